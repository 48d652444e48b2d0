// SPDX-License-Identifier: GPL-3.0-or-later
/* A drop initial is as high as two lines or more, which begin beside it. It is set back into the first of
 * these lines, for it would draw all of them into one row. */
#include "segment/layout/rows.h"
#include "segment/letters.h"

static const float BESIDE = 0.3F; /* of the size of a line: it begins no further before the initial's end */
static const float ALIKE = 0.8F;  /* of the initial's size: beside a larger letter of its line it is none */
static const float WIDTH = 0.5F;  /* of the size of the next letter: so wide it is taken to be */

enum { MANY = 40, LINES = 2 };   /* large letters on a page that are looked at; lines beside one, at least */
static const float LARGE = 1.7F; /* times the size of the lines beside it */
static const float NEAR = 1.2F;  /* of their size: how far from it they begin */
static const float OVERLAP = 0.25F;  /* of their size: how far the first reaches below its top, at least */
static const float DOUBTFUL = 0.12F; /* of their size: a gap that may be a space, as after the word "A" */

/* Whether a glyph begins a line that stands beside the initial. */
static gboolean is_beside(const undex_glyph *g, const undex_glyph *initial)
{
    float middle = (g->y0 + g->y1) / 2;
    return g->size > 0 && initial->size >= LARGE * g->size && g->x0 > initial->x1 - BESIDE * g->size &&
           g->x0 < initial->x1 + NEAR * g->size && g->y1 > initial->y0 + OVERLAP * g->size &&
           middle < initial->y1;
}

/* The first glyph of the highest line beside an initial; -1: fewer than LINES stand there. */
static int find_first_beside(const GArray *glyphs, guint at)
{
    const undex_glyph *initial = &g_array_index(glyphs, undex_glyph, at);
    int first = -1;
    guint lines = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        gboolean begins = i == 0 || g[-1].line != g->line || i == at + 1 || g->x0 - g[-1].x1 > g->size ||
                          g->y0 > g[-1].y1 - g->size / 2;
        if (i == at || !begins || !is_beside(g, initial))
            continue;
        lines++;
        if (first < 0 || g->y1 < g_array_index(glyphs, undex_glyph, first).y1)
            first = (int)i;
    }
    return lines >= LINES ? first : -1;
}

/* A letter that the next glyph of its line does not follow in its own size. */
static gboolean may_be_initial(const GArray *glyphs, guint at, float size)
{
    const undex_glyph *g = &g_array_index(glyphs, undex_glyph, at);
    if (g->size < LARGE * size || !segment_is_letter(g->ch))
        return FALSE;
    gboolean after = at + 1 < glyphs->len && g[1].line == g->line && g[1].size > ALIKE * g->size;
    gboolean before = at > 0 && g[-1].line == g->line && g[-1].size > ALIKE * g->size;
    return !after && !before;
}

static void set_back(rows_sheet *sheet, guint at, guint before)
{
    undex_glyph initial = g_array_index(sheet->glyphs, undex_glyph, at);
    const undex_glyph next = g_array_index(sheet->glyphs, undex_glyph, before);
    g_autofree gboolean *gone = g_new0(gboolean, sheet->glyphs->len);
    gone[at] = TRUE;
    rows_drop(sheet, gone);
    initial.line = next.line, initial.size = next.size;
    initial.y0 = next.y0, initial.y1 = next.y1;
    initial.x1 = next.x0 - DOUBTFUL * next.size;
    initial.x0 = initial.x1 - WIDTH * next.size;
    g_array_insert_val(sheet->own, before > at ? before - 1 : before, initial);
}

void rows_set_initials(rows_sheet *sheet, float common)
{
    guint tried = 0;
    for (guint i = 0; i < sheet->glyphs->len && tried < MANY; i++) {
        if (!may_be_initial(sheet->glyphs, i, common))
            continue;
        tried++;
        int first = find_first_beside(sheet->glyphs, i);
        if (first >= 0)
            set_back(sheet, i, (guint)first);
    }
}
