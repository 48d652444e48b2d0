// SPDX-License-Identifier: GPL-3.0-or-later
/* Page furniture is what a page repeats or carries for the printer's sake. Two kinds of evidence tell
 * it: the form of a line in the margin bands (page numbers, job numbers), and the same text at the same
 * height on page after page. */
#include "segment/layout/page_furniture.h"

#include "segment/segment_patterns.h"

#include <string.h>

static void mark_forms(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_BODY && !furniture_begins_note(line) && furniture_has_form(view, line))
            line->verdict.role = ROLE_PAGE_FURNITURE;
    }
}

/* The job number, for the record: page furniture, but worth keeping. */
static void keep_job_number(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && !document->job_number; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->page > 2)
            return;
        g_auto(GStrv) cells = g_strsplit(line->text, "\t", FURNITURE_CELLS);
        for (guint c = 0; cells[c]; c++) {
            if (!segment_matches(PATTERN_JOB_NUMBER, g_strstrip(cells[c]), NULL))
                continue;
            char *end = strpbrk(cells[c], " (*");
            if (end)
                *end = '\0';
            g_free(document->job_number);
            document->job_number = g_strdup(cells[c]);
            break;
        }
    }
}

void segment_furniture(segment_view *view, undex_document *document)
{
    if (view->source->format != UNDEX_FORMAT_PDF)
        return;
    keep_job_number(view, document);
    mark_forms(view);
    furniture_mark_running(view);
    furniture_mark_notices(view);
    /* What stands beside the text is kept apart: it interrupts nothing. What is turned is not searched. */
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if ((line->aside || line->margin) && line->verdict.role == ROLE_BODY)
            line->verdict.role = ROLE_BOILERPLATE;
    }
}
