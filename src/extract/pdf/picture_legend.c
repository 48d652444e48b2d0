// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/picture_legend.h"

#include "extract/pdf/picture_marks.h"

/* Points; `MOST_LINES` is all that remarks may take up, whatever they say. */
enum { MARGIN = 10, LINE = 12, SWATCH = 14, SWATCH_HEIGHT = 8, CELL = 140, MOST_LINES = 60 };

/* A line of a remark; its first has the flag. */
typedef struct {
    char *flag; /* NULL: none */
    char *text;
} strip_line;

struct strip {
    GArray *lines; /* strip_line */
    guint columns; /* of the legend */
    guint rows;
};

static void line_clear(gpointer data)
{
    strip_line *line = data;
    g_free(line->flag);
    g_free(line->text);
}

/* The remark's words, as many to a line as have room. */
static void add_remark(strip *below, cairo_t *cairo, const undex_picture_mark *mark, double width)
{
    g_auto(GStrv) words = g_strsplit(mark->remark, " ", -1);
    g_autoptr(GString) text = g_string_new(NULL);
    strip_line line = {.flag = g_strdup(mark->label ? mark->label : "")};
    for (guint i = 0; words[i] && below->lines->len < MOST_LINES; i++) {
        gsize before = text->len;
        g_string_append_printf(text, "%s%s", before ? " " : "", words[i]);
        if (!before || draw_text_width(cairo, DRAW_STRIP_SIZE, text->str) <= width)
            continue;
        g_string_truncate(text, before);
        line.text = g_strdup(text->str);
        g_array_append_val(below->lines, line);
        line.flag = NULL;
        g_string_assign(text, words[i]);
    }
    line.text = g_strdup(text->str);
    g_array_append_val(below->lines, line);
}

strip *strip_new(double width, const GArray *marks)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    cairo_t *cairo = cairo_create(surface);
    strip *below = g_new0(strip, 1);
    below->lines = g_array_new(FALSE, TRUE, sizeof(strip_line));
    g_array_set_clear_func(below->lines, line_clear);
    below->columns = (guint)MAX((width - MARGIN) / CELL, 1);
    guint cells = 0;
    for (guint i = 0; i < UNDEX_PICTURE_COUNT; i++)
        cells += draw_meaning((undex_picture_layer)i) != NULL;
    below->rows = (cells + below->columns - 1) / below->columns;
    for (guint i = 0; i < marks->len && below->lines->len < MOST_LINES; i++) {
        const undex_picture_mark *mark = &g_array_index(marks, undex_picture_mark, i);
        if (mark->remark)
            add_remark(below, cairo, mark, width - 2 * MARGIN - DRAW_FLAG_WIDTH - 4);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return below;
}

void strip_free(strip *below)
{
    g_array_unref(below->lines);
    g_free(below);
}

double strip_height(const strip *below)
{
    return MARGIN * (below->lines->len ? 3 : 2) + LINE * (double)(below->rows + below->lines->len);
}

/* The cells fill the columns one after another, so that what belongs together stands together. */
static double draw_legend(cairo_t *cairo, const strip *below)
{
    guint cell = 0;
    for (guint i = 0; i < UNDEX_PICTURE_COUNT; i++) {
        const char *meaning = draw_meaning((undex_picture_layer)i);
        if (!meaning)
            continue;
        guint column = cell / below->rows;
        double x = MARGIN + CELL * (double)column;
        double y = MARGIN + LINE * (double)(cell % below->rows);
        undex_box box = {0, x, y, x + SWATCH, y + SWATCH_HEIGHT};
        draw_swatch(cairo, (undex_picture_layer)i, &box);
        draw_text(cairo, x + SWATCH + 5, y + SWATCH_HEIGHT - 1, DRAW_STRIP_SIZE, meaning);
        cell++;
    }
    return MARGIN * 2 + LINE * (double)below->rows;
}

void strip_draw(cairo_t *cairo, const sheet *plan, const strip *below)
{
    cairo_save(cairo);
    cairo_rectangle(cairo, 0, plan->strip, plan->width, plan->height - plan->strip);
    cairo_clip(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_translate(cairo, 0, plan->strip);
    cairo_scale(cairo, plan->scale, plan->scale);
    double y = draw_legend(cairo, below);
    for (guint i = 0; i < below->lines->len; i++, y += LINE) {
        const strip_line *line = &g_array_index(below->lines, strip_line, i);
        if (line->flag)
            draw_flag(cairo, MARGIN, y - 1, line->flag);
        draw_text(cairo, MARGIN + DRAW_FLAG_WIDTH + 4, y + SWATCH_HEIGHT - 1, DRAW_STRIP_SIZE, line->text);
    }
    cairo_restore(cairo);
}
