// SPDX-License-Identifier: GPL-3.0-or-later
/* Which parts of pages a picture shows, where each lies in it, and when it would be too large. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/pdf/picture_layout.h"

enum { LAST = 20 };

/* Pages up to the 20th are there, 100 points wide and 200 high, those of even number lying. */
static gboolean size_of(gpointer closure, int page, double *width, double *height)
{
    double scale = closure ? *(double *)closure : 1;
    *width = (page % 2 ? 100 : 200) * scale;
    *height = (page % 2 ? 200 : 100) * scale;
    return page >= 1 && page <= LAST;
}

/* "page: x, y, width, height -> top, columns x rows | ...; width x height", with what is asked for. */
static char *planned(const undex_box *boxes, guint count, gboolean crop, double dpi)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) marks = g_array_new(FALSE, TRUE, sizeof(undex_picture_mark));
    for (guint i = 0; i < count; i++) {
        undex_picture_mark mark = {.box = boxes[i]};
        g_array_append_val(marks, mark);
    }
    undex_picture_options options = {.crop = crop, .dpi = dpi};
    sheet plan;
    gboolean ok = undex_render_plan(&plan, marks, &options, size_of, NULL, &error);
    GString *out = g_string_new(NULL);
    for (guint i = 0; ok && i < plan.parts->len; i++) {
        const sheet_part *p = &g_array_index(plan.parts, sheet_part, i);
        g_string_append_printf(out, "%d: %g, %g, %g, %g -> %d, %d x %d | ", p->page, p->x, p->y, p->width,
                               p->height, p->top, p->columns, p->rows);
    }
    if (ok)
        g_string_append_printf(out, "%d x %d", plan.width, plan.height);
    else
        g_string_append(out, error->message);
    undex_render_plan_clear(&plan);
    return g_string_free(out, FALSE);
}

