// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/open_path.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

/* Opens what a path shorter than PATH_MAX names below `at`; -1 and errno. */
typedef int opener(int at, const char *path, int flags);

static void close_folder(int at)
{
    int why = errno;
    if (at != AT_FDCWD)
        close(at);
    errno = why;
}

static int open_parts(const char *path, int flags, opener *open_part)
{
    int at = AT_FDCWD;
    while (strlen(path) >= PATH_MAX) {
        const char *cut = g_strrstr_len(path, PATH_MAX - 1, "/");
        g_autofree char *part = cut && cut > path ? g_strndup(path, (gsize)(cut - path)) : NULL;
        int next = part ? open_part(at, part, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
        errno = part ? errno : ENAMETOOLONG;
        close_folder(at);
        if (next < 0)
            return -1;
        at = next;
        for (path = cut; *path == '/';)
            path++;
    }
    int fd = open_part(at, path, flags | O_CLOEXEC);
    close_folder(at);
    return fd;
}

static int open_following(int at, const char *path, int flags)
{
    return openat(at, path, flags);
}

/* A folder that is a link is "not a directory" to openat(). */
static int open_name(int at, const char *name, int flags)
{
    struct stat facts;
    int fd = openat(at, name, flags | O_NOFOLLOW);
    if (fd < 0 && errno == ENOTDIR && fstatat(at, name, &facts, AT_SYMLINK_NOFOLLOW) == 0)
        errno = S_ISLNK(facts.st_mode) ? ELOOP : ENOTDIR;
    return fd;
}

/* Name by name, where the system cannot do it in one step. */
static int open_stepwise(int at, const char *path, int flags)
{
    enum { FOLDER = O_PATH | O_DIRECTORY | O_CLOEXEC };
    g_auto(GStrv) names = g_strsplit(path, "/", -1);
    int fd = *path == '/' ? open("/", FOLDER) : at;
    for (char **name = names; fd != -1 && *name; name++) {
        int next = open_name(fd, **name ? *name : ".", name[1] ? FOLDER : flags);
        if (fd != at)
            close_folder(fd);
        fd = next;
    }
    return fd;
}

static int open_without_links(int at, const char *path, int flags)
{
#ifdef SYS_openat2
    struct open_how how = {.flags = (guint64)flags, .resolve = RESOLVE_NO_SYMLINKS};
    int fd = (int)syscall(SYS_openat2, at, path, &how, sizeof how);
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM)) /* EPERM: of containers that do not know the call */
        return fd;
#endif
    return open_stepwise(at, path, flags);
}

int undex_path_open(const char *path, int flags)
{
    return open_parts(path, flags, open_following);
}

int undex_path_open_found(const char *path, int flags)
{
    return open_parts(path, flags, open_without_links);
}
