// SPDX-License-Identifier: GPL-3.0-or-later
/* The pipeline takes the steps of segmentation in their order, those of a PDF or those of a plain text. */
#include "segment/pipeline.h"

#include "segment/language/passage_languages.h"
#include "segment/layout/page_furniture.h"
#include "segment/layout/page_measures.h"
#include "segment/layout/rows.h"
#include "segment/layout/text_damage.h"
#include "segment/notes/find_notes.h"
#include "segment/notes/link_marks.h"
#include "segment/numbers/paragraph_numbers.h"
#include "segment/passage/passage_confidence.h"
#include "segment/plain/plain.h"
#include "segment/structure/link_cites.h"
#include "segment/structure/passages.h"
#include "segment/tables/table.h"
#include "segment/title_page/masthead.h"
#include "segment/warnings/warnings.h"

#include "undex/citation.h"

void segment_view_clear(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        g_free(line->text);
        if (line->marks)
            g_array_unref(line->marks);
    }
    g_array_unref(view->lines);
    g_clear_pointer(&view->gaps, g_array_unref);
    g_clear_pointer(&view->frames, g_ptr_array_unref);
    g_clear_pointer(&view->tables, segment_table_store_free);
    g_clear_pointer(&view->words, g_hash_table_unref);
}

/* Pages that carry no text at all, of how many. */
static undex_text_layer text_layer(const undex_source *source)
{
    guint empty = 0;
    if (source->format == UNDEX_FORMAT_TEXT)
        return UNDEX_TEXT_FULL;
    if (source->ocr_pages)
        return UNDEX_TEXT_OCR;
    for (guint i = 0; i < source->pages->len; i++)
        empty += ((undex_source_page *)g_ptr_array_index(source->pages, i))->glyphs->len == 0;
    return empty == 0 ? UNDEX_TEXT_FULL : empty < source->pages->len ? UNDEX_TEXT_PARTIAL : UNDEX_TEXT_NONE;
}

undex_document *segment_run(const undex_source *source, segment_view *view, GArray **notes)
{
    undex_document *document = undex_document_new();
    g_autoptr(GArray) numbers = NULL;
    document->path = g_strdup(source->path);
    document->text_layer = text_layer(source);
    document->pages = (int)source->pages->len;
    for (guint i = 0; i < source->warnings->len; i++)
        g_ptr_array_add(document->warnings, g_strdup(g_ptr_array_index(source->warnings, i)));
    for (guint i = 0; i < source->attachments->len; i++)
        g_ptr_array_add(document->attachments, g_strdup(g_ptr_array_index(source->attachments, i)));
    if (source->format == UNDEX_FORMAT_PDF) {
        segment_rows(view, document);
        if (segment_is_damaged(view)) {
            document->text_layer = UNDEX_TEXT_DAMAGED;
            g_ptr_array_add(document->warnings, g_strdup("the text layer is damaged: letters come out as "
                                                         "others, words may not be found"));
        }
        segment_page_measures(view);
        segment_furniture(view, document);
        segment_page_labels(view);
        segment_tables(view);
        *notes = segment_notes(view);
        numbers = segment_numbers(view);
        segment_masthead(view, document);
        segment_link_marks(view, *notes);
    } else {
        segment_plain(view);
        segment_page_measures(view);
        *notes = segment_plain_steps(view, &numbers, document);
    }
    segment_passages(view, *notes, numbers, document);
    for (guint i = 0; i < document->passages->len; i++) {
        undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (passage->page_first >= 1 && (guint)passage->page_first <= source->pages->len)
            passage->page_label = segment_page_label(view, passage->page_first);
    }
    undex_document_find_cites(document);
    segment_link_cites(source, document);
    segment_passage_languages(document);
    segment_confidence(source, document);
    segment_warnings(view, *notes, document);
    return document;
}
