// SPDX-License-Identifier: GPL-3.0-or-later
/* What the evidence leaves open goes into the record's warnings, in plain words, by name and page, so that
 * a reader knows where to look. How much of the document is free of warnings is its quality. */
#include "segment/warnings/warnings.h"

#include <string.h>

enum { MOST_HALVINGS = 10 }; /* of the quality */

/* Pages of a PDF that carry no text count as warned of: whatever stands on them is in no passage. */
static double quality_of(const warnings_sheet *sheet)
{
    const GPtrArray *pages = sheet->view->source->pages;
    guint warned = 0, all = MAX(sheet->warned->len, 1);
    for (guint i = 0; i < sheet->warned->len; i++) {
        const undex_source_page *page = i < pages->len ? g_ptr_array_index(pages, i) : NULL;
        gboolean empty = sheet->view->source->format == UNDEX_FORMAT_PDF && page && !page->glyphs->len;
        warned += sheet->warned->data[i] || empty;
    }
    double quality = 1 - (double)warned / all;
    for (guint i = 0; i < MIN(sheet->whole, MOST_HALVINGS); i++)
        quality /= 2;
    return quality;
}

void segment_warnings(const segment_view *view, const GArray *notes, undex_document *document)
{
    warnings_sheet sheet = {.view = view, .notes = notes, .document = document};
    guint pages = MAX((guint)MAX(document->pages, 0), 1);
    sheet.warned = g_byte_array_sized_new(pages);
    g_byte_array_set_size(sheet.warned, pages);
    memset(sheet.warned->data, 0, pages);
    /* What earlier steps warn of, a symbol that the file's name contradicts, is about the document as a
     * whole. */
    sheet.whole = document->warnings->len - MIN(document->warnings->len, view->source->warnings->len);
    warnings_numbers(&sheet);
    warnings_passages(&sheet);
    warnings_notes(&sheet);
    document->quality = quality_of(&sheet);
    g_byte_array_unref(sheet.warned);
}
