// SPDX-License-Identifier: GPL-3.0-or-later
/* A line is a heading by its type (bold, larger, italic alone on a line, capitals) or by its number. */
#include "segment/headings/headings.h"

#include "segment/headings/heading_levels.h"
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

/* A chapter's number is larger than the text by this factor. */
static const float FAR_LARGER = 2;
/* Not of a typescript: smaller type than this share of the text's is a row of a table. */
static const float TABLE_TYPE = 0.88F;
static const float ITALIC_GAP = 0.35F; /* of the pitch: more lies above a heading in italics */
enum { LONGEST = 300 };                /* bytes of one line of a heading */

/* "(New York, 2-6 June)": all of it in one pair of brackets. */
static gboolean is_parenthesis(const char *text)
{
    int depth = 0;
    for (const char *p = text; *p; p++) {
        depth += (*p == '(') - (*p == ')');
        if (depth <= 0)
            return p > text && !p[1];
    }
    return FALSE;
}

/* "III. Building the storehouses, the quay," goes on in a second line of its type. */
static gboolean breaks_off(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *next = headings_close_below(view, index);
    gsize length = strlen(line->text);
    /* Figures alone, "2026-2029", tell no type. */
    gboolean set_off = line->bold || line->size > TYPE_LARGER * view->body;
    gboolean alike = next && (!segment_has_letter(next->text) ||
                              (next->bold == line->bold && line->italic == next->italic));
    return alike && length && strchr(",:;", line->text[length - 1]) && set_off && next->verdict.number < 0 &&
           fabsf(next->size - line->size) < TYPE_SAME_SIZE;
}

/* The last line of those that stand close together and are set alike, from `index` on; at most LINES. */
static guint last_of_block(const segment_view *view, guint index)
{
    enum { LINES = 4 };
    guint last = index;
    for (const segment_line *next; last - index < LINES && (next = headings_close_below(view, last));
         last++) {
        const segment_line *line = next - 1;
        if (next->bold != line->bold || next->italic != line->italic || next->verdict.number >= 0)
            break;
    }
    return last;
}

/* Whether lines that stand close to one another end above a numbered paragraph, and apart from it. */
static gboolean ends_above_number(const segment_view *view, guint last)
{
    const segment_line *line = segment_line_at(view, last), *next = line + 1;
    return last + 1 < view->lines->len && next->page == line->page && next->column == line->column &&
           next->verdict.number >= 0 && next->y1 - line->y1 > PITCH_OF_TEXT * view->pitch;
}

/* "The mills of the valley;" may be a heading where it stands alone, bold, above a numbered paragraph. */
static gboolean is_series_heading(const segment_view *view, guint index)
{
    enum { LINES = 3 };
    guint first = index;
    while (first && headings_close_below(view, first - 1) && segment_line_at(view, first - 1)->bold &&
           index - first < LINES)
        first--;
    guint last = last_of_block(view, index);
    for (guint i = first; i <= last; i++)
        if (!segment_line_at(view, i)->bold || segment_line_at(view, i)->verdict.number >= 0)
            return FALSE;
    return last - first < LINES && !(first && headings_close_below(view, first - 1)) &&
           g_str_has_suffix(segment_line_at(view, last)->text, ";") &&
           headings_numbered_level(segment_line_at(view, first)) == LEVEL_PLAIN &&
           !segment_matches(PATTERN_ITEM, segment_line_at(view, first)->text, NULL) &&
           ends_above_number(view, last);
}

/* Italic lines that stand apart and end short of the margin; a heading above a number may be full. */
static gboolean is_italic_heading(const segment_view *view, guint index)
{
    enum { LINES = 3 };
    const segment_line *line = segment_line_at(view, index);
    if (!line->italic || !segment_is_body_size(view, line))
        return FALSE;
    if (index && line->y0 - (line - 1)->y1 <= ITALIC_GAP * view->pitch && (line - 1)->page == line->page)
        return FALSE;
    if (line->x1 < line->right - PLACE_SET_IN)
        return TRUE;
    guint last = last_of_block(view, index);
    return last - index < LINES && !headings_ends_like_text(segment_line_at(view, last)->text) &&
           ends_above_number(view, last);
}

/* In a chart words are set in the type of its figures. */
static gboolean is_chart_label(const segment_view *view, guint index)
{
    enum { FIGURES = 4 };
    const segment_line *line = segment_line_at(view, index);
    guint figures = 0, words = 0;
    if (line->bold)
        return FALSE;
    for (int step = -1; step <= 1; step += 2)
        for (guint i = step > 0 ? index : index - 1;
             i < view->lines->len && segment_line_at(view, i)->page == line->page; i += (guint)step) {
            const segment_line *other = segment_line_at(view, i);
            gboolean alike = !other->bold && fabsf(other->size - line->size) < TYPE_SAME_SIZE;
            *(segment_has_letter(other->text) ? &words : &figures) += alike;
        }
    return figures >= FIGURES && figures > words;
}

