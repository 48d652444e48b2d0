// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/picture_marks.h"

#include <math.h>

typedef enum { FILL, OUTLINE, LINE, EDGE, ARROW, FLAG } manner;

/* Every colour and what it means. Without a meaning: no evidence of segmentation. */
static const struct {
    guint32 color;
    manner manner;
    double pad, pen; /* points: around the box; of lines */
    const char *meaning;
} layers[UNDEX_PICTURE_COUNT] = {
    [UNDEX_PICTURE_PASSAGE] = {0xffee80, FILL, 1.5, 0, NULL},
    [UNDEX_PICTURE_NOTE] = {0xbfe6ff, FILL, 1.5, 0, "note"},
    [UNDEX_PICTURE_TEXT] = {0xe8e8e8, FILL, 1.5, 0, "running text"},
    [UNDEX_PICTURE_NUMBER] = {0xbcd4ff, FILL, 1.5, 0, "begins a paragraph"},
    [UNDEX_PICTURE_FURNITURE] = {0xffc4c0, FILL, 1.5, 0, "furniture: in no passage"},
    [UNDEX_PICTURE_TABLE] = {0xffe0a0, FILL, 1.5, 0, "line of a table or contents"},
    [UNDEX_PICTURE_MASTHEAD] = {0xe4d0f4, FILL, 1.5, 0, "masthead, title"},
    [UNDEX_PICTURE_HEADING] = {0xc0f0b8, FILL, 1.5, 0, "heading, H1 the outermost"},
    [UNDEX_PICTURE_CAPTION] = {0xa8ece4, FILL, 1.5, 0, "caption"},
    [UNDEX_PICTURE_FRAME] = {0x3060c0, OUTLINE, 3, 0.8, "a passage"},
    [UNDEX_PICTURE_GRID] = {0xb06000, OUTLINE, 4.5, 2, "a table"},
    [UNDEX_PICTURE_DIVISION] = {0xe09040, LINE, 0, 1.3, "its columns and rows"},
    [UNDEX_PICTURE_COMPONENT] = {0x6040a0, EDGE, 0, 0, "component; + it goes on"},
    [UNDEX_PICTURE_TIE] = {0xd02020, ARROW, 0, 0.8, "from a mark to its note"},
    [UNDEX_PICTURE_DOUBT] = {0xc000a0, FLAG, 0, 0, "a doubt, said below"},
};
static const double BAR = 4;    /* how wide the bar of a component is */
static const double BESIDE = 5; /* between a label and the box that it stands beside */

guint32 undex_render_color(undex_picture_layer layer)
{
    return (guint)layer < UNDEX_PICTURE_COUNT ? layers[layer].color : 0xffffff;
}

const char *draw_meaning(undex_picture_layer layer)
{
    return layers[layer].meaning;
}

static void set_color(cairo_t *cairo, undex_picture_layer layer)
{
    guint32 color = undex_render_color(layer);
    cairo_set_source_rgb(cairo, (color >> 16) / 255.0, ((color >> 8) & 0xff) / 255.0, (color & 0xff) / 255.0);
}

/* Letters */

