// SPDX-License-Identifier: GPL-3.0-or-later
/* A notice is what a record says of itself at its foot, and what a resolution says of the meeting that
 * adopted it. Notices are kept, but not searched. */
#include "segment/layout/page_furniture.h"
#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"

#include <math.h>

/* A line that comes closer than this many pitches to the one above belongs to the same notice. */
static const float CLOSE = 2.0F;
static const float UPPER_HALF = 0.5F; /* of the first page */
/* A line that comes closer than this many pitches to the one above, which is full, goes on with its text. */
static const float WITHIN_TEXT = 1.3F;
/* Rows of a table stand no further apart, in pitches. */
static const float ROWS_APART = 3.0F;
enum { NEAR_ROWS = 2 }; /* lines above and below that are looked at */

/* The upper half of the first page: there "64th plenary meeting" is a record's title. */
static gboolean in_reach_of_head(const segment_view *view, const segment_line *line)
{
    return line->page == 1 && line->y0 < UPPER_HALF * furniture_page_height(view, line);
}

/* The rest of a sentence: the line above ends at the margin, and this one follows at the text's pitch. */
static gboolean is_rest_of_sentence(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index), *above = line - 1;
    return index && above->verdict.role == ROLE_BODY && above->page == line->page &&
           above->column == line->column && line->y1 > above->y1 &&
           line->y1 - above->y1 < WITHIN_TEXT * view->pitch &&
           above->x1 > line->right - WIDTH_FULL * (line->right - view->left) &&
           line->x0 < above->x0 + PLACE_SAME;
}

/* Rows of a table above or below that begin where the line does: it is one of them, the name of a day or of a
 * meeting in a programme of work. */
static gboolean is_among_rows(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    for (guint i = index > NEAR_ROWS ? index - NEAR_ROWS : 0; i < view->lines->len && i <= index + NEAR_ROWS;
         i++) {
        const segment_line *row = segment_line_at(view, i);
        if (row->page == line->page && row->column == line->column && row->cells > 1 &&
            fabsf(row->x0 - line->x0) < PLACE_SAME && fabsf(row->y1 - line->y1) < ROWS_APART * view->pitch &&
            !segment_matches(PATTERN_NUMBER, row->text, NULL))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_notice(const segment_view *view, guint index, gboolean *of_record)
{
    const segment_line *line = segment_line_at(view, index);
    *of_record = segment_matches(PATTERN_RECORD_NOTICE, line->text, NULL);
    if (line->verdict.role != ROLE_BODY)
        return FALSE;
    return *of_record ||
           (segment_matches(PATTERN_ADOPTED, line->text, NULL) && !in_reach_of_head(view, line) &&
            !is_rest_of_sentence(view, index) && !is_among_rows(view, index));
}

void furniture_mark_notices(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        gboolean of_record;
        if (!is_notice(view, i, &of_record))
            continue;
        for (guint k = i; k < view->lines->len; k++) {
            segment_line *next = segment_line_at(view, k);
            gboolean close = k == i || next->y1 - (next - 1)->y1 < CLOSE * view->pitch;
            if (next->page != line->page || next->column != line->column ||
                fabsf(next->size - line->size) > TYPE_LIKE_SIZE || !close || (!of_record && k > i + 1))
                break;
            if (next->verdict.role == ROLE_BODY)
                next->verdict.role = ROLE_BOILERPLATE;
        }
    }
}
