// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a plain text. */
#include "extract/extract.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
    if (size >= 5 && g_strstr_len((const char *)data, (gssize)MIN(size, 1024), "%PDF-"))
        return 0; /* poppler is fuzzed elsewhere */
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, "fuzz.txt", NULL, NULL);
    for (guint i = 0; source && source->lines && i < source->lines->len; i++) {
        const undex_source_line *line = &g_array_index(source->lines, undex_source_line, i);
        g_assert_true(g_utf8_validate(line->text, line->bytes, NULL));
        g_assert_true(line->start >= 0 && line->start <= line->end && line->end <= (gint64)size);
    }
    return 0;
}
