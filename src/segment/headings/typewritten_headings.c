// SPDX-License-Identifier: GPL-3.0-or-later
/* In typewritten documents no type tells headings from text, but their place does. */
#include "segment/headings/headings.h"

#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"

static const float SHORT = 0.15F; /* of the width of the text: a short line leaves more free at its end */
enum { BLOCK_LINES = 3 };         /* of one heading, at most */

/* Above the chapeau of a resolution stands its title, set in on both sides, whatever its type. */
static gboolean is_act_title(const segment_view *view, guint index)
{
    enum { TITLE_LINES = 6 };
    const segment_line *line = segment_line_at(view, index);
    if (line->x0 < view->left + PLACE_SET_IN || line->x1 > line->right - PLACE_MARGIN)
        return FALSE;
    for (guint i = index + 1; i < view->lines->len && i <= index + TITLE_LINES; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->page != line->page || next->verdict.role != line->verdict.role || next->verdict.number >= 0)
            return FALSE;
        if (segment_is_chapeau(view, i))
            return next->y1 - (next - 1)->y1 > PITCH_OF_HEADING * line->size;
        if (!headings_close_below(view, i - 1) || next->x0 < view->left + PLACE_SET_IN)
            return FALSE;
    }
    return FALSE;
}

/* Whether lines close to one another may be a heading by their words and their place. */
static gboolean is_heading_block(const segment_view *view, guint first, guint end)
{
    const segment_line *line = segment_line_at(view, first), *last = segment_line_at(view, end);
    for (guint i = first; i <= end; i++)
        if (segment_line_at(view, i)->verdict.number >= 0 || segment_line_at(view, i)->cells > 1)
            return FALSE;
    return end - first < BLOCK_LINES && headings_stands_apart(view, first) &&
           !headings_ends_like_text(last->text) && !g_str_has_suffix(last->text, ":") &&
           last->x1 < last->right - WIDTH_FULL * (last->right - view->left) &&
           (g_unichar_isupper(g_utf8_get_char(line->text)) || headings_numbered_level(line) != LEVEL_PLAIN);
}

/* Lines that stand apart right above a numbered paragraph are its heading, whatever their type and place: the
 * first of them, or one after it. `first` is set to the first. */
gboolean headings_heads_paragraph(const segment_view *view, guint index, guint *first)
{
    enum { LINES = 3, HEADINGS = 3 }; /* of one heading; one below the other */
    *first = index;
    while (*first && index - *first < LINES && headings_close_below(view, *first - 1))
        --*first;
    guint from = *first;
    for (guint headings = 0; headings < HEADINGS; headings++) {
        guint end = from;
        while (end - from < LINES && headings_close_below(view, end))
            end++;
        if (!is_heading_block(view, from, end) || end + 1 >= view->lines->len)
            return FALSE;
        const segment_line *last = segment_line_at(view, end), *next = last + 1;
        if (next->page != last->page || next->y1 - last->y1 < PITCH_APART * view->pitch)
            return FALSE;
        if (next->verdict.number >= 0)
            return TRUE;
        if (headings_numbered_level(next) == LEVEL_PLAIN)
            return FALSE;
        from = end + 1;
    }
    return FALSE;
}

/* A typewriter has no bold type: what stands apart, centred, in capitals or short with a number is one. */
segment_level headings_typewritten_level(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (line->text[0] == '"' || g_str_has_prefix(line->text, "“") || /* quoted */
        segment_matches(PATTERN_OFFICER, line->text, NULL) ||
        segment_matches(PATTERN_CHAPEAU, line->text, NULL) ||
        segment_matches(PATTERN_PREAMBULAR, line->text, NULL))
        return LEVEL_NONE;
    guint first;
    if (headings_heads_paragraph(view, index, &first))
        return first == index ? headings_numbered_level(line) : LEVEL_PLAIN;
    if (!headings_stands_apart(view, index))
        return LEVEL_NONE;
    segment_level level = headings_numbered_level(line);
    if (segment_is_centred(view, index) || is_act_title(view, index))
        return level;
    gboolean counted = level == LEVEL_ROMAN || level == LEVEL_LETTER;
    if (counted && segment_is_capitals(line->text))
        return level;
    gboolean alone = index + 1 >= view->lines->len || (line + 1)->page != line->page ||
                     (line + 1)->y1 - line->y1 > PITCH_APART * view->pitch;
    gboolean is_short = line->x1 < line->right - SHORT * (line->right - view->left);
    return counted && alone && is_short ? level : LEVEL_NONE;
}
