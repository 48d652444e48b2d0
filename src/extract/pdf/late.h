// SPDX-License-Identifier: GPL-3.0-or-later
/* Cairo and poppler, loaded with the first picture. Private to src/extract/pdf; to be included instead of the
 * libraries' own headers. */
#ifndef UNDEX_EXTRACT_PDF_LATE_H
#define UNDEX_EXTRACT_PDF_LATE_H

#include "base/late.h"

#include <cairo.h>
#include <poppler.h>

/* X(name) for each function of cairo that is called here. */
#define UNDEX_RENDER_CAIRO(X)                                                                                \
    X(cairo_clip)                                                                                            \
    X(cairo_create)                                                                                          \
    X(cairo_destroy)                                                                                         \
    X(cairo_fill)                                                                                            \
    X(cairo_image_surface_create)                                                                            \
    X(cairo_line_to)                                                                                         \
    X(cairo_move_to)                                                                                         \
    X(cairo_paint)                                                                                           \
    X(cairo_rectangle)                                                                                       \
    X(cairo_restore)                                                                                         \
    X(cairo_save)                                                                                            \
    X(cairo_scale)                                                                                           \
    X(cairo_select_font_face)                                                                                \
    X(cairo_set_font_size)                                                                                   \
    X(cairo_set_line_width)                                                                                  \
    X(cairo_set_operator)                                                                                    \
    X(cairo_set_source_rgb)                                                                                  \
    X(cairo_show_text)                                                                                       \
    X(cairo_status)                                                                                          \
    X(cairo_status_to_string)                                                                                \
    X(cairo_stroke)                                                                                          \
    X(cairo_surface_destroy)                                                                                 \
    X(cairo_surface_flush)                                                                                   \
    X(cairo_surface_write_to_png_stream)                                                                     \
    X(cairo_text_extents)                                                                                    \
    X(cairo_translate)

/* X(name) for each function of poppler that is called here, and what lets go of its objects. */
#define UNDEX_RENDER_POPPLER(X)                                                                              \
    X(g_object_unref)                                                                                        \
    X(poppler_document_get_n_pages)                                                                          \
    X(poppler_document_get_page)                                                                             \
    X(poppler_document_new_from_bytes)                                                                       \
    X(poppler_error_quark)                                                                                   \
    X(poppler_page_get_size)                                                                                 \
    X(poppler_page_render)

#define UNDEX_LATE_FIELD(name) __typeof__(name) *(name);
extern struct undex_render_late {
    UNDEX_RENDER_CAIRO(UNDEX_LATE_FIELD)
    UNDEX_RENDER_POPPLER(UNDEX_LATE_FIELD)
} undex_render_late;

/* FALSE: a library is not there. Nothing of it may be called before. */
gboolean undex_render_load(GError **error);

#ifndef UNDEX_LATE_TABLE
#define cairo_clip                        (undex_render_late.cairo_clip)
#define cairo_create                      (undex_render_late.cairo_create)
#define cairo_destroy                     (undex_render_late.cairo_destroy)
#define cairo_fill                        (undex_render_late.cairo_fill)
#define cairo_image_surface_create        (undex_render_late.cairo_image_surface_create)
#define cairo_line_to                     (undex_render_late.cairo_line_to)
#define cairo_move_to                     (undex_render_late.cairo_move_to)
#define cairo_paint                       (undex_render_late.cairo_paint)
#define cairo_rectangle                   (undex_render_late.cairo_rectangle)
#define cairo_restore                     (undex_render_late.cairo_restore)
#define cairo_save                        (undex_render_late.cairo_save)
#define cairo_scale                       (undex_render_late.cairo_scale)
#define cairo_select_font_face            (undex_render_late.cairo_select_font_face)
#define cairo_set_font_size               (undex_render_late.cairo_set_font_size)
#define cairo_set_line_width              (undex_render_late.cairo_set_line_width)
#define cairo_set_operator                (undex_render_late.cairo_set_operator)
#define cairo_set_source_rgb              (undex_render_late.cairo_set_source_rgb)
#define cairo_show_text                   (undex_render_late.cairo_show_text)
#define cairo_status                      (undex_render_late.cairo_status)
#define cairo_status_to_string            (undex_render_late.cairo_status_to_string)
#define cairo_stroke                      (undex_render_late.cairo_stroke)
#define cairo_surface_destroy             (undex_render_late.cairo_surface_destroy)
#define cairo_surface_flush               (undex_render_late.cairo_surface_flush)
#define cairo_surface_write_to_png_stream (undex_render_late.cairo_surface_write_to_png_stream)
#define cairo_text_extents                (undex_render_late.cairo_text_extents)
#define cairo_translate                   (undex_render_late.cairo_translate)
#define g_object_unref                    (undex_render_late.g_object_unref)
#define poppler_document_get_n_pages      (undex_render_late.poppler_document_get_n_pages)
#define poppler_document_get_page         (undex_render_late.poppler_document_get_page)
#define poppler_document_new_from_bytes   (undex_render_late.poppler_document_new_from_bytes)
#define poppler_error_quark               (undex_render_late.poppler_error_quark)
#define poppler_page_get_size             (undex_render_late.poppler_page_get_size)
#define poppler_page_render               (undex_render_late.poppler_page_render)
#endif

#endif
