// SPDX-License-Identifier: GPL-3.0-or-later
/* Bold type marks headings, but whole paragraphs are set in bold as well; this file tells them apart. */
#include "segment/headings/headings.h"

#include "segment/headings/heading_levels.h"
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"

#include <math.h>

enum {
    LOOKED_AT = 8, /* lines of one style in close succession, at most */
    MANY = 5       /* so many are a text */
};

static gboolean is_titled(const segment_line *top)
{
    segment_level level = headings_numbered_level(top);
    return level == LEVEL_ROMAN || level == LEVEL_LETTER ||
           (headings_is_component(top) && segment_is_label(top->text));
}

/* Bold type is also used for whole paragraphs, as of recommendations: lines of one style in close succession
 * that are many, or end as a sentence does. What begins as a section's heading or below the label of a
 * component is its title, however many lines it takes. */
gboolean headings_is_bold_text(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *last = line, *top = line;
    guint count = 1;
    for (int step = -1; step <= 1; step += 2) {
        const segment_line *from = line;
        for (guint i = index + (guint)step; i < view->lines->len && count < LOOKED_AT; i += (guint)step) {
            const segment_line *next = segment_line_at(view, i);
            float away = step > 0 ? next->y1 - from->y1 : from->y1 - next->y1;
            if (next->page != line->page || next->column != line->column || next->bold != line->bold ||
                next->verdict.role != line->verdict.role || fabsf(next->size - line->size) > TYPE_SAME_SIZE ||
                away <= 0 || away > PITCH_OF_TEXT * view->pitch * line->size / view->body)
                break;
            count++;
            from = next;
            *(step > 0 ? &last : &top) = next;
            if (next->verdict.number >= 0)
                return segment_is_body_size(view, line);
        }
    }
    return segment_is_body_size(view, line) &&
           ((count >= MANY && !is_titled(top)) || (count > 1 && headings_ends_like_text(last->text)));
}
