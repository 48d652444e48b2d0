// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/pdf_raster.h"

#include <cairo.h>
#include <math.h>

enum { POINTS = 72, DOTS = 300, FEWEST_DOTS = 100 };
static const double MOST_PIXELS = 25e6; /* A3 at 300 dots an inch has 17 million */

/* The luma of red, green and blue, in parts of 256. */
static guint8 grey_of(guint32 pixel)
{
    enum { RED = 77, GREEN = 150, BLUE = 29 };
    return (guint8)(((pixel >> 16 & 0xFF) * RED + (pixel >> 8 & 0xFF) * GREEN + (pixel & 0xFF) * BLUE) >> 8);
}

/* Caller frees; NULL: there is not the memory. */
static guint8 *to_grey(cairo_surface_t *surface, int width, int height, int stride)
{
    const guint8 *pixels = cairo_image_surface_get_data(surface);
    guint8 *grey = g_try_malloc((gsize)width * (gsize)height);
    for (int y = 0; grey && y < height; y++) {
        const guint32 *row = (const guint32 *)(gconstpointer)(pixels + (gsize)y * (gsize)stride);
        for (int x = 0; x < width; x++)
            grey[(gsize)y * (gsize)width + (gsize)x] = grey_of(row[x]);
    }
    return grey;
}

gboolean undex_pdf_raster(PopplerPage *page, undex_ocr_image *image)
{
    double width = 0, height = 0;
    poppler_page_get_size(page, &width, &height);
    *image = (undex_ocr_image){.dpi = DOTS};
    if (!(width >= 1) || !(height >= 1) || width * height > 1e12)
        return FALSE;
    image->dpi = MIN(image->dpi, floor(sqrt(MOST_PIXELS / (width * height)) * POINTS));
    if (image->dpi < FEWEST_DOTS)
        return FALSE;
    double scale = image->dpi / POINTS;
    image->width = image->stride = (int)ceil(width * scale);
    image->height = (int)ceil(height * scale);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, image->width, image->height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    poppler_page_render(page, cairo);
    gboolean drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    image->grey =
        drawn ? to_grey(surface, image->width, image->height, cairo_image_surface_get_stride(surface)) : NULL;
    cairo_surface_destroy(surface);
    return image->grey != NULL;
}

void undex_pdf_raster_clear(undex_ocr_image *image)
{
    g_free((gpointer)image->grey);
    image->grey = NULL;
}
