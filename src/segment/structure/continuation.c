// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Whether a line goes on with the passage before it: where the two stand to one another, and how the text
 * before ends.
 */
#include "segment/segment_patterns.h"
#include "segment/structure/passages.h"

#include <math.h>
#include <string.h>

#define SAME_MARGIN 8 /* points: lines of one text that begin so near to one another begin alike */

gboolean passages_same_place(const segment_line *above, const segment_line *line)
{
    return above->page == line->page && above->column == line->column && line->y1 > above->y1 - 1;
}

gboolean passages_is_full(const segment_view *view, const segment_line *line)
{
    return line->x1 > line->right - 0.10F * (line->right - view->left);
}

static gboolean ends_finished(const char *text, gsize length)
{
    const char *p = text + length;
    while (p > text) {
        p = g_utf8_find_prev_char(text, p);
        gunichar ch = g_utf8_get_char(p);
        if (ch == ' ' || ch == '"' || ch == ')' || ch == 0x201D || ch == 0x2019 || ch == 0xBB || ch == ']')
            continue;
        return ch == '.' || ch == ':' || ch == ';' || ch == '?' || ch == '!' || ch == 0x3002;
    }
    return TRUE;
}

gboolean passages_is_finished(const GString *text)
{
    return ends_finished(text->str, text->len);
}

gboolean passages_has_gap(const segment_view *view, const segment_line *above, const segment_line *line)
{
    float pitch = view->pitch * line->size / view->body;
    return line->y1 - above->y1 > 1.3F * MAX(pitch, 1.1F * line->size);
}

static gboolean is_of_another_size(const segment_line *above, const segment_line *line)
{
    return fabsf(above->size - line->size) > 0.07F * line->size;
}

gboolean passages_is_first_line(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    for (guint i = index + 1; i < view->lines->len && i < index + 8; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->role == ROLE_FURNITURE || next->role == ROLE_NOTE || next->role == ROLE_RULE)
            continue;
        if (!passages_same_place(line, next))
            break;
        return line->x0 - next->x0 > 8;
    }
    return FALSE;
}

/* Where the lines of a line's column begin. */
static float column_left(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    float left = line->x0;
    for (int step = -1; step <= 1; step += 2)
        for (guint i = index + (guint)step; i < view->lines->len; i += (guint)step) {
            const segment_line *other = segment_line_at(view, i);
            if (other->page != line->page || other->column != line->column)
                break;
            if (other->role == ROLE_BODY)
                left = MIN(left, other->x0);
        }
    return left;
}

/* Whether a line is bold below one that does not end so: a heading, or a sentence that is stressed. */
static gboolean begins_bold(const segment_line *above, const segment_line *line)
{
    return line->bold && !above->bold && !above->bold_tail;
}

/*
 * A bold sentence that begins a line below plain type: within a text the line above is full, this one begins
 * at the text's margin and is full too or ends as a sentence does.
 */
static gboolean is_bold_sentence(const segment_view *view, const segment_open *open, guint index, float shift)
{
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    if (!passages_is_full(view, above) || passages_is_first_line(view, index) ||
        fabsf(line->x0 - open->left - shift) >= SAME_MARGIN)
        return FALSE;
    return passages_is_full(view, line) || ends_finished(line->text, strlen(line->text));
}

/* ... right below the passage's last line. */
static gboolean goes_on_below(const segment_view *view, const segment_open *open, guint index,
                              gboolean record)
{
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    gboolean finished = passages_is_finished(open->text), gap = passages_has_gap(view, above, line);
    if (is_of_another_size(above, line))
        return !finished && !gap;
    if (line->break_before)
        return FALSE;
    /* A gap ends a text, unless it broke off in a full line: some last lines are set apart. */
    if (gap)
        return open->passage->label && !finished && passages_is_full(view, above) &&
               !passages_is_first_line(view, index) && fabsf(line->x0 - open->left) < 3 &&
               line->y1 - above->y1 < 2.2F * view->pitch;
    if (!finished)
        return TRUE;
    if (begins_bold(above, line) && !is_bold_sentence(view, open, index, 0))
        return FALSE;
    if (record && line->italic && !above->italic)
        return FALSE;
    gboolean set_in = line->x0 > above->x0 + 10 && line->x0 > open->left + 10 && open->left > 0;
    return !(set_in && passages_is_first_line(view, index));
}

