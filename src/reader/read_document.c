// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/read_document.h"

#include "segment/segment.h"

GBytes *undex_read_document_bytes(int fd, GError **error)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(fd, FALSE, NULL);
    if (file)
        return g_mapped_file_get_bytes(file);
    return undex_error_null(error, UNDEX_ERROR_LIMIT, "not enough memory to read it");
}

undex_document *undex_read_document(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                                    GError **error)
{
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, path, limits, error);
    if (!source)
        return NULL;
    g_autoptr(undex_document) document = undex_segment(source);
    if (!document->passages->len)
        return undex_error_null(error, UNDEX_ERROR_EMPTY, "no text found in it");
    return g_steal_pointer(&document);
}
