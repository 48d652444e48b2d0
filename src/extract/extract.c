// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include "extract/formats.h"

#include <string.h>

enum { HEADER = 1024 };

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
    if (source && undex_extract_is_absence(source)) {
        g_clear_pointer(&source, undex_source_free);
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_EMPTY,
                    "no document: the page says that the document does not exist, as a document service does "
                    "where it has none");
    }
    return source;
}