static void parts(void **state)
{
    static const struct {
        undex_box boxes[4]; /* page, x0, y0, x1, y1 */
        guint count;
        gboolean crop;
        const char *plan;
    } rows[] = {
        {{{1, 10, 20, 30, 40}}, 1, FALSE, "1: 0, 0, 100, 200 -> 0, 100 x 200 | 100 x 200"},
        /* pages in their order, each once, eight pixels apart */
        {{{2, 10, 20, 30, 40}, {1, 10, 20, 30, 40}, {2, 50, 20, 60, 40}},
         3,
         FALSE,
         "1: 0, 0, 100, 200 -> 0, 100 x 200 | 2: 0, 0, 200, 100 -> 208, 200 x 100 | 200 x 308"},
        /* with a margin of 20 points, as far as the page goes */
        {{{1, 30, 40, 60, 70}}, 1, TRUE, "1: 10, 20, 70, 70 -> 0, 70 x 70 | 70 x 70"},
        {{{1, 5, 15, 95, 190}}, 1, TRUE, "1: 0, 0, 100, 200 -> 0, 100 x 200 | 100 x 200"},
        {{{1, 20, 20, 80, 180}}, 1, TRUE, "1: 0, 0, 100, 200 -> 0, 100 x 200 | 100 x 200"},
        /* what lies within 60 points is one part; the parts have the same edges */
        {{{1, 40, 20, 50, 30}, {1, 60, 90, 70, 100}}, 2, TRUE, "1: 20, 0, 70, 120 -> 0, 70 x 120 | 70 x 120"},
        {{{1, 60, 91, 70, 100}, {1, 40, 20, 50, 30}},
         2,
         TRUE,
         "1: 20, 0, 70, 50 -> 0, 70 x 50 | 1: 20, 71, 70, 49 -> 58, 70 x 49 | 70 x 107"},
        {{{1, 40, 20, 50, 120}, {1, 60, 60, 70, 70}}, 2, TRUE, "1: 20, 0, 70, 140 -> 0, 70 x 140 | 70 x 140"},
        {{{1, 40, 20, 50, 30}, {1, 60, 50, 70, 60}, {1, 45, 100, 55, 110}, {2, 100, 50, 110, 60}},
         4,
         TRUE,
         "1: 20, 0, 70, 130 -> 0, 70 x 130 | 2: 80, 30, 50, 50 -> 138, 50 x 50 | 70 x 188"},
        /* a mark beside the page shows all of it; a page that is not there shows nothing */
        {{{1, 300, 20, 310, 30}}, 1, TRUE, "1: 0, 0, 100, 200 -> 0, 100 x 200 | 100 x 200"},
        {{{1, 20, 300, 30, 310}}, 1, TRUE, "1: 0, 0, 100, 200 -> 0, 100 x 200 | 100 x 200"},
        {{{1, -40, 20, -21, 30}}, 1, TRUE, "1: 0, 0, 100, 200 -> 0, 100 x 200 | 100 x 200"},
        {{{1, -40, 20, -19, 30}}, 1, TRUE, "1: 0, 0, 1, 50 -> 0, 1 x 50 | 1 x 50"},
        {{{21, 10, 20, 30, 40}, {1, 10, 20, 30, 40}},
         2,
         FALSE,
         "1: 0, 0, 100, 200 -> 0, 100 x 200 | 100 x 200"},
        {{{21, 10, 20, 30, 40}}, 1, FALSE, "no place on a page is known to draw"},
        {{{0}}, 0, FALSE, "no place on a page is known to draw"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *plan = planned(rows[i].boxes, rows[i].count, rows[i].crop, 72);
        if (strcmp(plan, rows[i].plan) != 0)
            fail_msg("row %u: %s", i, plan);
    }
}

static void dots_and_pages(void **state)
{
    static const struct {
        double dpi;
        int pages;
        const char *plan; /* its end, or the message */
    } rows[] = {
        {0, 1, "153 x 306"},
        {110, 1, "153 x 306"},
        {144, 1, "200 x 400"},
        {20, 1, "28 x 56"},
        {600, 1, "833 x 1667"},
        {19, 1, "from 20 to 600 dots per inch can be drawn"},
        {601, 1, "from 20 to 600 dots per inch can be drawn"},
        {NAN, 1, "153 x 306"},
        {72, 12, "200 x 1888"},
        {72, 13, "it stands on more than 12 pages"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        undex_box boxes[LAST] = {{0}};
        for (int k = 0; k < rows[i].pages; k++)
            boxes[k] = (undex_box){k + 1, 10, 10, 20, 20};
        g_autofree char *plan = planned(boxes, (guint)rows[i].pages, FALSE, rows[i].dpi);
        if (!g_str_has_suffix(plan, rows[i].plan))
            fail_msg("%g dots, %d pages: %s", rows[i].dpi, rows[i].pages, plan);
    }
}

/* 32000 pixels on a side, a hundred millions in all; the strip below counts. */
static void ceilings(void **state)
{
    static const struct {
        double scale; /* of the page */
        int page;
        double strip; /* pixels; -1: none */
        gboolean fits;
        int height;
    } rows[] = {
        {1, 1, 10.5, TRUE, 219},    {1, 1, 0, TRUE, 208},        {160, 2, -1, FALSE, 0},
        {70.7, 1, -1, TRUE, 14140}, {70.8, 1, -1, FALSE, 0},     {2, 2, 31792, TRUE, 32000},
        {2, 2, 31793, FALSE, 0},    {40, 1, 16992, TRUE, 25000}, {40, 1, 16993, FALSE, 0},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GArray) marks = g_array_new(FALSE, TRUE, sizeof(undex_picture_mark));
        undex_picture_mark mark = {.box = {rows[i].page, 10, 10, 20, 20}};
        g_array_append_val(marks, mark);
        undex_picture_options options = {.dpi = 72};
        sheet plan;
        double scale = rows[i].scale;
        gboolean ok = undex_render_plan(&plan, marks, &options, size_of, &scale, NULL);
        int above = ok ? plan.height : 0;
        if (ok && rows[i].strip >= 0)
            ok = undex_render_plan_strip(&plan, rows[i].strip, NULL);
        if (ok != rows[i].fits || (ok && plan.height != rows[i].height))
            fail_msg("row %u: %d, %d", i, ok, plan.height);
        if (ok)
            assert_int_equal(plan.strip, rows[i].strip >= 0 ? above + 8 : 0);
        undex_render_plan_clear(&plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts),
        cmocka_unit_test(dots_and_pages),
        cmocka_unit_test(ceilings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
