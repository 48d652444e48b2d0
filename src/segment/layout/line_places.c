// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/layout/line_places.h"

#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"

/* More than the pitch, and more than the size of the type, by these factors lies above another text. */
static const float OVER_SIZE = 1.1F;
enum { NEXT_LINES = 8 }; /* that are looked at for the second line of a text */

gboolean segment_same_place(const segment_line *above, const segment_line *line)
{
    return above->page == line->page && above->column == line->column && line->y1 > above->y1 - 1;
}

gboolean segment_has_gap(const segment_view *view, const segment_line *above, const segment_line *line)
{
    float pitch = view->pitch * line->size / view->body;
    return line->y1 - above->y1 > PITCH_OF_TEXT * MAX(pitch, OVER_SIZE * line->size);
}

gboolean segment_is_full(const segment_view *view, const segment_line *line)
{
    return line->x1 > line->right - WIDTH_FULL * (line->right - view->left);
}

gboolean segment_is_first_line(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    for (guint i = index + 1; i < view->lines->len && i < index + NEXT_LINES; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->verdict.role == ROLE_PAGE_FURNITURE || next->verdict.role == ROLE_NOTE ||
            next->verdict.role == ROLE_RULE)
            continue;
        if (!segment_same_place(line, next))
            break;
        return line->x0 - next->x0 > PLACE_MARGIN;
    }
    return FALSE;
}

float segment_column_left(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    float left = line->x0;
    for (int step = -1; step <= 1; step += 2)
        for (guint i = index + (guint)step; i < view->lines->len; i += (guint)step) {
            const segment_line *other = segment_line_at(view, i);
            if (other->page != line->page || other->column != line->column)
                break;
            if (other->verdict.role == ROLE_BODY)
                left = MIN(left, other->x0);
        }
    return left;
}

gboolean segment_is_set_in(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    return view->source->format == UNDEX_FORMAT_PDF && line->x0 > view->left + PLACE_INDENT &&
           !segment_is_first_line(view, index) && segment_is_body_size(view, line) &&
           line->x0 < view->left + WIDTH_BLOCK * (view->right - view->left);
}

undex_box segment_box_on_page(const segment_view *view, undex_box box)
{
    const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)box.page - 1);
    if (page->mirrored)
        return (undex_box){box.page, page->width - box.x1, box.y0, page->width - box.x0, box.y1};
    return box;
}

undex_box segment_box_of(const segment_view *view, const segment_line *line)
{
    const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
    undex_box box = {line->page, line->x0, line->y0, line->x1, line->y1};
    if (line->turned == 1)
        box = (undex_box){line->page, page->width - line->y1, line->x0, page->width - line->y0, line->x1};
    else if (line->turned)
        box = (undex_box){line->page, line->y0, page->height - line->x1, line->y1, page->height - line->x0};
    return segment_box_on_page(view, box);
}
