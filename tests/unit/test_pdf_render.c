// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures of pages: their size, what is marked, what is refused. Pixels are read back with cairo. */
#include "files.h"

#include "extract/pdf/pdf_render.h"

#include <cairo.h>
#include <string.h>

static const char specimen[] = "corpus/A_99_901.en.pdf"; /* letter: 612 x 792 points */

static GArray *marks_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(undex_picture_mark));
}

static void add(GArray *marks, int page, double x0, double y0, double x1, double y1,
                undex_picture_layer layer)
{
    undex_picture_mark mark = {{page, x0, y0, x1, y1}, layer};
    g_array_append_val(marks, mark);
}

typedef struct {
    const guchar *at;
    gsize left;
} stream;

static cairo_status_t read_some(void *closure, unsigned char *data, unsigned int length)
{
    stream *s = closure;
    if (length > s->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, s->at, length);
    s->at += length;
    s->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *load(GBytes *png)
{
    stream s = {g_bytes_get_data(png, NULL), g_bytes_get_size(png)};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_some, &s);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    return surface;
}

static guint32 pixel(cairo_surface_t *surface, int x, int y)
{
    const guchar *row =
        cairo_image_surface_get_data(surface) + (gsize)y * (gsize)cairo_image_surface_get_stride(surface);
    guint32 value;
    memcpy(&value, row + 4 * x, sizeof value);
    return value & 0xffffff;
}

/* Which part of a rectangle has exactly the colour. */
static double share(cairo_surface_t *surface, guint32 color, int x0, int y0, int x1, int y1)
{
    int same = 0;
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            same += pixel(surface, x, y) == color;
    return (double)same / ((x1 - x0) * (y1 - y0));
}

static void test_page(void **state)
{
    (void)state;
    g_autoptr(GBytes) pdf = file_bytes(specimen);
    g_autoptr(GArray) marks = marks_new();
    undex_picture_options options = {.dpi = 72};
    undex_picture_drawn drawn;
    add(marks, 3, 123, 264.75, 488.5, 340.5, UNDEX_PICTURE_PASSAGE);
    add(marks, 3, 118, 662, 482.5, 681.75, UNDEX_PICTURE_NOTE);
    g_autoptr(GBytes) png = undex_render_png(pdf, marks, &options, &drawn, NULL);
    assert_non_null(png);
    assert_int_equal(drawn.width, 612);
    assert_int_equal(drawn.height, 792);
    assert_int_equal(drawn.pages, 1);
    cairo_surface_t *surface = load(png);
    assert_int_equal(cairo_image_surface_get_width(surface), 612);
    assert_int_equal(cairo_image_surface_get_height(surface), 792);
    assert_true(share(surface, undex_render_color(UNDEX_PICTURE_PASSAGE), 124, 266, 487, 339) > 0.5);
    assert_true(share(surface, undex_render_color(UNDEX_PICTURE_PASSAGE), 124, 266, 487, 339) < 0.98);
    assert_true(share(surface, undex_render_color(UNDEX_PICTURE_NOTE), 119, 663, 481, 681) > 0.5);
    assert_true(share(surface, 0xffffff, 0, 100, 110, 700) > 0.9);
    assert_true(share(surface, undex_render_color(UNDEX_PICTURE_PASSAGE), 0, 345, 612, 655) == 0);
    cairo_surface_destroy(surface);
}

/* What a mark of each layer looks like: where its colour is found, on white paper between the lines' right
 * end and the page's edge, and the letters beside it. */
