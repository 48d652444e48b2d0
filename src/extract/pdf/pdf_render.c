// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/pdf_render.h"

#include "extract/pdf/picture_legend.h"
#include "extract/pdf/picture_marks.h"
#include "undex/error.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <poppler.h>

static const double BETWEEN_PARTS = 0.75;

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
        return undex_error_null(error, UNDEX_ERROR_ENCRYPTED, "encrypted, needs a password");
    return undex_error_null(error, UNDEX_ERROR_DAMAGED, "not a PDF that can be drawn");
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
    draw_marks(cairo, marks, part);
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

static GBytes *draw_sheet(PopplerDocument *pdf, const sheet *plan, const GArray *marks, const strip *below,
                          const undex_picture_options *options, GError **error)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, plan->width, plan->height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, BETWEEN_PARTS, BETWEEN_PARTS, BETWEEN_PARTS);
    cairo_paint(cairo);
    for (guint i = 0; i < plan->parts->len; i++) {
        const sheet_part *part = &g_array_index(plan->parts, sheet_part, i);
        if (options && options->on_page)
            options->on_page(part->page, options->closure);
        draw_part(cairo, pdf, plan, part, marks);
    }
    if (below)
        strip_draw(cairo, plan, below);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    GBytes *png = status == CAIRO_STATUS_SUCCESS ? write_png(surface) : NULL;
    cairo_surface_destroy(surface);
    if (!png)
        g_set_error(error, UNDEX_ERROR,
                    status == CAIRO_STATUS_NO_MEMORY ? UNDEX_ERROR_MEMORY : UNDEX_ERROR_DAMAGED,
                    "the page cannot be drawn: %s", cairo_status_to_string(status));
    return png;
}

GBytes *undex_render_png(GBytes *pdf, const GArray *marks, const undex_picture_options *options,
                         undex_picture_drawn *drawn, GError **error)
{
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, hush, NULL);
    PopplerDocument *document = open_document(pdf, error);
    GBytes *png = NULL;
    if (document) {
        sheet plan = {0};
        strip *below = NULL;
        gboolean placed = undex_render_plan(&plan, marks, options, size_of, document, error);
        if (placed && options && options->legend) {
            below = strip_new(plan.width / plan.scale, marks);
            placed = undex_render_plan_strip(&plan, strip_height(below), error);
        }
        if (placed)
            png = draw_sheet(document, &plan, marks, below, options, error);
        if (png && drawn)
            *drawn = (undex_picture_drawn){
                plan.width, plan.height, plan.pages,
                plan.parts->len ? g_array_index(plan.parts, sheet_part, plan.parts->len - 1).page : 0};
        g_clear_pointer(&below, strip_free);
        undex_render_plan_clear(&plan);
        g_object_unref(document);
    }
    g_log_remove_handler("Poppler", handler);
    return png;
}

char **undex_render_preload(void)
{
    enum { NEVER = 0 };
    GPtrArray *folders = g_ptr_array_new();
    FcConfigSetRescanInterval(NULL, NEVER); /* loads it; who draws may not look for fonts anew */
    FcStrList *all = FcConfigGetFontDirs(NULL);
    for (const FcChar8 *folder; all && (folder = FcStrListNext(all));)
        g_ptr_array_add(folders, g_strdup((const char *)folder));
    if (all)
        FcStrListDone(all);
    g_ptr_array_add(folders, NULL);
    return (char **)g_ptr_array_free(folders, FALSE);
}
