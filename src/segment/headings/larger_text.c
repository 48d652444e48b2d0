// SPDX-License-Identifier: GPL-3.0-or-later
/* Some text is set in larger type than most of the document, and is text nevertheless, no heading. */
#include "segment/headings/headings.h"

#include "segment/layout/line_places.h"
#include "segment/layout/typography.h"

#include <math.h>

/* So many lines are looked at; so many full ones are a text; lines of one text are so close and alike. */
enum { LINES = 8, FULL_LINES = 4 };

static gboolean goes_on(const segment_line *from, const segment_line *next)
{
    return next->verdict.role == from->verdict.role && next->bold == from->bold &&
           next->column == from->column && next->page == from->page &&
           fabsf(next->size - from->size) <= TYPE_SAME_SIZE &&
           fabsf(next->y1 - from->y1) <= PITCH_OF_HEADING * from->size;
}

gboolean segment_is_larger_text(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *last = line;
    guint count = 1, full = segment_is_full(view, line);
    for (int step = -1; step <= 1; step += 2) {
        const segment_line *from = line;
        for (guint i = index + (guint)step; i < view->lines->len && count < LINES; i += (guint)step) {
            const segment_line *next = segment_line_at(view, i);
            if (!goes_on(from, next))
                break;
            count++, full += segment_is_full(view, next);
            from = next;
            last = step > 0 ? next : last;
        }
    }
    return full >= FULL_LINES ||
           (count > 1 && (g_str_has_suffix(last->text, ".") || g_str_has_suffix(last->text, ":")));
}
