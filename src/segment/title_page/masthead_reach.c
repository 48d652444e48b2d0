// SPDX-License-Identifier: GPL-3.0-or-later
/* The masthead may reach down the first page only so far. */
#include "segment/title_page/masthead.h"

static const float NO_PAGE = 800; /* points: the height where there is no page, about A4 */

static const float HEAD = 0.45F; /* share of the first page that a masthead may take */

float masthead_page_height(const segment_view *view)
{
    return view->source->pages->len
               ? (float)((undex_source_page *)g_ptr_array_index(view->source->pages, 0))->height
               : NO_PAGE;
}

gboolean masthead_in_reach(const segment_view *view, guint i)
{
    const segment_line *line = segment_line_at(view, i);
    if (view->source->format == UNDEX_FORMAT_TEXT)
        return line->verdict.role == ROLE_MASTHEAD;
    return line->page == 1 && line->verdict.role != ROLE_NOTE && line->y0 < HEAD * masthead_page_height(view);
}