static void test_manners(void **state)
{
    (void)state;
    static const struct {
        undex_picture_layer layer;
        int x0, y0, x1, y1; /* where the colour is */
        double least;
    } cases[] = {
        {UNDEX_PICTURE_HEADING, 520, 400, 560, 420, 0.99}, {UNDEX_PICTURE_CAPTION, 520, 400, 560, 420, 0.99},
        {UNDEX_PICTURE_GRID, 515, 400, 516, 420, 0.99},    {UNDEX_PICTURE_COMPONENT, 0, 400, 4, 420, 0.99},
        {UNDEX_PICTURE_DOUBT, 596, 400, 610, 410, 0.5},
    };
    g_autoptr(GBytes) pdf = file_bytes(specimen);
    undex_picture_options options = {.dpi = 72};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) marks = marks_new();
        undex_picture_mark mark = {{3, 520, 400, 560, 420}, cases[i].layer, {3, 0, 400, 0, 0}, "1", NULL};
        g_array_append_val(marks, mark);
        g_autoptr(GBytes) png = undex_render_png(pdf, marks, &options, NULL, NULL);
        assert_non_null(png);
        cairo_surface_t *surface = load(png);
        guint32 color = undex_render_color(cases[i].layer);
        assert_true(share(surface, color, cases[i].x0, cases[i].y0, cases[i].x1, cases[i].y1) >=
                    cases[i].least);
        assert_true(share(surface, color, 10, 100, 100, 390) == 0);
        cairo_surface_destroy(surface);
    }
}

/* A strip below the page: of one height whatever is marked, higher by each line of a remark. */
static void test_legend(void **state)
{
    (void)state;
    static const char *const remarks[] = {NULL, "a short one", "\xff is no text"};
    g_autoptr(GBytes) pdf = file_bytes(specimen);
    g_autofree char *long_one = g_strnfill(4000, 'x');
    for (int i = 1; i < 4000; i += 9)
        long_one[i] = ' ';
    undex_picture_options options = {.dpi = 72, .legend = TRUE};
    int heights[G_N_ELEMENTS(remarks) + 1];
    for (gsize i = 0; i < G_N_ELEMENTS(heights); i++) {
        g_autoptr(GArray) marks = marks_new();
        undex_picture_mark mark = {
            {3, 0, 100, 0, 110}, UNDEX_PICTURE_DOUBT, {3, 0, 100, 0, 110}, "1", long_one};
        if (i < G_N_ELEMENTS(remarks))
            mark.remark = remarks[i];
        g_array_append_val(marks, mark);
        undex_picture_drawn drawn;
        g_autoptr(GBytes) png = undex_render_png(pdf, marks, &options, &drawn, NULL);
        assert_non_null(png);
        assert_int_equal(drawn.width, 612);
        heights[i] = drawn.height;
        cairo_surface_t *surface = load(png);
        assert_true(share(surface, 0xffffff, 0, 802, 612, 850) < 0.96); /* its letters */
        assert_true(share(surface, undex_render_color(UNDEX_PICTURE_HEADING), 0, 800, 612, 850) > 0.001);
        cairo_surface_destroy(surface);
    }
    assert_in_range(heights[0], 792 + 50, 792 + 120);
    assert_in_range(heights[1], heights[0] + 12, heights[0] + 24);
    assert_int_equal(heights[2], heights[1]);
    assert_in_range(heights[3], heights[0] + 12 * 20, heights[0] + 12 * 60 + 24);
}

