// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Furniture: what a page repeats or carries for the printer's sake. Two kinds of evidence: the form of a line
 * in the margin bands (page numbers, job numbers), and the same text at the same height on page after page.
 */
#include "segment/layout/page_furniture.h"

#include "segment/segment_patterns.h"

#include <string.h>

enum { MOST_CELLS = 8 }; /* cells of a line that are looked at; the last holds the rest */

/* Forms that are furniture in a margin band wherever they stand; a page's number is besides them. `any`: on
 * any height of the page. */
static const struct {
    segment_pattern pattern;
    gboolean head, foot, any;
} forms[] = {
    {PATTERN_JOB_NUMBER, TRUE, TRUE, FALSE},   {PATTERN_BARCODE, TRUE, TRUE, TRUE},
    {PATTERN_SCAN_FOOT, FALSE, TRUE, FALSE},   {PATTERN_RECYCLE, FALSE, TRUE, TRUE},
    {PATTERN_CONTINUED, FALSE, TRUE, TRUE},    {PATTERN_PAGE_LINE, TRUE, TRUE, FALSE},
    {PATTERN_SYMBOL_LINE, TRUE, FALSE, FALSE}, {PATTERN_LANGUAGE_LINE, TRUE, FALSE, FALSE},
};

float furniture_page_height(const segment_view *view, const segment_line *line)
{
    const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
    return (float)(line->turned ? page->width : page->height);
}

gboolean furniture_in_head(const segment_view *view, const segment_line *line)
{
    return line->y1 < FURNITURE_BAND * furniture_page_height(view, line);
}

gboolean furniture_in_foot(const segment_view *view, const segment_line *line)
{
    return line->y0 > (1 - FURNITURE_BAND) * furniture_page_height(view, line);
}

gboolean furniture_begins_note(const segment_line *line)
{
    return line->marks && g_array_index(line->marks, segment_mark, 0).at == 0;
}

static gboolean cell_fits(const char *cell, gboolean head, gboolean foot)
{
    for (guint f = 0; f < G_N_ELEMENTS(forms); f++)
        if ((forms[f].any || (forms[f].head && head) || (forms[f].foot && foot)) &&
            segment_matches(forms[f].pattern, cell, NULL))
            return TRUE;
    return FALSE;
}

/* How many of a line's cells have a form of furniture, and how many that of a page's number. */
typedef struct {
    guint cells, fits, numbers;
} form_count;

static form_count count_forms(const segment_view *view, const segment_line *line)
{
    /* A symbol on the first page is the masthead's. */
    gboolean head = furniture_in_head(view, line) && line->page > 1, foot = furniture_in_foot(view, line);
    form_count count = {0};
    g_auto(GStrv) cells = g_strsplit(line->text, "\t", MOST_CELLS);
    for (; cells[count.cells]; count.cells++) {
        const char *cell = g_strstrip(cells[count.cells]);
        gboolean number = (head || foot) && segment_matches(PATTERN_PAGE_NUMBER, cell, NULL);
        count.numbers += number;
        count.fits += number || cell_fits(cell, head, foot);
    }
    return count;
}

gboolean furniture_is_page_number(const segment_view *view, const segment_line *line)
{
    form_count count = count_forms(view, line);
    return count.cells == 1 && count.numbers == 1;
}

/* Whether each cell of a line has the form of furniture. A number that stands alone needs its place, too, and
 * a row of numbers is a table's. */
static gboolean has_form(const segment_view *view, const segment_line *line)
{
    form_count count = count_forms(view, line);
    if (count.fits && count.fits == count.cells)
        return count.numbers < count.cells;
    /* At the very foot one cell tells: a number beside the document's name. */
    return count.fits && line->page > 1 &&
           line->y0 > (1 - FURNITURE_BAND / 2) * furniture_page_height(view, line);
}

static void mark_forms(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_BODY && !furniture_begins_note(line) && has_form(view, line))
            line->verdict.role = ROLE_FURNITURE;
    }
}

/* The job number, for the record: furniture, but worth keeping. */
static void keep_job_number(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && !document->job_number; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->page > 2)
            return;
        g_auto(GStrv) cells = g_strsplit(line->text, "\t", 8);
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
