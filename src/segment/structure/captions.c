// SPDX-License-Identifier: GPL-3.0-or-later
/* Captions become passages. A caption heads nothing: the text after it stands under the heading before. */
#include "segment/structure/passages.h"

#include "segment/headings/headings.h"
#include "segment/layout/line_places.h"
#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

static const float BROADER = 10; /* points: a title centred below its label begins further left by more */

enum { UNIT_CEILING = 60, TITLE_CEILING = 1200 }; /* bytes */

/* "(Percentage)", "(Thousands of dollars)". */
static gboolean is_unit(const char *text)
{
    return text[0] == '(' && g_str_has_suffix(text, ")") && strlen(text) < UNIT_CEILING;
}

static gboolean is_close(const segment_line *above, const segment_line *line)
{
    return segment_same_place(above, line) &&
           line->y1 - above->y1 < PITCH_OF_HEADING * MAX(line->size, above->size);
}

/* A title below its label: set off by its type, or centred below it. */
static gboolean is_title_below(const segment_line *label, const segment_line *line)
{
    gboolean centred = label->x0 > line->x0 + BROADER &&
                       fabsf((label->x0 + label->x1) - (line->x0 + line->x1)) < PLACE_CENTRED;
    return line->bold || line->italic || centred;
}

/* Figures tell no type: "2029" alone on the last line of a bold title. */
static gboolean is_of_type(const segment_line *above, const segment_line *line)
{
    return !segment_has_letter(line->text) || (above->bold == line->bold && above->italic == line->italic);
}

static gboolean goes_on(const segment_view *view, const open_passage *caption, guint index)
{
    const segment_line *above = segment_line_at(view, caption->last_line),
                       *line = segment_line_at(view, index);
    undex_match match;
    if (line->verdict.number >= 0 || line->cells > 1 || !is_close(above, line) ||
        caption->text->len > TITLE_CEILING)
        return FALSE;
    if (is_unit(line->text))
        return TRUE;
    gboolean label =
        segment_matches(PATTERN_CAPTION, above->text, &match) && (gsize)match.end[0] == strlen(above->text);
    if (label)
        return is_title_below(above, line);
    return (above->bold || above->italic) && is_of_type(above, line) && !is_unit(above->text) &&
           fabsf(above->size - line->size) < TYPE_SAME_SIZE;
}

gboolean captions_takes(passage_builder *b, guint index)
{
    open_passage *open = passage_builder_current(b);
    const segment_line *line = segment_line_at(b->view, index);
    if (open && open->passage->kind == UNDEX_KIND_CAPTION && goes_on(b->view, open, index)) {
        const segment_line *above = segment_line_at(b->view, open->last_line);
        passage_builder_join(b, index, 0, !is_of_type(above, line) || is_unit(line->text));
        return TRUE;
    }
    if (continuation_runs_on(b->view, open, index) || !segment_is_caption(b->view, index))
        return FALSE;
    if (open && open->passage->kind == UNDEX_KIND_PARAGRAPH && !continuation_is_finished(open->text))
        b->suspended = b->now;
    passage_builder_begin(b, UNDEX_KIND_CAPTION, NULL, UNDEX_LABEL_NONE, line);
    passage_builder_join(b, index, 0, FALSE);
    return TRUE;
}
