// SPDX-License-Identifier: GPL-3.0-or-later
/* The head of the first page holds symbols, dates, fields and the title, each found by a file of its own.
 * What stands above the title is the masthead. */
#include "segment/title_page/masthead.h"

#include "segment/headings/headings.h"

#include "record/metadata.h"

/* Everything above the title on the first page is masthead. */
static void mark_masthead(segment_view *view)
{
    guint end = 0;
    if (view->source->format != UNDEX_FORMAT_PDF)
        return;
    if (view->title_end > view->title_first) {
        end = view->title_first;
    } else {
        for (guint i = 0; i < view->lines->len && masthead_in_reach(view, i); i++) {
            const segment_line *line = segment_line_at(view, i);
            if (line->verdict.number >= 0 || segment_is_chapeau(view, i) ||
                segment_matches(PATTERN_MEETING_OPENS, line->text, NULL))
                break;
            if (segment_matches(PATTERN_DISTR, line->text, NULL) ||
                segment_matches(PATTERN_ORIGINAL, line->text, NULL) ||
                segment_matches(PATTERN_SESSION, line->text, NULL) ||
                segment_matches(PATTERN_AGENDA, line->text, NULL) ||
                segment_matches(PATTERN_SYMBOL_LINE, line->text, NULL))
                end = i + 1;
        }
    }
    for (guint i = 0; i < end; i++)
        if (segment_line_at(view, i)->verdict.role == ROLE_BODY ||
            segment_line_at(view, i)->verdict.role == ROLE_TABLE)
            segment_line_at(view, i)->verdict.role = ROLE_MASTHEAD;
}

void segment_masthead(segment_view *view, undex_document *document)
{
    masthead_symbols(view, document);
    masthead_dates(view, document);
    masthead_title(view, document);
    masthead_fields(view, document);
    mark_masthead(view);
    g_autofree char *printed = masthead_language(view);
    document->language = g_strdup(segment_language(view, printed));
    if (document->symbols->len)
        document->symbol = g_strdup(g_ptr_array_index(document->symbols, 0));
    document->key = undex_document_own_key(document, document->path ? document->path : "document");
}
