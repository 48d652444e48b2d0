// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/passage/passage_confidence.h"

/* The glyphs of a box that OCR has read. */
static void add_box(const undex_source *source, const undex_box *box, guint64 *sum, guint64 *count)
{
    if (box->page < 1 || (guint)box->page > source->pages->len)
        return;
    const undex_source_page *page = g_ptr_array_index(source->pages, (guint)box->page - 1);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(page->glyphs, undex_glyph, i);
        double across = (g->x0 + g->x1) / 2, x = page->mirrored ? page->width - across : across,
               y = (g->y0 + g->y1) / 2;
        if (!g->confidence || x < box->x0 || x > box->x1 || y < box->y0 || y > box->y1)
            continue;
        *sum += g->confidence;
        ++*count;
    }
}

void segment_confidence(const undex_source *source, undex_document *document)
{
    for (guint i = 0; source->ocr_pages && i < document->passages->len; i++) {
        undex_passage *passage = g_ptr_array_index(document->passages, i);
        guint64 sum = 0, count = 0;
        for (guint k = 0; k < passage->boxes->len; k++)
            add_box(source, &g_array_index(passage->boxes, undex_box, k), &sum, &count);
        passage->ocr = count ? (int)((sum + count / 2) / count) : 0;
    }
}
