// SPDX-License-Identifier: GPL-3.0-or-later
/* Some text does not stand upright on its page. This file finds which way it is turned, and turns its
 * glyphs back. */
#include "segment/layout/rows.h"
#include "segment/layout/typography.h"

#include <math.h>

/* Turned lines of fewer steps are known by their glyphs; `UNKNOWN`: of one glyph, turned as the others. */
enum { LONG = 3, UNKNOWN = 2 };
static const float LYING = 1.5F; /* times its height: the width of a glyph on its side */
static const float LOW = 0.75F;  /* of the size: its height */

int rows_text_turn(const GArray *glyphs)
{
    guint across = 0, down = 0, up = 0;
    for (guint i = 1; i < glyphs->len; i++) {
        const undex_glyph *a = &g_array_index(glyphs, undex_glyph, i - 1);
        const undex_glyph *b = a + 1;
        if (a->line != b->line)
            continue;
        float dx = fabsf(b->x0 - a->x0), dy = b->y0 - a->y0;
        if (dx > fabsf(dy))
            across++;
        else if (dy > GLYPH_IN_WORD * a->size)
            down++;
        else if (dy < -GLYPH_IN_WORD * a->size)
            up++;
    }
    if (across >= down + up)
        return 0;
    return down > up ? 1 : 3;
}

void rows_turn_box(int turn, const undex_source_page *page, float *x0, float *y0, float *x1, float *y1)
{
    float ax = *x0, ay = *y0, bx = *x1, by = *y1;
    if (turn == 1) {
        *x0 = ay, *x1 = by, *y0 = (float)page->width - bx, *y1 = (float)page->width - ax;
    } else if (turn == 3) {
        *x0 = (float)page->height - by, *x1 = (float)page->height - ay, *y0 = ax, *y1 = bx;
    }
}

/* Whether most glyphs of a short line lie on their side: their boxes are as wide as others are high. */
static gboolean lies(const GArray *glyphs, guint first, guint end)
{
    guint lying = 0;
    for (guint i = first; i < end; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        lying += g->x1 - g->x0 > LYING * (g->y1 - g->y0) && g->y1 - g->y0 < LOW * g->size;
    }
    return lying * 2 > end - first;
}

/* Quarter turns of one of the library's lines: most of its glyphs' steps go across, down or up. */
static int line_turn(const GArray *glyphs, guint first, guint end)
{
    guint across = 0, down = 0, up = 0;
    for (guint i = first + 1; i < end; i++) {
        const undex_glyph *a = &g_array_index(glyphs, undex_glyph, i - 1), *b = a + 1;
        float dx = fabsf(b->x0 - a->x0), dy = b->y0 - a->y0;
        if (dx > GLYPH_IN_WORD * a->size)
            across++;
        else if (dy > GLYPH_IN_WORD * a->size)
            down++;
        else if (dy < -GLYPH_IN_WORD * a->size)
            up++;
    }
    if (down + up < LONG && lies(glyphs, first, end))
        return down > up ? 1 : up > down ? 3 : UNKNOWN;
    if (down + up < LONG || across * 2 > down + up)
        return 0;
    return down > up ? 1 : 3;
}

void rows_sort_by_turn(const rows_sheet *sheet, GArray *turned[ROWS_TURNS])
{
    const GArray *glyphs = sheet->glyphs;
    for (guint i = 0, end; i < glyphs->len; i = end) {
        for (end = i + 1; end < glyphs->len; end++)
            if (g_array_index(glyphs, undex_glyph, end).line != g_array_index(glyphs, undex_glyph, i).line)
                break;
        g_array_append_vals(turned[line_turn(glyphs, i, end)], &g_array_index(glyphs, undex_glyph, i),
                            end - i);
    }
    GArray *known = turned[turned[1]->len > turned[3]->len ? 1 : 3], *single = turned[UNKNOWN];
    g_array_append_vals(known, single->data, single->len);
    g_array_set_size(single, 0);
    for (int turn = 1; turn < ROWS_TURNS; turn++)
        for (guint i = 0; i < turned[turn]->len; i++) {
            undex_glyph *g = &g_array_index(turned[turn], undex_glyph, i);
            rows_turn_box(turn, sheet->page, &g->x0, &g->y0, &g->x1, &g->y1);
        }
}
