// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/picture_layout.h"

#include <math.h>

/* Points around what is marked in a cropped part, and between marks that are shown as one; pixels between two
 * parts, and pixels in all. */
enum { MARGIN = 20, NEAR = 60, GAP = 8, MOST_PIXELS = 100 * 1000 * 1000, MOST_SIDE = 32000 };

static gint by_page(gconstpointer a, gconstpointer b)
{
    return *(const int *)a - *(const int *)b;
}

static GArray *pages_of(const GArray *marks)
{
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < marks->len; i++)
        g_array_append_val(pages, g_array_index(marks, undex_picture_mark, i).box.page);
    g_array_sort(pages, by_page);
    for (guint i = pages->len; i-- > 1;)
        if (g_array_index(pages, int, i) == g_array_index(pages, int, i - 1))
            g_array_remove_index(pages, i);
    return pages;
}

static gint by_top(gconstpointer a, gconstpointer b)
{
    const undex_box *x = a, *y = b;
    return x->y0 < y->y0 ? -1 : x->y0 > y->y0;
}

/* The boxes of a page from the top, those near each other as one. All have the same left and right edge. */
static GArray *bands_of(const GArray *marks, int page)
{
    GArray *bands = g_array_new(FALSE, FALSE, sizeof(undex_box));
    double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE;
    for (guint i = 0; i < marks->len; i++) {
        const undex_box *box = &g_array_index(marks, undex_picture_mark, i).box;
        if (box->page != page)
            continue;
        g_array_append_vals(bands, box, 1);
        x0 = MIN(x0, box->x0);
        x1 = MAX(x1, box->x1);
    }
    g_array_sort(bands, by_top);
    for (guint i = bands->len; i-- > 0;) {
        undex_box *box = &g_array_index(bands, undex_box, i);
        undex_box *next = i + 1 < bands->len ? box + 1 : NULL;
        box->x0 = x0;
        box->x1 = x1;
        if (!next || next->y0 - box->y1 > NEAR)
            continue;
        box->y1 = MAX(box->y1, next->y1);
        g_array_remove_index(bands, i + 1);
    }
    return bands;
}

static gboolean fits(const sheet *plan, double columns, double bottom, GError **error)
{
    if (columns <= MOST_SIDE && bottom <= MOST_SIDE && MAX(columns, plan->width) * bottom <= MOST_PIXELS)
        return TRUE;
    return undex_error_fail(
        error, UNDEX_ERROR_LIMIT,
        "the picture would be too large; ask for fewer dots per inch or a shorter passage");
}

gboolean undex_render_plan_strip(sheet *plan, double height, GError **error)
{
    double rows = ceil(height * plan->scale);
    if (!fits(plan, plan->width, plan->height + GAP + rows, error))
        return FALSE;
    plan->strip = plan->height + GAP;
    plan->height = plan->strip + (int)rows;
    return TRUE;
}

static gboolean place(sheet *plan, sheet_part *part, GError **error)
{
    double columns = round(part->width * plan->scale), rows = round(part->height * plan->scale);
    double top = plan->parts->len ? plan->height + GAP : 0;
    if (!fits(plan, columns, top + rows, error))
        return FALSE;
    part->columns = MAX((int)columns, 1);
    part->rows = MAX((int)rows, 1);
    part->top = (int)top;
    plan->width = MAX(plan->width, part->columns);
    plan->height = part->top + part->rows;
    g_array_append_vals(plan->parts, part, 1);
    return TRUE;
}

/* With a margin, as far as the page goes; a mark that lies beside the page shows all of it. */
static sheet_part cropped(const sheet_part *whole, const undex_box *band)
{
    sheet_part part = *whole;
    double x0 = CLAMP(band->x0 - MARGIN, 0, whole->width), y0 = CLAMP(band->y0 - MARGIN, 0, whole->height);
    double x1 = CLAMP(band->x1 + MARGIN, x0, whole->width), y1 = CLAMP(band->y1 + MARGIN, y0, whole->height);
    if (x1 - x0 < 1 || y1 - y0 < 1)
        return part;
    part.x = x0;
    part.y = y0;
    part.width = x1 - x0;
    part.height = y1 - y0;
    return part;
}

static gboolean place_cropped(sheet *plan, const GArray *marks, const sheet_part *whole, GError **error)
{
    g_autoptr(GArray) bands = bands_of(marks, whole->page);
    for (guint i = 0; i < bands->len; i++) {
        sheet_part part = cropped(whole, &g_array_index(bands, undex_box, i));
        if (!place(plan, &part, error))
            return FALSE;
    }
    return TRUE;
}

gboolean undex_render_plan(sheet *plan, const GArray *marks, const undex_picture_options *options,
                           sheet_size size, gpointer closure, GError **error)
{
    double dpi = options && options->dpi > 0 ? options->dpi : UNDEX_PICTURE_DPI;
    *plan = (sheet){g_array_new(FALSE, FALSE, sizeof(sheet_part)), dpi / 72, 0, 0, 0, 0};
    if (!(dpi >= UNDEX_PICTURE_DPI_LEAST && dpi <= UNDEX_PICTURE_DPI_MOST))
        return undex_error_fail(error, UNDEX_ERROR_USAGE, "from %d to %d dots per inch can be drawn",
                                UNDEX_PICTURE_DPI_LEAST, UNDEX_PICTURE_DPI_MOST);
    g_autoptr(GArray) pages = pages_of(marks);
    for (guint i = 0; i < pages->len; i++) {
        sheet_part part = {.page = g_array_index(pages, int, i)};
        if (!size(closure, part.page, &part.width, &part.height))
            continue;
        if (plan->pages++ >= UNDEX_PICTURE_PAGES_MOST)
            return undex_error_fail(error, UNDEX_ERROR_LIMIT, "it stands on more than %d pages",
                                    UNDEX_PICTURE_PAGES_MOST);
        if (!(options && options->crop ? place_cropped(plan, marks, &part, error)
                                       : place(plan, &part, error)))
            return FALSE;
    }
    return plan->parts->len ||
           undex_error_fail(error, UNDEX_ERROR_USAGE, "no place on a page is known to draw");
}

void undex_render_plan_clear(sheet *plan)
{
    g_clear_pointer(&plan->parts, g_array_unref);
}
