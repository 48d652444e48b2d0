// SPDX-License-Identifier: GPL-3.0-or-later
/* The vowel signs of Arabic and Hebrew are drawn apart from their letters, now before them and now behind:
 * each is put behind its letter. */
#include "base/utf8.h"
#include "extract/pdf/text_direction.h"

#include <math.h>

/* Shares of the type size. */
static const float MARK_REACH = 0.9F;   /* a vowel sign stands no further from its letter */
static const float MARK_BEFORE = 0.08F; /* and no more than so much before the end of it */
static const float ONE_PLACE = 0.05F;   /* points */
static const float CUT_REACH = 0.25F;   /* how much of a letter a vowel sign can hide */
static const float BAND = 6;            /* points; letters are sought by bands of this height */

static gboolean is_vowel_sign(gunichar ch)
{
    return undex_utf8_is_rtl(ch) && g_unichar_type(ch) == G_UNICODE_NON_SPACING_MARK;
}

typedef struct {
    int band;
    float x0;
    guint glyph;
} letter_place;

static int by_place(gconstpointer a, gconstpointer b)
{
    const letter_place *p = a, *q = b;
    return p->band != q->band ? p->band - q->band : (p->x0 > q->x0) - (p->x0 < q->x0);
}

static int band_of(const undex_glyph *g)
{
    float y = (g->y0 + g->y1) / 2 / BAND;
    return y > -1e6F && y < 1e6F ? (int)floorf(y) : 0;
}

static GArray *letter_places(const GArray *glyphs)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(letter_place));
    for (guint i = 0; i < glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        if (undex_utf8_is_rtl(g->ch) && !is_vowel_sign(g->ch))
            g_array_append_vals(places, &(letter_place){band_of(g), g->x0, i}, 1);
    }
    g_array_sort(places, by_place);
    return places;
}

/* The first letter of the band that begins at x or after it; -1: there is none near. */
static int letter_from(const GArray *places, const GArray *glyphs, int band, float x, float reach)
{
    guint low = 0, high = places->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        const letter_place *p = &g_array_index(places, letter_place, middle);
        if (p->band < band || (p->band == band && p->x0 < x))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == places->len)
        return -1;
    const letter_place *p = &g_array_index(places, letter_place, low);
    const undex_glyph *g = &g_array_index(glyphs, undex_glyph, p->glyph);
    return p->band == band && g->x0 < x + reach ? (int)p->glyph : -1;
}

/* The letter after a vowel sign, as the text is read, whose box ends where the sign is drawn; NULL: none. */
static undex_glyph *letter_cut_by(GArray *glyphs, guint sign)
{
    const undex_glyph *mark = &g_array_index(glyphs, undex_glyph, sign);
    undex_glyph *after = sign + 1 < glyphs->len ? &g_array_index(glyphs, undex_glyph, sign + 1) : NULL;
    return after && after->line == mark->line && fabsf(after->x1 - mark->x0) < ONE_PLACE ? after : NULL;
}

/* The letter that a vowel sign belongs to ends, as it is read, where the sign is drawn or nearly. */
static int letter_of(const GArray *places, const GArray *glyphs, const undex_glyph *sign, gboolean cuts)
{
    int best = -1, band = band_of(sign);
    float from = cuts ? sign->x0 : sign->x0 - MARK_BEFORE * sign->size;
    for (int at = band - 1; at <= band + 1; at++) {
        int found = letter_from(places, glyphs, at, from, MARK_REACH * sign->size);
        if (found >= 0 && (best < 0 || g_array_index(glyphs, undex_glyph, found).x0 <
                                           g_array_index(glyphs, undex_glyph, best).x0))
            best = found;
    }
    return best;
}

/* Puts each vowel sign behind its letter, without a width. */
void undex_attach_vowel_signs(undex_source_page *page)
{
    GArray *glyphs = page->glyphs;
    g_autoptr(GArray) places = letter_places(glyphs);
    g_autofree int *next = g_new(int, glyphs->len); /* of a letter its last sign, of a sign the one before */
    g_autofree gboolean *moved = g_new0(gboolean, glyphs->len);
    gboolean any = FALSE;
    for (guint i = 0; i < glyphs->len; i++)
        next[i] = -1;
    for (guint i = 0; i < glyphs->len; i++) {
        undex_glyph *sign = &g_array_index(glyphs, undex_glyph, i);
        undex_glyph *cut = is_vowel_sign(sign->ch) ? letter_cut_by(glyphs, i) : NULL;
        int letter = is_vowel_sign(sign->ch) ? letter_of(places, glyphs, sign, cut != NULL) : -1;
        if (letter < 0)
            continue;
        undex_glyph at = g_array_index(glyphs, undex_glyph, letter);
        if (cut && at.x0 > cut->x1 && at.x0 - cut->x1 < CUT_REACH * at.size)
            cut->x1 = at.x0; /* it goes on to the letter before */
        at.ch = sign->ch, at.spaced = FALSE, at.x1 = at.x0;
        *sign = at;
        next[i] = next[letter], next[letter] = (int)i;
        moved[i] = any = TRUE;
    }
    if (!any)
        return;
    GArray *ordered = g_array_sized_new(FALSE, FALSE, sizeof(undex_glyph), glyphs->len);
    for (guint i = 0; i < glyphs->len; i++) {
        if (moved[i])
            continue;
        g_array_append_val(ordered, g_array_index(glyphs, undex_glyph, i));
        guint first = ordered->len;
        for (int sign = next[i]; sign >= 0; sign = next[sign])
            g_array_insert_val(ordered, first, g_array_index(glyphs, undex_glyph, sign));
    }
    page->glyphs = ordered;
    g_array_unref(glyphs);
}