static void set_type(cairo_t *cairo, double size)
{
    cairo_select_font_face(cairo, "Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, size);
}

double draw_text_width(cairo_t *cairo, double size, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    cairo_text_extents_t extents;
    set_type(cairo, size);
    cairo_text_extents(cairo, valid, &extents);
    return extents.x_advance;
}

void draw_text(cairo_t *cairo, double x, double y, double size, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    set_type(cairo, size);
    cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_move_to(cairo, x, y);
    cairo_show_text(cairo, valid);
}

void draw_flag(cairo_t *cairo, double x, double y, const char *label)
{
    double width = draw_text_width(cairo, DRAW_LABEL_SIZE, label);
    cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
    set_color(cairo, UNDEX_PICTURE_DOUBT);
    cairo_rectangle(cairo, x, y, DRAW_FLAG_WIDTH, DRAW_FLAG_HEIGHT);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_move_to(cairo, x + (DRAW_FLAG_WIDTH - width) / 2, y + DRAW_FLAG_HEIGHT - 2.5);
    g_autofree char *valid = g_utf8_make_valid(label, -1);
    cairo_show_text(cairo, valid);
}

/* Marks */

static void add_rectangle(cairo_t *cairo, const undex_box *box, double pad)
{
    cairo_rectangle(cairo, box->x0 - pad, box->y0 - pad, box->x1 - box->x0 + 2 * pad,
                    box->y1 - box->y0 + 2 * pad);
}

/* From the middle of one box to the near corner of the other, with a head; over a page's end to its foot. */
static void add_arrow(cairo_t *cairo, const undex_picture_mark *mark)
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

/* A mark's colour, multiplied with what is there: white paper takes it, black letters stay black. */
static void draw_color(cairo_t *cairo, const undex_picture_mark *mark, double left)
{
    undex_box bar = mark->box;
    bar.x0 = left;
    bar.x1 = left + BAR;
    cairo_set_operator(cairo, CAIRO_OPERATOR_MULTIPLY);
    cairo_set_line_width(cairo, layers[mark->layer].pen);
    set_color(cairo, mark->layer);
    switch (layers[mark->layer].manner) {
    case FILL:
        add_rectangle(cairo, &mark->box, layers[mark->layer].pad);
        cairo_fill(cairo);
        break;
    case OUTLINE:
        add_rectangle(cairo, &mark->box, layers[mark->layer].pad);
        cairo_stroke(cairo);
        break;
    case LINE:
        cairo_move_to(cairo, mark->box.x0, mark->box.y0);
        cairo_line_to(cairo, mark->box.x1, mark->box.y1);
        cairo_stroke(cairo);
        break;
    case EDGE:
        add_rectangle(cairo, &bar, 0);
        cairo_fill(cairo);
        break;
    case ARROW:
        add_arrow(cairo, mark);
        cairo_stroke(cairo);
        break;
    case FLAG:
        break;
    }
}

static void draw_label(cairo_t *cairo, const undex_picture_mark *mark, const sheet_part *part)
{
    manner how = layers[mark->layer].manner;
    double before = mark->box.x0 - BESIDE;
    if (how == FLAG)
        draw_flag(cairo, part->x + part->width - DRAW_FLAG_WIDTH - 2, mark->box.y0, mark->label);
    else if (how == EDGE)
        draw_text(cairo, part->x + BAR + 2, mark->to.y0 + DRAW_LABEL_SIZE, DRAW_LABEL_SIZE, mark->label);
    else
        draw_text(cairo, before - draw_text_width(cairo, DRAW_LABEL_SIZE, mark->label),
                  mark->box.y0 + DRAW_LABEL_SIZE, DRAW_LABEL_SIZE, mark->label);
}

void draw_marks(cairo_t *cairo, const GArray *marks, const sheet_part *part)
{
    for (int letters = 0; letters <= 1; letters++)
        for (guint i = 0; i < marks->len; i++) {
            const undex_picture_mark *mark = &g_array_index(marks, undex_picture_mark, i);
            if (mark->box.page != part->page)
                continue;
            if (!letters)
                draw_color(cairo, mark, part->x);
            else if (mark->label)
                draw_label(cairo, mark, part);
        }
}

void draw_swatch(cairo_t *cairo, undex_picture_layer layer, const undex_box *box)
{
    undex_picture_mark mark = {.box = *box, .layer = layer, .to = *box};
    double pad = layers[layer].pad;
    switch (layers[layer].manner) {
    case FLAG:
        draw_flag(cairo, box->x0, box->y0 - 1, "?");
        return;
    case OUTLINE:
        mark.box = (undex_box){0, box->x0 + pad, box->y0 + pad, box->x1 - pad, box->y1 - pad};
        break;
    case LINE:
    case ARROW:
        mark.box.y0 = mark.box.y1 = mark.to.y0 = mark.to.y1 = (box->y0 + box->y1) / 2;
        if (layers[layer].manner == ARROW) {
            mark.box.x1 = box->x0;
            mark.to.x0 = box->x1;
        }
        break;
    case FILL:
    case EDGE:
        break;
    }
    draw_color(cairo, &mark, box->x0);
}