/* ... at the head of another page or column. */
static gboolean goes_on_over(const segment_view *view, const segment_open *open, guint index)
{
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    gboolean finished = passages_is_finished(open->text);
    if (view->source->format == UNDEX_FORMAT_TEXT)
        return !line->break_before || !finished;
    if (is_of_another_size(above, line))
        return FALSE;
    if (open->passage->kind == UNDEX_KIND_PREAMBULAR && g_str_has_suffix(open->text->str, ",") &&
        (segment_matches(PATTERN_PREAMBULAR, line->text, NULL) || passages_is_first_line(view, index)))
        return FALSE;
    if (!finished)
        return !begins_bold(above, line) || passages_is_full(view, above);
    /* Over a page's end the number or the indent decides, never the case of a letter. */
    if (passages_is_first_line(view, index))
        return FALSE;
    /* The margin is that of the column, wherever it stands on its page. */
    float shift =
        line->column == above->column ? 0 : column_left(view, index) - column_left(view, open->last_line);
    if (begins_bold(above, line))
        return is_bold_sentence(view, open, index, shift);
    return passages_is_full(view, above) && fabsf(line->x0 - open->left - shift) < SAME_MARGIN;
}

gboolean passages_goes_on(const segment_view *view, const segment_open *open, guint index, gboolean record)
{
    if (!open->text->len)
        return FALSE;
    return passages_same_place(segment_line_at(view, open->last_line), segment_line_at(view, index))
               ? goes_on_below(view, open, index, record)
               : goes_on_over(view, open, index);
}

gboolean passages_is_set_in(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    return view->source->format == UNDEX_FORMAT_PDF && line->x0 > view->left + 15 &&
           !passages_is_first_line(view, index) && segment_is_body_size(view, line) &&
           line->x0 < view->left + 0.35F * (view->right - view->left);
}

/* Whether a text ends in what joins a line to the next: a hyphen, hard or soft, a dash, a stroke. */
static gboolean ends_joined(const GString *text)
{
    return g_str_has_suffix(text->str, "-") || g_str_has_suffix(text->str, "/") ||
           g_str_has_suffix(text->str, "\u00AD") || g_str_has_suffix(text->str, "\u2013");
}

gboolean passages_stands_alone(const segment_view *view, const segment_open *open, guint index)
{
    const segment_line *line = segment_line_at(view, index), *above = segment_line_at(view, open->last_line);
    float width = line->right - view->left;
    return open->passage->kind == UNDEX_KIND_BLOCK && view->source->format == UNDEX_FORMAT_PDF &&
           !ends_joined(open->text) && passages_same_place(above, line) &&
           line->x1 - line->x0 < 0.6F * width && above->x1 - above->x0 < 0.6F * width &&
           above->x1 < line->right - 0.25F * width && line->x1 < line->right - 0.25F * width;
}

gboolean passages_runs_on(const segment_view *view, const segment_open *open, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (!open || !open->text->len || line->flow || open->passage->kind == UNDEX_KIND_HEADING ||
        open->passage->kind == UNDEX_KIND_TITLE || open->passage->kind == UNDEX_KIND_CAPTION ||
        open->passage->kind == UNDEX_KIND_TABLE || open->passage->kind == UNDEX_KIND_MASTHEAD)
        return FALSE;
    const segment_line *above = segment_line_at(view, open->last_line);
    if (fabsf(above->size - line->size) > 0.05F * line->size)
        return FALSE;
    if (passages_same_place(above, line))
        return !passages_has_gap(view, above, line) &&
               (above->bold == line->bold || !passages_is_finished(open->text)) &&
               (!line->italic || above->italic || !passages_is_finished(open->text));
    gboolean alike = above->bold == line->bold || (line->bold && above->bold_tail);
    return alike && above->italic == line->italic && !passages_is_finished(open->text) &&
           passages_is_full(view, above);
}
