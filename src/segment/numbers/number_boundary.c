// SPDX-License-Identifier: GPL-3.0-or-later
/* Something between two numbers may say that numbers begin again; this file finds what, and what it costs. */
#include "segment/headings/headings.h"
#include "segment/numbers/paragraph_numbers.h"
#include "segment/segment_patterns.h"

float numbers_boundary(const segment_view *view, guint from, guint to)
{
    float cost = NUMBERS_OPEN;
    for (guint i = from + 1; i <= to && cost > NUMBERS_IN_COMPONENT; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_PAGE_FURNITURE || line->verdict.role == ROLE_NOTE)
            continue;
        gboolean heads = i < to && (line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE);
        segment_level level = heads ? segment_heading_level(view, i) : LEVEL_NONE;
        if (level == LEVEL_COMPONENT)
            cost = NUMBERS_IN_COMPONENT;
        else if (i < to &&
                 (segment_is_chapeau(view, i) ||
                  (line->verdict.role == ROLE_BODY && segment_matches(PATTERN_ARTICLE, line->text, NULL))))
            cost = MIN(cost, NUMBERS_IN_DRAFT);
        else if (line->verdict.role == ROLE_BODY && level != LEVEL_NONE)
            cost = MIN(cost, NUMBERS_BELOW_HEADING);
        else if (line->page != (line - 1)->page)
            cost = MIN(cost, NUMBERS_ON_NEW_PAGE);
    }
    return cost;
}
