// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/index_workshop.h"

#include "index/index_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean fail_io(const char *what, GError **error)
{
    return undex_error_fail(error, UNDEX_ERROR_IO, "%s: %s", what, g_strerror(errno));
}

/* An index in the folder, as far as it was made. */
static void empty_index(const char *folder)
{
    static const char *const names[] = {UNDEX_INDEX_DATABASE, UNDEX_INDEX_DATABASE ".new",
                                        UNDEX_INDEX_DATABASE ".old"};
    g_autofree char *writer = g_build_filename(folder, "writer.pid", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *database = g_build_filename(folder, names[i], NULL);
        undex_index_folder_remove(database);
    }
    unlink(writer);
}

/* Removes what merging and splitting put there, and nothing else. */
static void empty(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *part = g_build_filename(path, name, NULL);
        if (g_str_has_prefix(name, UNDEX_INDEX_SPLIT_LIST))
            unlink(part);
        if (strspn(name, "0123456789") != strlen(name) || g_file_test(part, G_FILE_TEST_IS_SYMLINK))
            continue;
        empty_index(part);
        rmdir(part);
    }
    empty_index(path);
}

static gboolean is_empty(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    return dir && !g_dir_read_name(dir);
}

/* The folder is locked, and still where it was: who had it before may have given it its name. FALSE with
 * errno. */
static gboolean lock(int folder, const char *path)
{
    enum {
        TRIES = 50,
        PAUSE_MICROSECONDS = 20000
    }; /* of one who was killed, a process may not be gone yet */
    struct stat own, there;
    gboolean locked = FALSE;
    for (int i = 0; i < TRIES && !locked; i++) {
        locked = flock(folder, LOCK_EX | LOCK_NB) == 0;
        if (!locked && errno != EWOULDBLOCK)
            return FALSE;
        if (!locked)
            g_usleep(PAUSE_MICROSECONDS);
    }
    if (!locked)
        return FALSE;
    errno = EWOULDBLOCK;
    return fstat(folder, &own) == 0 && lstat(path, &there) == 0 && own.st_dev == there.st_dev &&
           own.st_ino == there.st_ino;
}

static gboolean begin(undex_workshop *workshop, GError **error)
{
    struct stat facts;
    g_autofree char *parent = g_path_get_dirname(workshop->path);
    if (g_mkdir_with_parents(parent, 0777) != 0 || (mkdir(workshop->path, 0700) != 0 && errno != EEXIST))
        return fail_io("it cannot be made", error);
    workshop->lock = open(workshop->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (workshop->lock < 0 || fstat(workshop->lock, &facts) != 0)
        return fail_io("it cannot be made", error);
    if (facts.st_uid != geteuid() || !lock(workshop->lock, workshop->path)) {
        gboolean busy = facts.st_uid == geteuid() && errno == EWOULDBLOCK;
        close(workshop->lock);
        workshop->lock = -1;
        return busy ? undex_error_fail(error, UNDEX_ERROR_INDEX, "another process is making it")
                    : undex_error_fail(error, UNDEX_ERROR_IO, "%s beside it stands in the way",
                                       workshop->path);
    }
    empty(workshop->path);
    return is_empty(workshop->path) ||
           undex_error_fail(error, UNDEX_ERROR_INDEX,
                            "%s holds other files; see what they are, and remove it", workshop->path);
}

undex_workshop *undex_workshop_new(const char *folder, GError **error)
{
    g_autoptr(undex_workshop) workshop = g_new0(undex_workshop, 1);
    g_autofree char *parent = g_path_get_dirname(folder), *name = g_path_get_basename(folder);
    mode_t mask = umask(0);
    umask(mask);
    workshop->lock = -1;
    workshop->mode = 0777 & ~mask;
    workshop->folder = g_strdup(folder);
    workshop->path = g_strdup_printf("%s/.%s.undex-new", parent, name);
    return begin(workshop, error) ? g_steal_pointer(&workshop) : NULL;
}

/* Nothing that has come to be there meanwhile is replaced. */
static gboolean give_name(const char *path, const char *folder)
{
#ifdef RENAME_NOREPLACE
    if (renameat2(AT_FDCWD, path, AT_FDCWD, folder, RENAME_NOREPLACE) == 0)
        return TRUE;
    if (errno != EINVAL && errno != ENOSYS) /* what a file system says that does not know it */
        return FALSE;
#endif
    return rename(path, folder) == 0;
}

gboolean undex_workshop_take(undex_workshop *workshop, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(workshop->folder);
    if (!undex_index_sync(workshop->path, TRUE, error))
        return FALSE;
    if (fchmod(workshop->lock, workshop->mode) != 0 && errno != EPERM && errno != EOPNOTSUPP)
        return fail_io("who may read it cannot be set", error);
    if (!give_name(workshop->path, workshop->folder))
        return fail_io("it cannot be put in its place", error);
    g_clear_pointer(&workshop->path, g_free);
    return undex_index_sync(parent, FALSE, error);
}

void undex_workshop_free(undex_workshop *workshop)
{
    if (!workshop)
        return;
    if (workshop->path && workshop->lock >= 0) {
        empty(workshop->path);
        rmdir(workshop->path);
    }
    if (workshop->lock >= 0)
        close(workshop->lock);
    g_free(workshop->folder);
    g_free(workshop->path);
    g_free(workshop);
}
