// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/draw.h"

#include "draw/sheet.h"

#include <cairo.h>
#include <math.h>
#include <poppler.h>

typedef enum { FILL, OUTLINE, ARROW } manner;

static const struct {
    guint32 color;
    manner manner;
} layers[UNDEX_DRAW_COUNT] = {
    [UNDEX_DRAW_PASSAGE] = {0xffee80, FILL},   [UNDEX_DRAW_NOTE] = {0xbfe6ff, FILL},
    [UNDEX_DRAW_TEXT] = {0xe8e8e8, FILL},      [UNDEX_DRAW_NUMBER] = {0xbcd4ff, FILL},
    [UNDEX_DRAW_FURNITURE] = {0xffc4c0, FILL}, [UNDEX_DRAW_TABLE] = {0xffe0a0, FILL},
    [UNDEX_DRAW_MASTHEAD] = {0xe4d0f4, FILL},  [UNDEX_DRAW_FRAME] = {0x3060c0, OUTLINE},
    [UNDEX_DRAW_TIE] = {0xd02020, ARROW},
};
static const double BETWEEN_PARTS = 0.75, PAD = 1.5;

guint32 undex_draw_color(undex_draw_layer layer)
{
    return (guint)layer < UNDEX_DRAW_COUNT ? layers[layer].color : 0xffffff;
}

static void hush(G_GNUC_UNUSED const char *domain, G_GNUC_UNUSED GLogLevelFlags level,
                 G_GNUC_UNUSED const char *message, G_GNUC_UNUSED gpointer closure)
{
    /* what poppler complains of was said when the file was indexed */
}

static PopplerDocument *open_document(GBytes *bytes, GError **error)
{
    g_autoptr(GError) why = NULL;
    PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, &why);
    if (pdf)
        return pdf;
    if (g_error_matches(why, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_ENCRYPTED, "encrypted, needs a password");
    else
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "not a PDF that can be drawn");
    return NULL;
}

static gboolean size_of(gpointer closure, int number, double *width, double *height)
{
    PopplerDocument *pdf = closure;
    PopplerPage *page = number > 0 && number <= poppler_document_get_n_pages(pdf)
                            ? poppler_document_get_page(pdf, number - 1)
                            : NULL;
    if (!page)
        return FALSE;
    poppler_page_get_size(page, width, height);
    g_object_unref(page);
    return *width > 0 && *height > 0;
}

static void set_color(cairo_t *cairo, undex_draw_layer layer)
{
    guint32 color = undex_draw_color(layer);
    cairo_set_source_rgb(cairo, (color >> 16) / 255.0, ((color >> 8) & 0xff) / 255.0, (color & 0xff) / 255.0);
}

static void add_rectangle(cairo_t *cairo, const undex_box *box, double pad)
{
    cairo_rectangle(cairo, box->x0 - pad, box->y0 - pad, box->x1 - box->x0 + 2 * pad,
                    box->y1 - box->y0 + 2 * pad);
}

/* From the middle of one box to the near corner of the other, with a head; over a page's end to its foot. */
static void add_arrow(cairo_t *cairo, const undex_draw_mark *mark)
{
    static const double HEAD = 5;
    gboolean here = mark->to.page == mark->box.page;
    double x0 = (mark->box.x0 + mark->box.x1) / 2, y0 = (mark->box.y0 + mark->box.y1) / 2;
    double x1 = here ? mark->to.x0 : x0, y1 = here ? (mark->to.y0 + mark->to.y1) / 2 : y0 + 30;
    double angle = atan2(y1 - y0, x1 - x0);
    cairo_move_to(cairo, x0, y0);
    cairo_line_to(cairo, x1, y1);
    for (int side = -1; side <= 1; side += 2) {
        cairo_move_to(cairo, x1, y1);
        cairo_line_to(cairo, x1 - HEAD * cos(angle + side * 0.4), y1 - HEAD * sin(angle + side * 0.4));
    }
}

/* Multiplied with what is there: white paper takes the colour, black letters stay black. */
static void draw_marks(cairo_t *cairo, const GArray *marks, int page)
{
    cairo_set_operator(cairo, CAIRO_OPERATOR_MULTIPLY);
    cairo_set_line_width(cairo, 0.8);
    for (guint i = 0; i < marks->len; i++) {
        const undex_draw_mark *mark = &g_array_index(marks, undex_draw_mark, i);
        if (mark->box.page != page)
            continue;
        set_color(cairo, mark->layer);
        switch (layers[mark->layer].manner) {
        case FILL:
            add_rectangle(cairo, &mark->box, PAD);
            cairo_fill(cairo);
            break;
        case OUTLINE:
            add_rectangle(cairo, &mark->box, 2 * PAD);
            cairo_stroke(cairo);
            break;
        case ARROW:
            add_arrow(cairo, mark);
            cairo_stroke(cairo);
            break;
        }
    }
}

static void draw_part(cairo_t *cairo, PopplerDocument *pdf, const sheet *plan, const sheet_part *part,
                      const GArray *marks)
{
    PopplerPage *page = poppler_document_get_page(pdf, part->page - 1);
    cairo_save(cairo);
    cairo_rectangle(cairo, 0, part->top, part->columns, part->rows);
    cairo_clip(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_translate(cairo, 0, part->top);
    cairo_scale(cairo, plan->scale, plan->scale);
    cairo_translate(cairo, -part->x, -part->y);
    if (page) {
        cairo_save(cairo);
        poppler_page_render(page, cairo);
        cairo_restore(cairo);
        g_object_unref(page);
    }
    draw_marks(cairo, marks, part->page);
    cairo_restore(cairo);
}

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned int length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* The bytes, or NULL where cairo failed. */
static GBytes *write_png(cairo_surface_t *surface)
{
    GByteArray *png = g_byte_array_new();
    cairo_status_t status = cairo_surface_write_to_png_stream(surface, append, png);
    GBytes *bytes = g_byte_array_free_to_bytes(png);
    if (status != CAIRO_STATUS_SUCCESS)
        g_clear_pointer(&bytes, g_bytes_unref);
    return bytes;
}

static GBytes *draw_sheet(PopplerDocument *pdf, const sheet *plan, const GArray *marks, GError **error)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, plan->width, plan->height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, BETWEEN_PARTS, BETWEEN_PARTS, BETWEEN_PARTS);
    cairo_paint(cairo);
    for (guint i = 0; i < plan->parts->len; i++)
        draw_part(cairo, pdf, plan, &g_array_index(plan->parts, sheet_part, i), marks);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    GBytes *png = status == CAIRO_STATUS_SUCCESS ? write_png(surface) : NULL;
    cairo_surface_destroy(surface);
    if (!png)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "the page cannot be drawn: %s",
                    cairo_status_to_string(status));
    return png;
}

GBytes *undex_draw_png(GBytes *pdf, const GArray *marks, const undex_draw_options *options,
                       undex_drawn *drawn, GError **error)
{
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, hush, NULL);
    PopplerDocument *document = open_document(pdf, error);
    GBytes *png = NULL;
    if (document) {
        sheet plan = {0};
        if (undex_draw_plan(&plan, marks, options, size_of, document, error))
            png = draw_sheet(document, &plan, marks, error);
        if (png && drawn)
            *drawn = (undex_drawn){plan.width, plan.height, plan.pages};
        undex_draw_plan_clear(&plan);
        g_object_unref(document);
    }
    g_log_remove_handler("Poppler", handler);
    return png;
}
