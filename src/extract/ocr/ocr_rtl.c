// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines of a right-to-left script as OCR gives them: where they stand is told wrong, joined letters share a
 * box, and numbers and Latin words run the other way. */
#include "extract/ocr/ocr_lines.h"

static const float ALEF = 0.5F; /* its height, of the type size */
enum {
    ENOUGH = 3, /* such letters of a line that tell its foot */
    LOW = 5     /* a fifth of them stand alone at the least, and end on the foot of the line */
};

static int by_size(gconstpointer a, gconstpointer b)
{
    float p = *(const float *)a, q = *(const float *)b;
    return (p > q) - (p < q);
}

float undex_ocr_rtl_foot(GArray *glyphs, undex_ocr_line *line)
{
    g_autoptr(GArray) tops = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) feet = g_array_new(FALSE, FALSE, sizeof(float));
    for (guint i = line->first; i < line->end; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        if (g->ch != 0x0627 && g->ch != 0x0644) /* alef, lam */
            continue;
        g_array_append_val(tops, g->y0);
        g_array_append_val(feet, g->y1);
    }
    if (feet->len < ENOUGH)
        return 0;
    g_array_sort(tops, by_size);
    g_array_sort(feet, by_size);
    float foot = g_array_index(feet, float, feet->len / LOW), top = g_array_index(tops, float, tops->len / 2);
    line->y0 += foot, line->y1 += foot;
    for (guint i = line->first; i < line->end; i++) {
        undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        g->y0 -= foot, g->y1 -= foot;
    }
    return MAX(foot - top, 0) / ALEF;
}

typedef struct {
    guint first, end;
    float x0, x1;
} word;

static word spread(GArray *glyphs, guint first, guint end)
{
    undex_glyph *g = &g_array_index(glyphs, undex_glyph, first);
    word w = {first, end, g->x0, g->x1};
    for (guint i = 1; i < end - first; i++) {
        w.x0 = MIN(w.x0, g[i].x0);
        w.x1 = MAX(w.x1, g[i].x1);
    }
    float width = (w.x1 - w.x0) / (float)(end - first);
    for (guint i = 0; i < end - first; i++) {
        g[i].x0 = w.x0 + width * (float)i;
        g[i].x1 = g[i].x0 + width;
    }
    return w;
}

void undex_ocr_word_spread(GArray *glyphs, guint first, guint end)
{
    spread(glyphs, first, end);
}

static guint end_of_word(const GArray *glyphs, guint first, guint end)
{
    guint at = first + 1;
    while (at < end && !g_array_index(glyphs, undex_glyph, at).spaced)
        at++;
    return at;
}

/* Words that follow one another backwards change places, first with last. */
static void turn_words(GArray *glyphs, const word *words, guint count)
{
    float around = words[0].x1 + words[count - 1].x0;
    for (guint i = 0; i < count; i++) {
        float by = around - words[i].x1 - words[i].x0;
        for (guint k = words[i].first; k < words[i].end; k++) {
            undex_glyph *g = &g_array_index(glyphs, undex_glyph, k);
            g->x0 += by, g->x1 += by;
        }
    }
}

void undex_ocr_rtl_direct(GArray *glyphs, const undex_ocr_line *line)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(word));
    for (guint i = line->first; i < line->end;) {
        word w = spread(glyphs, i, end_of_word(glyphs, i, line->end));
        g_array_append_val(words, w);
        i = w.end;
    }
    const word *w = (const word *)(const void *)words->data;
    for (guint i = 0, end; i < words->len; i = end) {
        for (end = i + 1; end < words->len && w[end].x0 + w[end].x1 < w[end - 1].x0 + w[end - 1].x1; end++)
            ;
        turn_words(glyphs, w + i, end - i);
    }
}
