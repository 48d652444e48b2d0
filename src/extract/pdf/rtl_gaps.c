// SPDX-License-Identifier: GPL-3.0-or-later
/* The gaps between letters of a right-to-left script say little of where words end: letters lean over their
 * neighbours, and a word is stretched to fill its line. Where a page draws its blanks, these decide. */
#include "base/utf8.h"
#include "extract/pdf/text_direction.h"

enum { LETTERS_A_BLANK = 30 }; /* a page with fewer blanks does not draw them */

/* Shares of the type size. */
static const float WORD_GAP = 0.3F;  /* what a blank comes to at the least */
static const float PIECE_GAP = 1.2F; /* a wider gap stays as it is */
static const float LEAST = 0.05F;    /* what a letter keeps of its width at the least */

/* Of a blank's width: what a letter covers of it at the most; Word draws some over the letters of the next
 * piece. */
static const float COVERED = 0.6F;

/* Of the height of a letter's box: where the line that it stands on can be. */
static const float HIGHEST = 0.5F, LOWEST = 0.95F;

static gboolean is_blank(gunichar ch)
{
    return ch == ' ' || ch == 0xA0;
}

static gboolean is_letter(gunichar ch)
{
    return undex_utf8_is_rtl(ch) && !g_unichar_ispunct(ch) && !g_unichar_isdigit(ch);
}

static int by_x(gconstpointer a, gconstpointer b)
{
    const undex_drawn *p = a, *q = b;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

GArray *undex_blanks_of(const GArray *drawn)
{
    GArray *blanks = g_array_new(FALSE, FALSE, sizeof(undex_drawn));
    guint letters = 0;
    for (guint i = 0; drawn && i < drawn->len; i++) {
        const undex_drawn *d = &g_array_index(drawn, undex_drawn, i);
        letters += undex_utf8_is_rtl(d->ch);
        if (is_blank(d->ch))
            g_array_append_vals(blanks, d, 1);
    }
    if (blanks->len * LETTERS_A_BLANK < letters)
        g_array_set_size(blanks, 0);
    g_array_sort(blanks, by_x);
    return blanks;
}

static float middle(float from, float to)
{
    return (from + to) / 2;
}

static gboolean has_blank(const GArray *blanks, const undex_glyph *left, const undex_glyph *right)
{
    guint low = 0, high = blanks->len;
    float from = middle(left->x0, left->x1), to = middle(right->x0, right->x1);
    while (low < high) {
        guint at = (low + high) / 2;
        if (g_array_index(blanks, undex_drawn, at).x0 < from - left->size)
            low = at + 1;
        else
            high = at;
    }
    float height = right->y1 - right->y0;
    for (; low < blanks->len; low++) {
        const undex_drawn *b = &g_array_index(blanks, undex_drawn, low);
        float x = middle(b->x0, b->x1), most = COVERED * (b->x1 - b->x0);
        if (b->x0 > to)
            return FALSE;
        gboolean covered = left->x1 - b->x0 > most || b->x1 - right->x0 > most;
        if (x > from && x < to && !covered && b->y > right->y0 + HIGHEST * height &&
            b->y < right->y0 + LOWEST * height)
            return TRUE;
    }
    return FALSE;
}

void undex_gap_settle(const GArray *blanks, undex_glyph *left, undex_glyph *right)
{
    float size = MAX(left->size, right->size), gap = right->x0 - left->x1;
    if (!blanks->len || !(undex_utf8_is_rtl(left->ch) || undex_utf8_is_rtl(right->ch)) ||
        gap > PIECE_GAP * size)
        return;
    if (!has_blank(blanks, left, right)) {
        if (gap > 0 && is_letter(left->ch) && is_letter(right->ch))
            left->x1 = right->x0;
        return;
    }
    float wanted = WORD_GAP * size;
    if (gap < wanted)
        left->x1 = MAX(right->x0 - wanted, MIN(left->x1, left->x0 + LEAST * size));
    if (right->x0 - left->x1 < wanted)
        right->x0 = MIN(left->x1 + wanted, MAX(right->x0, right->x1 - LEAST * size));
}
