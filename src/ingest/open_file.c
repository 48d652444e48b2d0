// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/open_file.h"

#include "ingest/open_path.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a path names that is no file to read. */
static const char *kind_of(mode_t mode)
{
    static const struct {
        mode_t mode;
        const char *name;
    } kinds[] = {
        {S_IFDIR, "a folder"}, {S_IFIFO, "a named pipe"}, {S_IFSOCK, "a socket"},
        {S_IFCHR, "a device"}, {S_IFBLK, "a device"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if ((mode & S_IFMT) == kinds[i].mode)
            return kinds[i].name;
    return "something odd";
}

static gboolean look(int fd, undex_file *file, gint64 most, GError **error)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return undex_error_fail(error, UNDEX_ERROR_IO, "cannot look at it: %s", g_strerror(errno));
    if (!S_ISREG(st.st_mode))
        return undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED, "%s, not a file", kind_of(st.st_mode));
    undex_file_look(file, &st);
    if (st.st_size <= most)
        return TRUE;
    g_autofree char *size = g_format_size((guint64)st.st_size), *ceiling = g_format_size((guint64)most);
    return undex_error_fail(error, UNDEX_ERROR_LIMIT, "too large: %s, at most %s are read", size, ceiling);
}

/* Not blocking: a pipe without a writer must not hold up the run before fstat() tells what it is. */
enum { FLAGS = O_RDONLY | O_NONBLOCK | O_NOCTTY };

static int looked_at(int fd, undex_file *file, gint64 most, GError **error)
{
    if (fd < 0)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot open it: %s", g_strerror(errno));
    else if (look(fd, file, most, error))
        return fd;
    else
        close(fd);
    return -1;
}

int undex_open_file_of(const char *path, undex_file *file, gint64 most, GError **error)
{
    return looked_at(undex_path_open(path, FLAGS), file, most, error);
}

int undex_open_file(const char *path, undex_file *file, GError **error)
{
    return undex_open_file_of(path, file, UNDEX_OPEN_FILE_MOST_BYTES, error);
}

int undex_open_file_found(const undex_found *found, const char *path, undex_file *file, GError **error)
{
    if (found->follows)
        return undex_open_file(path, file, error);
    int fd = undex_path_open_found(path, FLAGS);
    if (fd >= 0 || errno != ELOOP)
        return looked_at(fd, file, UNDEX_OPEN_FILE_MOST_BYTES, error);
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO,
                "cannot open it: it, or a folder above it, is a symbolic link by now; name what it leads to");
    return -1;
}
