// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Any bytes as what segmentation gets. The first byte says as what: an even one, a plain text; an odd one,
 * glyphs placed on pages, four bytes each (the character, its place, its size).
 */
#include "extract/extract.h"
#include "segment/segment.h"
#include "undex/index.h"
#include "undex/record.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static undex_source *place(const guint8 *data, gsize size)
{
    undex_source *source = undex_source_new(UNDEX_FORMAT_PDF, "fuzz.pdf");
    undex_font *font = g_new0(undex_font, 1);
    font->name = g_strdup("Times");
    g_ptr_array_add(source->fonts, font);
    undex_source_page *page = NULL;
    float x = 72, y = 72;
    for (gsize i = 0; i + 4 <= size; i += 4) {
        if (!page || data[i] == '\f') {
            page = undex_source_page_new((int)source->pages->len + 1);
            page->width = 612;
            page->height = 792;
            g_ptr_array_add(source->pages, page);
            x = y = 72;
        }
        float points = 5 + (float)(data[i + 3] % 16);
        if (data[i + 2] & 0x80) {
            y += (float)(data[i + 2] & 0x7f);
            x = 40 + (float)data[i + 1] * 2;
        }
        undex_glyph glyph = {.ch = data[i] < 0x21 ? '1' : data[i],
                             .x0 = x,
                             .y0 = y,
                             .x1 = x + points / 2,
                             .y1 = y + points,
                             .size = points};
        if (data[i] != ' ' && data[i] != '\f')
            g_array_append_val(page->glyphs, glyph);
        x += points / 2 + (data[i + 2] & 0x80 ? 0 : (float)(data[i + 2] & 7));
    }
    return source;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    if (size < 2)
        return 0;
    g_autoptr(GBytes) bytes = g_bytes_new_static(data + 1, size - 1);
    g_autoptr(undex_source) source = NULL;
    if (data[0] & 1)
        source = place(data + 1, size - 1);
    else if (!g_strstr_len((const char *)data + 1, (gssize)MIN(size - 1, 1024), "%PDF-"))
        source = undex_extract_bytes(bytes, "fuzz.txt", NULL, NULL);
    if (!source)
        return 0;
    g_autoptr(undex_document) document = undex_segment(source);
    static undex_preparer *preparer;
    if (!preparer)
        preparer = undex_preparer_new();
    g_autoptr(undex_prepared) prepared = undex_preparer_run(preparer, document, NULL);
    g_assert_true(!prepared || prepared->passages->len == document->passages->len);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        g_autoptr(GBytes) record = undex_passage_write_binary(passage);
        g_autoptr(undex_passage) back = undex_passage_read_binary(record, NULL);
        g_autofree char *made = undex_passage_to_json(passage);
        g_autofree char *kept = undex_passage_to_json(back);
        g_assert_cmpstr(kept, ==, made);
    }
    return 0;
}
