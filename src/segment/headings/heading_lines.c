// SPDX-License-Identifier: GPL-3.0-or-later
/* These questions about one line need no other heading: the form of its number, its capitals, and how it
 * stands to the lines around it. */
#include "segment/headings/headings.h"

#include "segment/layout/typography.h"
#include "segment/letters.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

enum { FEWEST_CAPITALS = 4 };    /* letters that tell capitals */
static const float CENTRED = 14; /* points: what is free on both sides of a centred line differs by less */
static const float NEIGHBOUR_CENTRED = 16; /* the same of its neighbours, from the sums of their ends */

static const struct {
    segment_pattern pattern;
    segment_level level;
} numbered[] = {
    {PATTERN_ROMAN, LEVEL_ROMAN},
    {PATTERN_LETTER, LEVEL_LETTER},
    {PATTERN_ARABIC_HEADING, LEVEL_ARABIC},
    {PATTERN_ITEM, LEVEL_ITEM},
};

gboolean segment_has_letter(const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (segment_is_letter(segment_char_at(p)))
            return TRUE;
    return FALSE;
}

gboolean segment_is_capitals(const char *text)
{
    guint upper = 0, letters = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        letters += segment_is_letter(ch);
        upper += segment_is_capital(ch);
    }
    return letters >= FEWEST_CAPITALS && upper * 10 >= letters * 9;
}

gboolean headings_ends_like_text(const char *text)
{
    gsize n = strlen(text);
    while (n && strchr(" \t\"')", text[n - 1]))
        n--;
    return n && strchr(".;,", text[n - 1]) && !(n > 3 && g_str_has_suffix(text, "etc."));
}

static gboolean is_neighbour(const segment_view *view, const segment_line *line, const segment_line *other)
{
    float away = fabsf(other->y1 - line->y1);
    return other->page == line->page && other->column == line->column &&
           other->verdict.role == line->verdict.role && away > 1 &&
           away < PITCH_OF_TEXT * view->pitch * line->size / view->body &&
           fabsf(other->size - line->size) < TYPE_LIKE_SIZE;
}

/* Set in alike on both sides, and so are the lines close above and below: a line of a text that is set in as
 * a whole may be so by chance, but its neighbours begin where it does. */
gboolean segment_is_centred(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    float left = line->x0 - view->left, right = line->right - line->x1;
    if (left <= PLACE_SET_IN || right <= PLACE_SET_IN || fabsf(left - right) >= CENTRED)
        return FALSE;
    for (int step = -1; step <= 1; step += 2) {
        guint at = index + (guint)step;
        if (at >= view->lines->len)
            continue;
        const segment_line *other = segment_line_at(view, at);
        gboolean apart = fabsf((other->x0 + other->x1) - (line->x0 + line->x1)) > NEIGHBOUR_CENTRED ||
                         other->x0 < view->left + PLACE_MARGIN;
        if (is_neighbour(view, line, other) && apart)
            return FALSE;
    }
    return TRUE;
}

segment_level headings_numbered_level(const segment_line *line)
{
    for (guint i = 0; i < G_N_ELEMENTS(numbered); i++)
        if (segment_matches(numbered[i].pattern, line->text, NULL))
            return numbered[i].level;
    return LEVEL_PLAIN;
}

const segment_line *headings_close_below(const segment_view *view, guint index)
{
    if (index + 1 >= view->lines->len)
        return NULL;
    const segment_line *line = segment_line_at(view, index), *next = segment_line_at(view, index + 1);
    float away = next->y1 - line->y1;
    return next->page == line->page && next->column == line->column &&
                   next->verdict.role == line->verdict.role && away > 0 &&
                   away < PITCH_OF_HEADING * line->size
               ? next
               : NULL;
}

gboolean headings_stands_apart(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    return index == 0 || (line - 1)->page != line->page || (line - 1)->verdict.role == ROLE_PAGE_FURNITURE ||
           line->y1 - (line - 1)->y1 > PITCH_APART * view->pitch;
}
