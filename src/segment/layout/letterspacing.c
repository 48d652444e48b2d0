// SPDX-License-Identifier: GPL-3.0-or-later
/* In letterspaced words, "R U L E S", every letter of a stretch of a line stands alone, and most of the
 * gaps are the same. There that gap divides no words, and only what exceeds it does. */
#include "segment/layout/rows.h"
#include "segment/letters.h"

#include <stdlib.h>

enum { SIGNS = 4, ALIKE_FIFTHS = 3 }; /* letters to a sign that is none; gaps of five that are alike */

/* Shares of the type size. */
static const float APART = 0.07F; /* letters of a common word stand closer */
static const float WIDEST = 0.9F; /* letters farther apart are cells of a table */
static const float ALIKE = 1.3F;  /* times the usual gap: one between letters, not words */
static const float ROUNDING = 0.02F;
static const float SPREAD = 0.4F; /* ideographs that stand farther apart are set so by hand */
enum { PAIRS = 3 };               /* of ideographs, that tell how far these stand apart */
enum { LETTERS = 4, DISTINCT = 3, LONGEST = 400 }; /* of a stretch */

static gboolean is_wordy(const undex_glyph *const *glyphs, guint first, guint end)
{
    gunichar seen[DISTINCT] = {0};
    guint letters = 0, signs = 0, distinct = 0;
    for (guint i = first; i < end; i++) {
        gunichar ch = glyphs[i]->ch;
        letters += segment_is_letter(ch);
        signs += !segment_is_letter(ch) && !g_unichar_ispunct(ch);
        gboolean known = !segment_is_letter(ch);
        for (guint k = 0; k < distinct; k++)
            known = known || seen[k] == ch;
        if (!known && distinct < DISTINCT)
            seen[distinct++] = ch;
    }
    return letters >= LETTERS && distinct == DISTINCT && signs * SIGNS < letters;
}

static float gap_after(const undex_glyph *const *glyphs, guint i)
{
    return (glyphs[i + 1]->x0 - glyphs[i]->x1) / MAX(glyphs[i]->size, glyphs[i + 1]->size);
}

/* The gap that letters of a stretch keep, the widest of those that are alike; 0: they keep none. */
static float find_tracking(const undex_glyph *const *glyphs, guint first, guint end)
{
    float gaps[LONGEST] = {0};
    guint count = end - first - 1, alike = 0;
    for (guint i = 0; i < count; i++)
        gaps[i] = gap_after(glyphs, first + i);
    qsort(gaps, count, sizeof *gaps, segment_by_float);
    float usual = gaps[count / 2], widest = usual;
    for (guint i = 0; i < count; i++)
        if (gaps[i] * ALIKE + ROUNDING >= usual && gaps[i] <= usual * ALIKE + ROUNDING)
            alike++, widest = MAX(widest, gaps[i]);
    return usual <= WIDEST && alike * 5 >= count * ALIKE_FIFTHS ? widest : 0;
}

float rows_ideograph_spread(const undex_glyph *const *glyphs, guint count)
{
    float gaps[LONGEST];
    guint pairs = 0;
    for (guint i = 0; i + 1 < count && pairs < LONGEST; i++)
        if (segment_is_ideographic(glyphs[i]->ch) && segment_is_ideographic(glyphs[i + 1]->ch))
            gaps[pairs++] = gap_after(glyphs, i);
    if (pairs < PAIRS)
        return 0;
    qsort(gaps, pairs, sizeof *gaps, segment_by_float);
    return CLAMP(gaps[pairs / 2], 0, SPREAD);
}

float *rows_letterspacing(const undex_glyph *const *glyphs, guint count)
{
    float *close = NULL;
    for (guint first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && end - first < LONGEST && gap_after(glyphs, end - 1) > APART;)
            end++;
        /* The last one goes on without a gap: it begins a common word. */
        guint own = end < count && end - first < LONGEST ? end - 1 : end;
        /* So does one that ends a common word. */
        if (first > 0 && gap_after(glyphs, first - 1) <= APART)
            first++;
        if (own < first + LETTERS || !is_wordy(glyphs, first, own))
            continue;
        float tracking = find_tracking(glyphs, first, own);
        if (tracking <= 0)
            continue;
        if (!close)
            close = g_new0(float, count);
        for (guint i = first + 1; i < own; i++)
            close[i] = tracking + ROUNDING;
    }
    return close;
}
