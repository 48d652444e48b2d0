// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/extract.h"

#include "extract/formats.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER = 1024, CHUNK = 256 * 1024 };
static const gint64 DEFAULT_MAX_BYTES = 512 * 1024 * 1024;

/* Readers of PDF allow rubbish before the header, within the first kilobyte. */
static gboolean is_pdf(const guint8 *bytes, gsize length)
{
    return memmem(bytes, MIN(length, HEADER), "%PDF-", 5) != NULL;
}

undex_source *undex_extract_bytes(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                                  GError **error)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    undex_source *source = length && is_pdf(data, length)
                               ? undex_extract_pdf(bytes, path, limits, error)
                               : undex_extract_text(data, length, path, limits, error);
    if (source && !source->sha256)
        source->sha256 = limits && limits->sha256 ? g_strdup(limits->sha256)
                                                  : g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    return source;
}

/* What a path names that is no file to read; NULL for a regular file. */
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
    return S_ISREG(mode) ? NULL : "no regular file";
}

/* Never waits for a writer of a pipe, never takes a terminal, never leaks into a child. */
static int open_regular(const char *path, GError **error)
{
    struct stat facts;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &facts) < 0) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot open it: %s", g_strerror(errno));
        if (fd >= 0)
            close(fd);
        return -1;
    }
    const char *kind = kind_of(facts.st_mode);
    if (!kind)
        return fd;
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_UNSUPPORTED, "%s, not a file", kind);
    close(fd);
    return -1;
}

/* Reads to the end, or fails over the ceiling. */
static GBytes *read_all(int fd, gint64 most, GError **error)
{
    g_autoptr(GByteArray) data = g_byte_array_new();
    g_autofree guint8 *chunk = g_malloc(CHUNK);
    for (;;) {
        ssize_t n = read(fd, chunk, CHUNK);
        if (n == 0)
            return g_byte_array_free_to_bytes(g_steal_pointer(&data));
        if (n < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = fd, .events = POLLIN};
            poll(&ready, 1, -1);
        } else if (n < 0 && errno != EINTR) {
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot read it: %s", g_strerror(errno));
            return NULL;
        } else if (n > 0 && (gint64)data->len + n > most) {
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT,
                        "larger than the limit of %" G_GINT64_FORMAT " bytes", most);
            return NULL;
        } else if (n > 0) {
            g_byte_array_append(data, chunk, (guint)n);
        }
    }
}

undex_source *undex_extract_file(const char *path, const undex_extract_limits *limits, GError **error)
{
    gboolean standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open_regular(path, error);
    if (fd < 0)
        return NULL;
    gint64 most = limits && limits->max_bytes ? limits->max_bytes : DEFAULT_MAX_BYTES;
    g_autoptr(GBytes) bytes = read_all(fd, MIN(most, G_MAXINT), error);
    if (!standard)
        close(fd);
    return bytes ? undex_extract_bytes(bytes, path, limits, error) : NULL;
}
