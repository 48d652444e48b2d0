// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "\x89PNG", "<svg" */
enum { KIND_BYTES = 4 };

static gboolean is_same_kind(const char *path, const char *bytes, gsize length)
{
    char head[KIND_BYTES];
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    gssize n = fd < 0 ? -1 : read(fd, head, sizeof head);
    if (fd >= 0)
        close(fd);
    return n == 0 || (n == KIND_BYTES && length >= KIND_BYTES && memcmp(head, bytes, KIND_BYTES) == 0);
}

static gboolean is_in_index(undex_index *store, const char *path)
{
    g_autoptr(undex_file) known = NULL;
    char *real = realpath(path, NULL);
    gboolean in = store && real && (!undex_index_find_file(store, real, &known, NULL) || known);
    free(real);
    return in;
}

static gboolean write_through(const char *path, const char *bytes, gsize length, GError **error)
{
    FILE *file = fopen(path, "we");
    gboolean written = file && fwrite(bytes, 1, length, file) == length;
    int why = errno;
    if (file && fclose(file) != 0 && written) {
        written = FALSE;
        why = errno;
    }
    return written || undex_error_fail(error, UNDEX_ERROR_IO, "%s", g_strerror(why));
}

gboolean undex_output_file(undex_index *store, const char *path, const char *bytes, gsize length,
                           GError **error)
{
    struct stat facts;
    if (stat(path, &facts) != 0)
        return g_file_set_contents(path, bytes, (gssize)length, error);
    if (S_ISBLK(facts.st_mode))
        return undex_error_fail(error, UNDEX_ERROR_IO, "it is a disk; name a file");
    if (!S_ISREG(facts.st_mode))
        return write_through(path, bytes, length, error);
    if (is_in_index(store, path))
        return undex_error_fail(error, UNDEX_ERROR_IO, "it is a document of the index; name another file");
    if (!is_same_kind(path, bytes, length))
        return undex_error_fail(
            error, UNDEX_ERROR_IO,
            "it is there already and is no such picture; name another file, or remove it");
    if (access(path, W_OK) != 0)
        return undex_error_fail(error, UNDEX_ERROR_IO, "it may only be read; name another file");
    return g_file_set_contents(path, bytes, (gssize)length, error);
}
