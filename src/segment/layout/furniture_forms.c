// SPDX-License-Identifier: GPL-3.0-or-later
/* Some lines in a margin band are page furniture by their form: numbers of pages, of jobs, and the like. */
#include "segment/layout/page_furniture.h"

#include "segment/segment_patterns.h"

/* Forms that are page furniture in a margin band wherever they stand; a page's number is besides them. `any`:
 * on any height of the page. */
static const struct {
    segment_pattern pattern;
    gboolean head, foot, any;
} forms[] = {
    {PATTERN_JOB_NUMBER, TRUE, TRUE, FALSE},   {PATTERN_BARCODE, TRUE, TRUE, TRUE},
    {PATTERN_SCAN_FOOT, FALSE, TRUE, FALSE},   {PATTERN_RECYCLE, FALSE, TRUE, TRUE},
    {PATTERN_CONTINUED, FALSE, TRUE, TRUE},    {PATTERN_PAGE_LINE, TRUE, TRUE, FALSE},
    {PATTERN_SYMBOL_LINE, TRUE, FALSE, FALSE}, {PATTERN_LANGUAGE_LINE, TRUE, FALSE, FALSE},
};

static gboolean cell_fits(const char *cell, gboolean head, gboolean foot)
{
    for (guint f = 0; f < G_N_ELEMENTS(forms); f++)
        if ((forms[f].any || (forms[f].head && head) || (forms[f].foot && foot)) &&
            segment_matches(forms[f].pattern, cell, NULL))
            return TRUE;
    return FALSE;
}

/* How many of a line's cells have a form of page furniture, and how many that of a page's number. */
typedef struct {
    guint cells, fits, numbers;
} form_count;

static form_count count_forms(const segment_view *view, const segment_line *line)
{
    /* A symbol on the first page is the masthead's. */
    gboolean head = furniture_in_head(view, line) && line->page > 1, foot = furniture_in_foot(view, line);
    form_count count = {0};
    g_auto(GStrv) cells = g_strsplit(line->text, "\t", FURNITURE_CELLS);
    for (; cells[count.cells]; count.cells++) {
        const char *cell = g_strstrip(cells[count.cells]);
        gboolean number = (head || foot) && segment_matches(PATTERN_PAGE_NUMBER, cell, NULL);
        count.numbers += number;
        count.fits += number || cell_fits(cell, head, foot);
    }
    return count;
}

gboolean furniture_has_form(const segment_view *view, const segment_line *line)
{
    form_count count = count_forms(view, line);
    if (count.fits && count.fits == count.cells)
        return count.numbers < count.cells;
    /* At the very foot one cell tells: a number beside the document's name. */
    return count.fits && line->page > 1 &&
           line->y0 > (1 - FURNITURE_BAND / 2) * furniture_page_height(view, line);
}

gboolean furniture_is_page_number(const segment_view *view, const segment_line *line)
{
    form_count count = count_forms(view, line);
    return count.cells == 1 && count.numbers == 1;
}
