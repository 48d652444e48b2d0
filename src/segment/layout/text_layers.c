// SPDX-License-Identifier: GPL-3.0-or-later
/* Two text layers lie one over the other where a page that has text was read once more by a machine. One of
 * them is left out, word by word: what is set in the more common type stays. */
#include "segment/layout/rows.h"
#include "segment/layout/typography.h"
#include "segment/letters.h"

#include <math.h>
#include <string.h>

enum { TOUCHED_FIFTH = 5 }; /* of its cells are known: a stretch may lie over another layer */

static const float SAME_TYPE = 0.05F; /* points: glyphs of one type differ by less in size */

enum {
    WIDE = 2048, /* cells of a point, across; what lies beyond is not looked at */
    HIGH = 512,  /* rows of cells, ROW points high */
    ROW = 4,
    HALF_ROW = ROW / 2,
    LEAST = 60,   /* letters that lie over others, at least */
    SURE = 3,     /* pages that are always looked at */
    SAMPLE = 4,   /* of the others one in so many, until one has two layers */
    MOST = 6,     /* tenths of a type's glyphs that lie over others: it is the other layer's */
    CLASSES = 64, /* types on a page that are told apart */
};
static const float SHARE = 0.2F;  /* of the page's letters that lie over others, at least */
static const float MIDDLE = 0.3F; /* of the size: how far above a letter's foot it is painted */
static const float LYING = 1.5F;  /* times its height: the width of a letter on its side */
static const float INSET = 0.2F;  /* of its width: what is left free at its sides */

typedef struct {
    guint first, count;
    guint type, weight; /* glyphs of its type on the page */
    float x0, y1;
    gboolean over, touched; /* lies over words of the other layer; somewhat, or more */
} word;

typedef struct {
    guchar cells[HIGH][WIDE / 8];
} canvas;

typedef struct {
    guint known, all; /* cells */
} cover;

static void paint_row(canvas *on, float y, guint from, guint to)
{
    if (y < 0 || y >= HIGH * ROW)
        return;
    guchar *row = on->cells[(guint)(y / ROW)];
    for (guint x = from; x <= to; x++)
        row[x / 8] |= (guchar)(1U << x % 8);
}

/* What of a glyph's middle is painted already; paints it too with `put`, in the rows above and below also. */
static cover look(canvas *on, const undex_glyph *g, gboolean put)
{
    cover found = {0, 0};
    if (g->x1 - g->x0 > LYING * (g->y1 - g->y0)) /* turned on its side: it would lie over its neighbours */
        return found;
    float y = g->y1 - MIDDLE * g->size, inset = INSET * (g->x1 - g->x0);
    if (!(y >= 0 && y < HIGH * ROW && g->x0 >= 0 && g->x1 < WIDE && g->x1 > g->x0))
        return found;
    guint from = (guint)(g->x0 + inset), to = (guint)(g->x1 - inset);
    const guchar *row = on->cells[(guint)(y / ROW)];
    for (guint x = from; x <= to; x++)
        found.known += (row[x / 8] >> x % 8) & 1U;
    found.all = to - from + 1;
    if (put) {
        paint_row(on, y - HALF_ROW, from, to);
        paint_row(on, y + HALF_ROW, from, to);
    }
    return found;
}

static gboolean is_doubled(canvas *on, const GArray *glyphs)
{
    guint letters = 0, over = 0;
    if (glyphs->len < LEAST)
        return FALSE;
    memset(on, 0, sizeof *on);
    for (guint i = 0; i < glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        if (!segment_is_letter(g->ch))
            continue;
        cover found = look(on, g, TRUE);
        letters++;
        over += found.known * 2 > found.all;
    }
    return over >= LEAST && (float)over > SHARE * (float)letters;
}

static int by_weight(gconstpointer a, gconstpointer b)
{
    const word *p = a, *q = b;
    if (p->weight != q->weight)
        return p->weight > q->weight ? -1 : 1;
    /* Of twins the left one, or the higher, comes first: all that stays is of one layer. */
    if (p->x0 != q->x0)
        return p->x0 > q->x0 ? 1 : -1;
    return (p->y1 > q->y1) - (p->y1 < q->y1);
}

