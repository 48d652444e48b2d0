// SPDX-License-Identifier: GPL-3.0-or-later
/* What is done with a page of recognized lines as a whole. A scan lies a little aslant: where its lines are
 * made level, lines of two columns that stand side by side share a row, and paragraphs their left edge. */
#include "extract/ocr/ocr_lines.h"

#include <math.h>

static const float APART = 1.0F;    /* times the type size: so far apart are lines that stand side by side */
static const float LONG = 72;       /* points: a line that tells how the page lies */
static const float STEEPEST = 0.1F; /* more is a word on a slant, not a page */
enum { MOST_LINES = 2000 };         /* of a page whose lines are compared with each other */

static int by_slope(gconstpointer a, gconstpointer b)
{
    float p = *(const float *)a, q = *(const float *)b;
    return (p > q) - (p < q);
}

/* What most of the long lines fall by; 0 where none tells. */
static float slope_of(const GArray *lines)
{
    g_autoptr(GArray) slopes = g_array_new(FALSE, FALSE, sizeof(float));
    for (guint i = 0; i < lines->len; i++) {
        const undex_ocr_line *line = &g_array_index(lines, undex_ocr_line, i);
        float slope = (line->y1 - line->y0) / MAX(line->x1 - line->x0, 1);
        if (line->x1 - line->x0 > LONG && line->end > line->first && fabsf(slope) < STEEPEST)
            g_array_append_val(slopes, slope);
    }
    g_array_sort(slopes, by_slope);
    return slopes->len ? g_array_index(slopes, float, slopes->len / 2) : 0;
}

/* A line's own slope may differ a little from the page's: its glyphs get the same foot. */
static void level(GArray *glyphs, const undex_ocr_line *line, float slope, float width, float height)
{
    float middle = (line->x0 + line->x1) / 2, foot = (line->y0 + line->y1) / 2;
    float run = MAX(line->x1 - line->x0, 1);
    for (guint i = line->first; i < line->end; i++) {
        undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        float own = foot + (line->y1 - line->y0) * ((g->x0 + g->x1) / 2 - middle) / run;
        float down = foot - slope * (middle - width / 2) - own, right = slope * (foot - height / 2);
        g->x0 += right, g->x1 += right;
        g->y0 += down, g->y1 += down;
    }
}

/* Whether two glyphs stand in one row, as seen from the first. */
static gboolean are_level(const undex_glyph *a, const undex_glyph *b)
{
    return MIN(a->y1, b->y1) - MAX(a->y0, b->y0) > (a->y1 - a->y0) / 2;
}

/* The end of one line and the beginning of the next in its row. */
static void set_apart(undex_glyph *end, undex_glyph *begin)
{
    float gap = begin->x0 - end->x1, wanted = APART * MAX(end->size, begin->size);
    if (!are_level(end, begin) || gap >= wanted || gap < -wanted || begin->x0 <= end->x0)
        return;
    float middle = (begin->x0 + end->x1) / 2;
    end->x1 = MAX(end->x0, middle - wanted / 2);
    begin->x0 = MIN(begin->x1, middle + wanted / 2);
}

void undex_ocr_page_straighten(GArray *glyphs, const GArray *lines, float width, float height)
{
    float slope = slope_of(lines);
    for (guint i = 0; i < lines->len; i++)
        level(glyphs, &g_array_index(lines, undex_ocr_line, i), slope, width, height);
    for (guint i = 0; i < lines->len && lines->len <= MOST_LINES; i++) {
        const undex_ocr_line *line = &g_array_index(lines, undex_ocr_line, i);
        for (guint k = 0; k < lines->len && line->end > line->first; k++) {
            const undex_ocr_line *other = &g_array_index(lines, undex_ocr_line, k);
            if (k != i && other->end > other->first)
                set_apart(&g_array_index(glyphs, undex_glyph, line->end - 1),
                          &g_array_index(glyphs, undex_glyph, other->first));
        }
    }
}
