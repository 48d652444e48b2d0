// SPDX-License-Identifier: GPL-3.0-or-later
/* Some lists without numbers belong to a numbered paragraph: the officers, the votes, the quotations that
 * its colon promises. What begins by its form (a number, an item, a heading, a table) is never asked here. */
#include "segment/structure/passages.h"

#include "segment/headings/headings.h"
#include "segment/layout/line_places.h"
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"

#include <math.h>
#include <string.h>

static const float NEAR = 4; /* of the pitch: what belongs to a paragraph stands closer below it */
enum { ABOVE_TABLE = 4 };    /* lines that are looked at for a table below */

#define LEAD_BYTES    48 /* of "Vice-Chair-cum-Rapporteur:" and its like, at most */
#define CLOSING_LINES 40 /* of the text that closes a list, at most */

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
    for (guint i = index + 1; i < view->lines->len && i < index + ABOVE_TABLE; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->page != segment_line_at(view, index)->page || next->verdict.role == ROLE_TABLE)
            return next->verdict.role == ROLE_TABLE;
        if (next->verdict.role == ROLE_BODY && next->y0 > segment_line_at(view, index)->y1 + view->pitch)
            return FALSE;
    }
    return FALSE;
}

/* Near the paragraph: at its margin or set in, not far below, not centred or at the right like signatures. */
static gboolean is_near(const segment_view *view, const open_passage *open, const segment_line *above,
                        const segment_line *line)
{
    if (fabsf(line->size - above->size) > TYPE_NEAR_SHARE * above->size ||
        !segment_is_body_size(view, line) || line->aside)
        return FALSE;
    if (line->column != above->column)
        return TRUE;
    float left = open->left > 0 ? MIN(open->left, view->left) : view->left;
    if (line->x0 < left - PLACE_SAME || line->x0 > left + WIDTH_BLOCK * (line->right - left))
        return FALSE;
    return line->page != above->page || line->y1 - above->y1 < NEAR * view->pitch;
}

/* Whether a text breaks off: after a comma, or after the dash that leads to what all its items share. */
static gboolean breaks_off(const GString *text)
{
    static const char *const ends[] = {",", " -", " \u2013", " \u2014"};
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(text->str, ends[i]))
            return TRUE;
    return FALSE;
}

/* Whether a line begins with the number behind `label`: 13 behind 12, 4.8 behind 4.7. */
static gboolean is_next_number(const char *label, const char *text)
{
    const char *stop = strrchr(label, '.');
    gsize prefix = stop ? (gsize)(stop + 1 - label) : 0;
    return strncmp(label, text, prefix) == 0 &&
           segment_line_value(text + prefix) == segment_line_value(label + prefix) + 1;
}

/* Text back at the margin below a quotation or a list that is set in. Where the next number follows without a
 * heading between, every paragraph has a number, and this one is still that of the list. */
static gboolean closes_list(const segment_view *view, const open_passage *open, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (leaves(view, line, WIDTH_FULL) || line->x0 > view->left + PLACE_INDENT ||
        segment_line_at(view, open->list)->x0 <= view->left + PLACE_INDENT)
        return FALSE;
    for (guint i = index + 1; i < view->lines->len && i < index + CLOSING_LINES; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->verdict.number >= 0)
            return is_next_number(open->passage->label, next->text);
        if (next->verdict.role == ROLE_TABLE || segment_heading_level(view, i) != LEVEL_NONE)
            return FALSE;
    }
    return FALSE;
}

/* Another paragraph of a quotation that is set in: no line of it begins further left than the one before. */
static gboolean is_quoted_on(const segment_view *view, const open_passage *open, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (open->left <= view->left + PLACE_INDENT || line->x0 < open->left - PLACE_SAME ||
        leaves(view, line, WIDTH_FULL))
        return FALSE;
    const segment_line *next = index + 1 < view->lines->len ? segment_line_at(view, index + 1) : NULL;
    return !next || !segment_same_place(line, next) || next->verdict.role != ROLE_BODY ||
           next->x0 >= open->left - PLACE_SAME;
}

gboolean unnumbered_lists_goes_on(const segment_view *view, const open_passage *open, guint index)
{
    undex_kind kind = open->passage->kind;
    if ((kind != UNDEX_KIND_PARAGRAPH && kind != UNDEX_KIND_OPERATIVE) || !open->passage->label ||
        view->source->format != UNDEX_FORMAT_PDF)
        return FALSE;
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    if (!is_near(view, open, above, line) || leads_a_table(view, index))
        return FALSE;
    char last = last_of(open->text);
    if (last == ':' || breaks_off(open->text))
        return TRUE;
    if (!open->list)
        return FALSE;
    if (last == ';' || is_quoted_on(view, open, index) || closes_list(view, open, index))
        return TRUE;
    const segment_line *first = segment_line_at(view, open->list);
    form like = form_of(first);
    if (like != FORM_OTHER && like == form_of(line))
        return TRUE;
    /* Entries without a form of their own are short; those set in may be longer. */
    float share = first->x0 > view->left + PLACE_INDENT ? WIDTH_FULL : WIDTH_SHORT;
    return leaves(view, line, share) && leaves(view, first, share) &&
           fabsf(line->x0 - first->x0) < PLACE_SAME;
}

void unnumbered_lists_note(open_passage *open, guint index)
{
    if (!open->list && last_of(open->text) == ':')
        open->list = index;
}

gboolean unnumbered_lists_is_quoted(const open_passage *open, const segment_line *line)
{
    char last = last_of(open->text);
    return (last == ':' || (open->list && (last == ',' || last == ';'))) && form_of(line) == FORM_QUOTE;
}

gboolean unnumbered_lists_breaks(const segment_view *view, const open_passage *open, guint index)
{
    return open->list && leaves(view, segment_line_at(view, open->last_line), WIDTH_SHORT) &&
           leaves(view, segment_line_at(view, index), WIDTH_SHORT);
}