/* The page's words, those of the most common type first. */
static GArray *find_words(const GArray *glyphs)
{
    struct {
        guint16 font;
        float size;
        guint count;
    } types[CLASSES] = {{0}};
    guint known = 0;
    GArray *words = g_array_new(FALSE, FALSE, sizeof(word));
    g_autofree guint *type = g_new0(guint, glyphs->len);
    for (guint i = 0; i < glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        guint t = 0;
        while (t < known && !(types[t].font == g->font && fabsf(types[t].size - g->size) < SAME_TYPE))
            t++;
        if (t == known && known < CLASSES)
            types[known].font = g->font, types[known].size = g->size, types[known++].count = 0;
        type[i] = MIN(t, CLASSES - 1);
        types[type[i]].count++;
        gboolean on = i > 0 && type[i] == type[i - 1] && g[-1].line == g->line && !g->spaced &&
                      g->x0 > g[-1].x0 && g->x0 - g[-1].x1 < GLYPH_IN_WORD * g->size;
        if (on) {
            g_array_index(words, word, words->len - 1).count++;
        } else {
            word next = {.first = i, .count = 1, .type = type[i], .x0 = g->x0, .y1 = g->y1};
            g_array_append_val(words, next);
        }
    }
    for (guint w = 0; w < words->len; w++) {
        word *next = &g_array_index(words, word, w);
        next->weight = types[next->type].count;
    }
    g_array_sort(words, by_weight);
    return words;
}

/* Tells which words lie over words that come before them. */
static void find_over(canvas *on, const GArray *glyphs, GArray *words)
{
    memset(on, 0, sizeof *on);
    for (guint w = 0; w < words->len; w++) {
        word *next = &g_array_index(words, word, w);
        cover sum = {0, 0};
        for (guint i = next->first; i < next->first + next->count; i++) {
            cover found = look(on, &g_array_index(glyphs, undex_glyph, i), FALSE);
            sum.known += found.known, sum.all += found.all;
        }
        next->over = sum.known * 2 > sum.all;
        next->touched = sum.known * TOUCHED_FIFTH > sum.all;
        for (guint i = next->first; i < next->first + next->count && !next->over; i++)
            look(on, &g_array_index(glyphs, undex_glyph, i), TRUE);
    }
}

/* Leaves out each word that lies over one that stays; in a type most of which does, each that touches one.
 * What stands alone stays: the library drops twins itself, from whichever layer. */
static void part(canvas *on, rows_sheet *sheet)
{
    guint all[CLASSES] = {0}, over[CLASSES] = {0};
    g_autoptr(GArray) words = find_words(sheet->glyphs);
    g_autofree gboolean *gone = g_new0(gboolean, sheet->glyphs->len);
    find_over(on, sheet->glyphs, words);
    for (guint w = 0; w < words->len; w++) {
        const word *next = &g_array_index(words, word, w);
        all[next->type] += next->count;
        over[next->type] += next->over ? next->count : 0;
    }
    for (guint w = 0; w < words->len; w++) {
        const word *next = &g_array_index(words, word, w);
        gboolean goes = next->over || (next->touched && over[next->type] * 10 > all[next->type] * MOST);
        for (guint i = next->first; goes && i < next->first + next->count; i++)
            gone[i] = TRUE;
    }
    rows_drop(sheet, gone);
}

int rows_part_layers(GArray *sheets)
{
    g_autofree canvas *on = g_new(canvas, 1);
    int first = 0;
    for (guint i = 0; i < sheets->len; i++) {
        rows_sheet *sheet = &g_array_index(sheets, rows_sheet, i);
        if ((!first && i >= SURE && i % SAMPLE) || !is_doubled(on, sheet->glyphs))
            continue;
        part(on, sheet);
        /* The pages that were passed over are looked at after all. */
        for (guint k = first ? i : i - MIN(i, SAMPLE - 1); k < i; k++) {
            rows_sheet *before = &g_array_index(sheets, rows_sheet, k);
            if (is_doubled(on, before->glyphs))
                part(on, before);
        }
        if (!first)
            first = sheet->page->number;
    }
    return first;
}
