// SPDX-License-Identifier: GPL-3.0-or-later
/* The rules that are drawn around and between the cells of a table divide its lines, or do not; this file
 * asks them. */
#include "segment/layout/frames.h"
#include "segment/tables/table.h"

#include <math.h>

static const float SAME = 8.0F; /* points: edges on two pages no further apart are the same */

static const frame *frame_of(const segment_view *view, const segment_line *line)
{
    return line->verdict.frame ? g_ptr_array_index(view->frames, line->verdict.frame - 1) : NULL;
}

gboolean table_is_divided(const segment_view *view, const segment_line *line, float x0, float x1)
{
    const frame *f = frame_of(view, line);
    float middle = (line->y0 + line->y1) / 2;
    for (guint i = 0; f && i < f->uprights->len; i++) {
        const stroke *upright = &g_array_index(f->uprights, stroke, i);
        if (upright->at > x0 - 1 && upright->at < x1 + 1 && upright->from < middle && upright->to > middle)
            return TRUE;
    }
    return FALSE;
}

gboolean table_is_ruled(const segment_view *view, const segment_line *line, float above, float x0, float x1)
{
    const frame *f = frame_of(view, line);
    float middle = (line->y0 + line->y1) / 2, x = (x0 + x1) / 2;
    for (guint i = 0; f && i < f->levels->len; i++) {
        const stroke *level = &g_array_index(f->levels, stroke, i);
        if (level->at > above - FRAMES_TOUCH && level->at < middle && level->from < x && level->to > x)
            return TRUE;
    }
    return FALSE;
}

gboolean table_is_closed(const segment_view *view, const segment_line *line)
{
    enum { FEWEST = 3 };
    const frame *f = frame_of(view, line);
    return f && f->rows >= FEWEST && !f->open;
}

void table_open(const segment_view *view, const segment_line *line)
{
    if (line->verdict.frame)
        ((frame *)g_ptr_array_index(view->frames, line->verdict.frame - 1))->open = TRUE;
}

GArray *table_frame_gutters(const segment_view *view, const GArray *lines)
{
    const frame *one = NULL;
    for (guint i = 0; i < lines->len; i++) {
        const frame *f = frame_of(view, segment_line_at(view, g_array_index(lines, guint, i)));
        if (!f || (one && f->edges->len != one->edges->len))
            return NULL;
        for (guint e = 0; one && f != one && e < one->edges->len; e++)
            if (fabsf(g_array_index(f->edges, float, e) - g_array_index(one->edges, float, e)) > SAME)
                return NULL;
        one = f;
    }
    GArray *gutters = one ? g_array_new(FALSE, FALSE, sizeof(float)) : NULL;
    if (one)
        g_array_append_vals(gutters, &g_array_index(one->edges, float, 1), one->edges->len - 2);
    return gutters;
}