static void test_dpi(void **state)
{
    (void)state;
    g_autoptr(GBytes) pdf = file_bytes(specimen);
    g_autoptr(GArray) marks = marks_new();
    add(marks, 1, 100, 100, 200, 200, UNDEX_PICTURE_PASSAGE);
    static const struct {
        double dpi;
        int width, height; /* 0: refused */
    } cases[] = {{0, 935, 1210}, {36, 306, 396}, {144, 1224, 1584}, {19, 0, 0}, {601, 0, 0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        undex_picture_options options = {.dpi = cases[i].dpi};
        undex_picture_drawn drawn = {0};
        g_autoptr(GBytes) png = undex_render_png(pdf, marks, &options, &drawn, &error);
        assert_int_equal(drawn.width, cases[i].width);
        assert_int_equal(drawn.height, cases[i].height);
        assert_true((png != NULL) == (cases[i].width > 0));
        if (error)
            assert_int_equal(error->code, UNDEX_ERROR_USAGE);
    }
}

static void test_two_pages(void **state)
{
    (void)state;
    g_autoptr(GBytes) pdf = file_bytes(specimen);
    g_autoptr(GArray) marks = marks_new();
    undex_picture_options options = {.dpi = 36};
    undex_picture_drawn drawn;
    add(marks, 5, 123, 71, 488, 95, UNDEX_PICTURE_PASSAGE);
    add(marks, 4, 123, 535.25, 488.5, 622.75, UNDEX_PICTURE_PASSAGE);
    add(marks, 99, 0, 0, 10, 10, UNDEX_PICTURE_PASSAGE); /* is not there */
    g_autoptr(GBytes) png = undex_render_png(pdf, marks, &options, &drawn, NULL);
    assert_non_null(png);
    assert_int_equal(drawn.pages, 2);
    assert_int_equal(drawn.width, 306);
    assert_in_range(drawn.height, 2 * 396, 2 * 396 + 20);
    cairo_surface_t *surface = load(png); /* page 4 above page 5, each with its mark */
    assert_true(share(surface, undex_render_color(UNDEX_PICTURE_PASSAGE), 63, 269, 243, 310) > 0.3);
    assert_true(share(surface, undex_render_color(UNDEX_PICTURE_PASSAGE), 63, drawn.height - 396 + 37, 243,
                      drawn.height - 396 + 46) > 0.3);
    cairo_surface_destroy(surface);
}

static void test_crop(void **state)
{
    (void)state;
    g_autoptr(GBytes) pdf = file_bytes(specimen);
    g_autoptr(GArray) marks = marks_new();
    undex_picture_options options = {.dpi = 72, .crop = TRUE};
    undex_picture_drawn near, far;
    add(marks, 3, 100, 300, 400, 340, UNDEX_PICTURE_PASSAGE);
    add(marks, 3, 100, 350, 400, 360, UNDEX_PICTURE_NOTE);
    g_autoptr(GBytes) one = undex_render_png(pdf, marks, &options, &near, NULL);
    assert_int_equal(near.width, 340);
    assert_int_equal(near.height, 100); /* 60 and the margins */
    add(marks, 3, 120, 700, 410, 710, UNDEX_PICTURE_NOTE);
    g_autoptr(GBytes) two = undex_render_png(pdf, marks, &options, &far, NULL);
    assert_int_equal(far.width, 350);
    assert_int_equal(far.height, 100 + 8 + 50); /* what lies between is left out */
    assert_int_equal(far.pages, 1);
}

static void test_crop_beside(void **state)
{
    (void)state;
    g_autoptr(GBytes) pdf = file_bytes(specimen);
    g_autoptr(GArray) marks = marks_new();
    undex_picture_options options = {.dpi = 72, .crop = TRUE};
    undex_picture_drawn drawn;
    add(marks, 3, 5000, 5000, 6000, 6000, UNDEX_PICTURE_PASSAGE);
    g_autoptr(GBytes) png = undex_render_png(pdf, marks, &options, &drawn, NULL);
    assert_non_null(png);
    assert_int_equal(drawn.width, 612);
}

static void test_refused(void **state)
{
    (void)state;
    g_autoptr(GBytes) pdf = file_bytes(specimen);
    g_autoptr(GBytes) rubbish = g_bytes_new_static("%PDF-1.4 rubbish", 16);
    g_autoptr(GBytes) empty = g_bytes_new_static("", 0);
    g_autoptr(GArray) none = marks_new(), one = marks_new(), many = marks_new();
    add(one, 1, 1, 1, 2, 2, UNDEX_PICTURE_PASSAGE);
    add(many, 1, 1, 1, 2, 2, UNDEX_PICTURE_PASSAGE);
    for (int page = 2; page <= 9; page++)
        add(many, page, 1, 1, 2, 2, UNDEX_PICTURE_PASSAGE);
    const struct {
        GBytes *pdf;
        GArray *marks;
        double dpi;
        undex_error code;
    } cases[] = {{pdf, none, 72, UNDEX_ERROR_USAGE},
                 {rubbish, one, 72, UNDEX_ERROR_DAMAGED},
                 {empty, one, 72, UNDEX_ERROR_DAMAGED},
                 {pdf, many, 600, UNDEX_ERROR_LIMIT}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        undex_picture_options options = {.dpi = cases[i].dpi};
        assert_null(undex_render_png(cases[i].pdf, cases[i].marks, &options, NULL, &error));
        assert_non_null(error);
        assert_int_equal(error->code, cases[i].code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page),        cmocka_unit_test(test_manners),   cmocka_unit_test(test_legend),
        cmocka_unit_test(test_dpi),         cmocka_unit_test(test_two_pages), cmocka_unit_test(test_crop),
        cmocka_unit_test(test_crop_beside), cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
