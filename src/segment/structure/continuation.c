// SPDX-License-Identifier: GPL-3.0-or-later
/* This file decides whether a line goes on with the passage before it: by where the two stand to one
 * another, and by how the text before ends. */
#include "segment/structure/passages.h"

#include "segment/layout/line_places.h"
#include "segment/layout/typography.h"
#include "segment/letters.h"
#include "segment/segment_patterns.h"

#include <math.h>

static const float SET_IN = 10;   /* points: a first line begins further in than its text by more */
static const float NARROW = 0.6F; /* of the width: a wider line does not stand alone */

static gboolean ends_finished(const char *text, gsize length)
{
    const char *p = text + length;
    while (p > text) {
        p = g_utf8_find_prev_char(text, p);
        gunichar ch = segment_plain_stop(g_utf8_get_char(p));
        if (ch == ' ' || ch == '"' || ch == ')' || ch == 0x201D || ch == 0x2019 || ch == 0xBB || ch == ']')
            continue;
        return ch == '.' || ch == ':' || ch == ';' || ch == '?' || ch == '!';
    }
    return TRUE;
}

gboolean continuation_is_finished(const GString *text)
{
    return ends_finished(text->str, text->len);
}

static gboolean is_of_another_size(const segment_line *above, const segment_line *line)
{
    return fabsf(above->size - line->size) > TYPE_NEAR_SHARE * line->size;
}

/* Whether a line is bold below one that does not end so: a heading, or a sentence that is stressed. */
static gboolean begins_bold(const segment_line *above, const segment_line *line)
{
    return line->bold && !above->bold && !above->bold_tail;
}

/* A bold sentence that begins a line below plain type: within a text the line above is full, this one begins
 * at the text's margin and is full too or ends as a sentence does. */
static gboolean is_bold_sentence(const segment_view *view, const open_passage *open, guint index, float shift)
{
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    if (!segment_is_full(view, above) || segment_is_first_line(view, index) ||
        fabsf(line->x0 - open->left - shift) >= PLACE_MARGIN)
        return FALSE;
    return segment_is_full(view, line) || ends_finished(line->text, strlen(line->text));
}

/* ... right below the passage's last line. */
static gboolean goes_on_below(const segment_view *view, const open_passage *open, guint index,
                              gboolean record)
{
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    gboolean finished = continuation_is_finished(open->text), gap = segment_has_gap(view, above, line);
    if (is_of_another_size(above, line))
        return !finished && !gap;
    if (line->break_before)
        return FALSE;
    /* A gap ends a text, unless it broke off in a full line: some last lines are set apart. */
    if (gap)
        return open->passage->label && !finished && segment_is_full(view, above) &&
               !segment_is_first_line(view, index) && fabsf(line->x0 - open->left) < PLACE_SAME &&
               line->y1 - above->y1 < PITCH_LOOSE * view->pitch;
    if (!finished)
        return TRUE;
    if (begins_bold(above, line) && !is_bold_sentence(view, open, index, 0))
        return FALSE;
    if (record && line->italic && !above->italic)
        return FALSE;
    gboolean set_in = line->x0 > above->x0 + SET_IN && line->x0 > open->left + SET_IN && open->left > 0;
    return !(set_in && segment_is_first_line(view, index));
}

/* ... at the head of another page or column. */
static gboolean goes_on_over(const segment_view *view, const open_passage *open, guint index)
{
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    gboolean finished = continuation_is_finished(open->text);
    if (view->source->format == UNDEX_FORMAT_TEXT)
        return !line->break_before || !finished;
    if (is_of_another_size(above, line))
        return FALSE;
    if (open->passage->kind == UNDEX_KIND_PREAMBULAR &&
        segment_ends_in(open->text->str, open->text->len, ",") &&
        (segment_matches(PATTERN_PREAMBULAR, line->text, NULL) || segment_is_first_line(view, index)))
        return FALSE;
    if (!finished)
        return !begins_bold(above, line) || segment_is_full(view, above);
    /* Over a page's end the number or the indent decides, never the case of a letter. */
    if (segment_is_first_line(view, index))
        return FALSE;
    /* The margin is that of the column, wherever it stands on its page. */
    float shift = line->column == above->column
                      ? 0
                      : segment_column_left(view, index) - segment_column_left(view, open->last_line);
    if (begins_bold(above, line))
        return is_bold_sentence(view, open, index, shift);
    return segment_is_full(view, above) && fabsf(line->x0 - open->left - shift) < PLACE_MARGIN;
}

gboolean continuation_goes_on(const segment_view *view, const open_passage *open, guint index,
                              gboolean record)
{
    if (!open->text->len)
        return FALSE;
    return segment_same_place(segment_line_at(view, open->last_line), segment_line_at(view, index))
               ? goes_on_below(view, open, index, record)
               : goes_on_over(view, open, index);
}

/* Whether a text ends in what joins a line to the next: a hyphen, hard or soft, a dash, a stroke. */
static gboolean ends_joined(const GString *text)
{
    return g_str_has_suffix(text->str, "-") || g_str_has_suffix(text->str, "/") ||
           g_str_has_suffix(text->str, "\u00AD") || g_str_has_suffix(text->str, "\u2013");
}

gboolean continuation_stands_alone(const segment_view *view, const open_passage *open, guint index)
{
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    float width = line->right - view->left;
    return open->passage->kind == UNDEX_KIND_BLOCK && view->source->format == UNDEX_FORMAT_PDF &&
           !ends_joined(open->text) && segment_same_place(above, line) &&
           line->x1 - line->x0 < NARROW * width && above->x1 - above->x0 < NARROW * width &&
           above->x1 < line->right - WIDTH_SHORT * width && line->x1 < line->right - WIDTH_SHORT * width;
}

gboolean continuation_runs_on(const segment_view *view, const open_passage *open, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (!open || !open->text->len || line->verdict.flow || open->passage->kind == UNDEX_KIND_HEADING ||
        open->passage->kind == UNDEX_KIND_TITLE || open->passage->kind == UNDEX_KIND_CAPTION ||
        open->passage->kind == UNDEX_KIND_TABLE || open->passage->kind == UNDEX_KIND_MASTHEAD)
        return FALSE;
    const segment_line *above = segment_line_at(view, open->last_line);
    if (fabsf(above->size - line->size) > TYPE_SAME_SHARE * line->size)
        return FALSE;
    if (segment_same_place(above, line))
        return !segment_has_gap(view, above, line) &&
               (above->bold == line->bold || !continuation_is_finished(open->text)) &&
               (!line->italic || above->italic || !continuation_is_finished(open->text));
    gboolean alike = above->bold == line->bold || (line->bold && above->bold_tail);
    return alike && above->italic == line->italic && !continuation_is_finished(open->text) &&
           segment_is_full(view, above);
}
