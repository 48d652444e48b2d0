// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw/sheet.h"

#include <math.h>

/* Points around what is marked in a cropped part, pixels between two parts, and pixels in all. */
enum { MARGIN = 20, GAP = 8, MOST_PIXELS = 100 * 1000 * 1000, MOST_SIDE = 32000 };

static gint by_page(gconstpointer a, gconstpointer b)
{
    return *(const int *)a - *(const int *)b;
}

static GArray *pages_of(const GArray *marks)
{
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < marks->len; i++)
        g_array_append_val(pages, g_array_index(marks, undex_draw_mark, i).box.page);
    g_array_sort(pages, by_page);
    for (guint i = pages->len; i-- > 1;)
        if (g_array_index(pages, int, i) == g_array_index(pages, int, i - 1))
            g_array_remove_index(pages, i);
    return pages;
}

/* All marks of the page with a margin, as far as the page goes. */
static void crop(sheet_part *part, const GArray *marks)
{
    double x0 = part->width, y0 = part->height, x1 = 0, y1 = 0;
    for (guint i = 0; i < marks->len; i++) {
        const undex_box *box = &g_array_index(marks, undex_draw_mark, i).box;
        if (box->page != part->page)
            continue;
        x0 = MIN(x0, box->x0);
        y0 = MIN(y0, box->y0);
        x1 = MAX(x1, box->x1);
        y1 = MAX(y1, box->y1);
    }
    x0 = CLAMP(x0 - MARGIN, 0, part->width);
    y0 = CLAMP(y0 - MARGIN, 0, part->height);
    x1 = CLAMP(x1 + MARGIN, x0, part->width);
    y1 = CLAMP(y1 + MARGIN, y0, part->height);
    if (x1 - x0 < 1 || y1 - y0 < 1) /* marks that lie beside the page: show all of it */
        return;
    part->x = x0;
    part->y = y0;
    part->width = x1 - x0;
    part->height = y1 - y0;
}

static gboolean place(sheet *plan, sheet_part *part, GError **error)
{
    double columns = round(part->width * plan->scale), rows = round(part->height * plan->scale);
    double top = plan->parts->len ? plan->height + GAP : 0;
    if (columns > MOST_SIDE || top + rows > MOST_SIDE ||
        MAX(columns, plan->width) * (top + rows) > MOST_PIXELS) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT,
                    "the picture would be too large; ask for fewer dots per inch or a shorter passage");
        return FALSE;
    }
    part->columns = MAX((int)columns, 1);
    part->rows = MAX((int)rows, 1);
    part->top = (int)top;
    plan->width = MAX(plan->width, part->columns);
    plan->height = part->top + part->rows;
    g_array_append_vals(plan->parts, part, 1);
    return TRUE;
}

gboolean undex_draw_plan(sheet *plan, const GArray *marks, const undex_draw_options *options, sheet_size size,
                         gpointer closure, GError **error)
{
    double dpi = options && options->dpi > 0 ? options->dpi : UNDEX_DRAW_DPI;
    *plan = (sheet){g_array_new(FALSE, FALSE, sizeof(sheet_part)), dpi / 72, 0, 0};
    if (!(dpi >= UNDEX_DRAW_DPI_LEAST && dpi <= UNDEX_DRAW_DPI_MOST)) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_USAGE, "from %d to %d dots per inch can be drawn",
                    UNDEX_DRAW_DPI_LEAST, UNDEX_DRAW_DPI_MOST);
        return FALSE;
    }
    g_autoptr(GArray) pages = pages_of(marks);
    for (guint i = 0; i < pages->len; i++) {
        sheet_part part = {.page = g_array_index(pages, int, i)};
        if (!size(closure, part.page, &part.width, &part.height))
            continue;
        if (plan->parts->len >= UNDEX_DRAW_PAGES_MOST) {
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "it stands on more than %d pages",
                        UNDEX_DRAW_PAGES_MOST);
            return FALSE;
        }
        if (options && options->crop)
            crop(&part, marks);
        if (!place(plan, &part, error))
            return FALSE;
    }
    if (plan->parts->len)
        return TRUE;
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_USAGE, "no place on a page is known to draw");
    return FALSE;
}

void undex_draw_plan_clear(sheet *plan)
{
    g_clear_pointer(&plan->parts, g_array_unref);
}
