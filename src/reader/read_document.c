// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/read_document.h"

#include "segment/segment.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

GBytes *undex_read_document_bytes(int fd, GError **error)
{
    struct stat facts;
    gsize size = fstat(fd, &facts) == 0 ? (gsize)facts.st_size : 0, have = 0;
    g_autofree guint8 *data = g_try_malloc(MAX(size, 1));
    if (!data) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "not enough memory to read it");
        return NULL;
    }
    while (have < size) {
        ssize_t n = read(fd, data + have, size - have);
        if (n == 0)
            break; /* it shrank meanwhile: what is left is what it is now */
        if (n < 0 && errno != EINTR) {
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot read it: %s", g_strerror(errno));
            return NULL;
        }
        have += n > 0 ? (gsize)n : 0;
    }
    return g_bytes_new_take(g_steal_pointer(&data), have);
}

undex_document *undex_read_document(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                                    GError **error)
{
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, path, limits, error);
    if (!source)
        return NULL;
    g_autoptr(undex_document) document = undex_segment(source);
    if (!document->passages->len) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_EMPTY, "no text found in it");
        return NULL;
    }
    return g_steal_pointer(&document);
}
