// SPDX-License-Identifier: GPL-3.0-or-later
/* A piece of a cell of a table says much by its text, its type and its place; this file asks it. */
#include "segment/layout/typography.h"
#include "segment/passage/open_passage.h"
#include "segment/tables/table_rows.h"

#include <math.h>
#include <string.h>

static const float NO_ROOM = 0.25F; /* of the type size, that stays free at the right edge of a cell */
static const float WITHIN = 0.5F;   /* points: a gap within a piece begins no nearer to its ends */
/* of dashes for none, of a year, of an entry's number */
enum { DASH_BYTES = 5, YEAR_DIGITS = 4, MOST_DIGITS = 4 };

static const float SPACE = 0.3F; /* of the type size, between words: a first word is tried above */

gboolean table_cell_is_figure(const table_body *t, const table_piece *p)
{
    const char *text = segment_line_at(t->view, p->line)->text;
    gboolean digits = FALSE, dashes = FALSE;
    for (const char *at = text + p->from; at < text + p->to; at = g_utf8_next_char(at)) {
        gunichar ch = g_utf8_get_char(at);
        if (g_unichar_isdigit(ch))
            digits = TRUE;
        else if (ch == '-' || ch == 0x2013 || ch == 0x2014 || ch == 0x2212 || ch == 0x2026)
            dashes = TRUE;
        else if (!strchr(" .,()%+*$/:'", ch < 0x80 ? (int)ch : 'x') && ch != 0xA0 && ch != 0x2009 &&
                 ch != 0x202F && ch != 0x20AC && ch != 0xA3)
            return FALSE;
    }
    return digits || (dashes && p->to - p->from <= DASH_BYTES);
}

gboolean table_cell_is_year(const table_body *t, const table_piece *p)
{
    const char *text = segment_line_at(t->view, p->line)->text + p->from;
    return strspn(text, "0123456789") == YEAR_DIGITS && (text[0] == '1' || text[0] == '2') &&
           text[YEAR_DIGITS] != ',' && text[YEAR_DIGITS] != '.';
}

gboolean table_cell_is_numbered(const table_body *t, const table_piece *p)
{
    const char *text = segment_line_at(t->view, p->line)->text + p->from;
    gsize digits = strspn(text, "0123456789");
    return digits && digits < MOST_DIGITS && text[digits] == '.' &&
           (text[digits + 1] == ' ' || text[digits + 1] == '\t');
}

gboolean table_cell_is_broken(const table_body *t, const table_piece *p)
{
    const char *text = segment_line_at(t->view, p->line)->text;
    if (p->to - p->from < 2)
        return FALSE;
    gunichar last = g_utf8_get_char(g_utf8_find_prev_char(text, text + p->to));
    return last == '-' || last == 0x2013 || last == '/' || last == '(' || last == ',';
}

static float first_word_width(const table_body *t, const table_piece *p)
{
    const segment_line *line = segment_line_at(t->view, p->line);
    for (guint g = 0; g < line->gap_count; g++) {
        const segment_gap *gap = &g_array_index(t->view->gaps, segment_gap, line->gap_first + g);
        if (gap->x0 > p->x0 + WITHIN && gap->x0 <= p->x1 + WITHIN)
            return gap->x0 - p->x0;
    }
    return p->x1 - p->x0;
}

gboolean table_cell_had_room(const table_body *t, const table_piece *above, const table_piece *p)
{
    float size = segment_line_at(t->view, p->line)->size;
    if (table_cell_is_broken(t, above))
        return FALSE;
    float right = above->spans ? t->edge : t->right[above->column];
    return above->x1 + SPACE * size + first_word_width(t, p) < right - NO_ROOM * size;
}

gboolean table_cell_same_style(const table_body *t, const table_piece *a, const table_piece *b)
{
    const segment_line *p = segment_line_at(t->view, a->line), *q = segment_line_at(t->view, b->line);
    if (fabsf(p->size - q->size) > TYPE_CELL_SIZE)
        return FALSE;
    gboolean leads = a->from == 0 && b->from == 0;
    return !leads || (p->bold_lead == q->bold_lead || p->bold == q->bold);
}

float table_cell_step(const table_body *t, const table_piece *above, const table_piece *p)
{
    const segment_line *a = segment_line_at(t->view, above->line), *b = segment_line_at(t->view, p->line);
    return a->page == b->page ? (b->y1 - a->y1) / MAX(b->size, 1) : TABLE_FAR;
}
