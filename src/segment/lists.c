// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Lists without numbers that belong to a numbered paragraph: the officers, the votes, the quotations that
 * its colon promises. What begins by its form (a number, an item, a heading, a table) is never asked here.
 */
#include "steps.h"

#include <math.h>
#include <string.h>

#define LEAD_BYTES 48 /* of "Vice-Chair-cum-Rapporteur:" and its like, at most */

typedef enum {
    FORM_OTHER,
    FORM_LEAD,  /* "Chair:", "In favour: Algeria, ..." */
    FORM_QUOTE, /* "Noting ... */
} form;

static form form_of(const segment_line *line)
{
    static const gunichar quotes[] = {'"', 0x201C, 0x201E, 0xAB};
    gunichar first = g_utf8_get_char(line->text);
    for (guint i = 0; i < G_N_ELEMENTS(quotes); i++)
        if (first == quotes[i])
            return FORM_QUOTE;
    const char *colon = strchr(line->text, ':');
    gboolean lead = colon && colon > line->text && colon - line->text <= LEAD_BYTES &&
                    (!colon[1] || g_ascii_isspace(colon[1]));
    return lead ? FORM_LEAD : FORM_OTHER;
}

/* Whether a line leaves that share of its column free at the end. */
static gboolean leaves(const segment_view *view, const segment_line *line, float share)
{
    return line->x1 < line->right - share * (line->right - view->left);
}

static char last_of(const GString *text)
{
    gsize end = text->len;
    while (end && g_ascii_isspace(text->str[end - 1]))
        end--;
    return end ? text->str[end - 1] : '\0';
}

/* A line above a table is the table's: its unit, the head of a column. */
static gboolean leads_a_table(const segment_view *view, guint index)
{
    for (guint i = index + 1; i < view->lines->len && i < index + 4; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->page != segment_line_at(view, index)->page || next->role == ROLE_TABLE)
            return next->role == ROLE_TABLE;
        if (next->role == ROLE_BODY && next->y0 > segment_line_at(view, index)->y1 + view->pitch)
            return FALSE;
    }
    return FALSE;
}

/* Near the paragraph: at its margin or set in, not far below, not centred or at the right as signatures are.
 */
static gboolean is_near(const segment_view *view, const segment_open *open, const segment_line *above,
                        const segment_line *line)
{
    if (fabsf(line->size - above->size) > 0.07F * above->size || !segment_is_body_size(view, line) ||
        line->aside)
        return FALSE;
    if (line->column != above->column)
        return TRUE;
    float left = open->left > 0 ? MIN(open->left, view->left) : view->left;
    if (line->x0 < left - 3 || line->x0 > left + 0.35F * (line->right - left))
        return FALSE;
    return line->page != above->page || line->y1 - above->y1 < 4 * view->pitch;
}

gboolean segment_list_goes_on(const segment_view *view, const segment_open *open, guint index)
{
    undex_kind kind = open->passage->kind;
    if ((kind != UNDEX_KIND_PARAGRAPH && kind != UNDEX_KIND_OPERATIVE) || !open->passage->label ||
        view->source->format != UNDEX_FORMAT_PDF)
        return FALSE;
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    if (!is_near(view, open, above, line) || leads_a_table(view, index))
        return FALSE;
    char last = last_of(open->text);
    if (last == ':')
        return TRUE;
    if (!open->list)
        return FALSE;
    if (last == ';' || last == ',')
        return TRUE;
    const segment_line *first = segment_line_at(view, open->list);
    form like = form_of(first);
    if (like != FORM_OTHER && like == form_of(line))
        return TRUE;
    /* Entries without a form of their own are short; those set in may be longer. */
    float share = first->x0 > view->left + 15 ? 0.1F : 0.25F;
    return leaves(view, line, share) && leaves(view, first, share) && fabsf(line->x0 - first->x0) < 3;
}

void segment_list_note(segment_open *open, guint index)
{
    if (!open->list && last_of(open->text) == ':')
        open->list = index;
}

gboolean segment_list_breaks(const segment_view *view, const segment_open *open, guint index)
{
    return open->list && leaves(view, segment_line_at(view, open->last_line), 0.25F) &&
           leaves(view, segment_line_at(view, index), 0.25F);
}
