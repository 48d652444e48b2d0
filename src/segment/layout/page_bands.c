// SPDX-License-Identifier: GPL-3.0-or-later
/* Page furniture stands in bands at the head and the foot of a page. */
#include "segment/layout/page_furniture.h"

float furniture_page_height(const segment_view *view, const segment_line *line)
{
    const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
    return (float)(line->turned ? page->width : page->height);
}

gboolean furniture_in_head(const segment_view *view, const segment_line *line)
{
    return line->y1 < FURNITURE_BAND * furniture_page_height(view, line);
}

gboolean furniture_in_foot(const segment_view *view, const segment_line *line)
{
    return line->y0 > (1 - FURNITURE_BAND) * furniture_page_height(view, line);
}

gboolean furniture_begins_note(const segment_line *line)
{
    return line->marks && g_array_index(line->marks, segment_mark, 0).at == 0;
}
