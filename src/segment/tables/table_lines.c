// SPDX-License-Identifier: GPL-3.0-or-later
/* This file marks lines as lines of tables, and knows those that name a table. */
#include "segment/segment_patterns.h"
#include "segment/tables/table.h"

gboolean table_is_name(const segment_line *line)
{
    return segment_matches(PATTERN_CAPTION, line->text, NULL) ||
           segment_matches(PATTERN_COMPONENT, line->text, NULL);
}

void table_mark(segment_view *view, guint first, guint last, segment_role role)
{
    for (guint i = first; i <= last; i++)
        if (segment_line_at(view, i)->verdict.role == ROLE_BODY)
            segment_line_at(view, i)->verdict.role = role;
}