/* "2", far larger than the text, above the title of a chapter. */
static gboolean is_chapter_number(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *title = line + 1;
    return index + 1 < view->lines->len && line->size > FAR_LARGER * view->body &&
           segment_is_short_number(line->text) && title->page == line->page &&
           title->column == line->column && title->verdict.role == ROLE_BODY &&
           title->size > TYPE_LARGER * view->body && title->size < line->size && title->y0 >= line->y0 &&
           title->y0 - line->y1 < title->size && segment_has_letter(title->text);
}

/* "2025/5" alone above the title of a decision, "Agenda item 13 (continued)" above that of an item. */
static gboolean is_label(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *next = headings_close_below(view, index);
    undex_match match;
    if (line->bold_lead && segment_matches(PATTERN_AGENDA_HEADING, line->text, NULL))
        return TRUE;
    if (is_chapter_number(view, index))
        return TRUE;
    return segment_matches(PATTERN_ACT_NUMBER, line->text, &match) &&
           match.end[0] >= (int)strlen(line->text) - 1 && (line->bold || (next && next->bold));
}

segment_level segment_heading_level(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    gsize length = strlen(line->text);
    if (view->source->format == UNDEX_FORMAT_TEXT)
        return line->verdict.role == ROLE_BODY && line->verdict.number < 0
                   ? (segment_level)line->verdict.level
                   : LEVEL_NONE;
    if (line->verdict.role == ROLE_PAGE_FURNITURE || line->verdict.role == ROLE_NOTE ||
        line->verdict.number >= 0 || length < 1 || length > LONGEST)
        return LEVEL_NONE;
    if (headings_is_component(line))
        return LEVEL_COMPONENT;
    if (line->verdict.role == ROLE_BODY && is_label(view, index))
        return LEVEL_PLAIN;
    if (line->verdict.role != ROLE_BODY || length < 2 || !segment_has_letter(line->text) ||
        is_parenthesis(line->text) || segment_matches(PATTERN_SYMBOL_LINE, line->text, NULL) ||
        segment_matches(PATTERN_JOB_NUMBER, line->text, NULL) ||
        (!line->bold && (segment_matches(PATTERN_DATE_LINE, line->text, NULL) ||
                         segment_matches(PATTERN_MONTH_LINE, line->text, NULL))))
        return LEVEL_NONE;
    if (segment_is_chapeau(view, index))
        return LEVEL_NONE;
    gboolean larger = line->size > TYPE_LARGER * view->body;
    gboolean text = (headings_ends_like_text(line->text) || (line->text[length - 1] == ':' && !larger)) &&
                    !breaks_off(view, index);
    if (segment_is_caption(view, index))
        return LEVEL_PLAIN;
    if (!view->typewritten && line->size < TABLE_TYPE * view->body)
        return LEVEL_NONE;
    if (line->bold && is_series_heading(view, index))
        return LEVEL_PLAIN;
    gboolean set_off = line->bold || line->italic || larger; /* most lines are not, and are asked no more */
    if (set_off && (segment_matches(PATTERN_NET_ADDRESS, line->text, NULL) ||
                    (!line->bold && segment_matches(PATTERN_NOTE_LEGEND, line->text, NULL))))
        return LEVEL_NONE;
    guint first;
    if (text)
        return view->typewritten && headings_heads_paragraph(view, index, &first)
                   ? headings_typewritten_level(view, index)
                   : LEVEL_NONE;
    if (line->bold)
        return headings_is_bold_text(view, index) ? LEVEL_NONE : headings_numbered_level(line);
    if (larger)
        return segment_is_larger_text(view, index) || is_chart_label(view, index)
                   ? LEVEL_NONE
                   : headings_numbered_level(line);
    if (is_italic_heading(view, index))
        return LEVEL_PLAIN;
    if (segment_is_capitals(line->text) && segment_is_centred(view, index))
        return headings_numbered_level(line);
    if (view->typewritten)
        return headings_typewritten_level(view, index);
    if (segment_is_centred(view, index) && line->x1 - line->x0 < WIDTH_MOST * (view->right - view->left)) {
        segment_level level = headings_numbered_level(line);
        if (level == LEVEL_ROMAN || level == LEVEL_LETTER || level == LEVEL_ARABIC)
            return level;
    }
    return LEVEL_NONE;
}
