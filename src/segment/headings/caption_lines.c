// SPDX-License-Identifier: GPL-3.0-or-later
/* A caption line names a table, a figure, a map or a box. */
#include "segment/headings/headings.h"

#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"

#include <string.h>

enum { LABEL_CEILING = 60, LINE_CEILING = 400 }; /* bytes */

/* A label with its title on one line is told from a sentence by its type, or because it is no full line. */
static gboolean is_title(const segment_view *view, const segment_line *line, const char *title)
{
    if (line->bold || line->italic || line->bold_lead)
        return TRUE;
    gsize length = strlen(title);
    return length && !strchr(".;,", title[length - 1]) && line->x1 < line->right - PLACE_SET_IN &&
           !segment_is_body_size(view, line);
}

gboolean segment_is_caption(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    undex_match match;
    gsize length = strlen(line->text);
    if (line->verdict.role != ROLE_BODY || line->verdict.number >= 0 || length > LINE_CEILING ||
        view->source->format != UNDEX_FORMAT_PDF || !segment_matches(PATTERN_CAPTION, line->text, &match))
        return FALSE;
    return (gsize)match.end[0] == length ? length < LABEL_CEILING
                                         : is_title(view, line, line->text + match.end[0]);
}
