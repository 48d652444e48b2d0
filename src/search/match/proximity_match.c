// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether words stand in their order, and how often. */
#include "search/match/proximity_search.h"

#include "index/slot_word_order.h"

static gboolean may_be(const proximity_word *word, guint16 hash)
{
    return word->hashes[hash / PROXIMITY_BITS] >> hash % PROXIMITY_BITS & 1;
}

static gboolean is_word(const proximity_word *word, guint16 hash)
{
    gboolean may = may_be(word, hash);
    for (guint i = 0; may && word->here && i < word->here->len; i++)
        if (g_array_index(word->here, guint16, i) == hash)
            return TRUE;
    return may && !word->here;
}

static gboolean stands_at(const GPtrArray *side, const undex_word_run *text, guint at)
{
    if (at + side->len > text->count)
        return FALSE;
    for (guint i = 0; i < side->len; i++)
        if (!is_word(side->pdata[i], undex_slot_word_order_at(text, at + i)))
            return FALSE;
    return TRUE;
}

/* The first place of the side at or after `at`; -1: none. */
static int find_side(const GPtrArray *side, const undex_word_run *text, guint at)
{
    const proximity_word *first = side->pdata[0];
    for (; at + side->len <= text->count; at++)
        if (may_be(first, undex_slot_word_order_at(text, at)) && stands_at(side, text, at))
            return (int)at;
    return -1;
}

static const GPtrArray *side_of(const proximity *o, guint s)
{
    return o->sides->pdata[s];
}

/* The sides one after another, the first at `at`: where the last ends; -1: not so. */
static int end_in_order(const proximity *o, const undex_word_run *text, guint at)
{
    int end = (int)(at + side_of(o, 0)->len);
    for (guint s = 1; s < o->sides->len; s++) {
        int next = find_side(side_of(o, s), text, (guint)end);
        if (next < 0)
            return -1;
        end = next + (int)side_of(o, s)->len;
    }
    return end;
}

/* What lies from `at` on in the window: where all must be found. */
static undex_word_run window_at(const proximity *o, const undex_word_run *text, guint at)
{
    return (undex_word_run){text->bytes + 2 * (gsize)at, MIN(o->window, text->count - at)};
}

static gboolean near_in_order(const proximity *o, const undex_word_run *text)
{
    for (int at = 0; (at = find_side(side_of(o, 0), text, (guint)at)) >= 0; at++) {
        undex_word_run window = window_at(o, text, (guint)at);
        if (window.count >= side_of(o, 0)->len && end_in_order(o, &window, 0) >= 0)
            return TRUE;
    }
    return FALSE;
}

/* Sides being laid out in a window. */
typedef struct {
    const proximity *o;
    undex_word_run window;
    guint places[UNDEX_NEAR_CEILING]; /* of the sides before the one in hand */
    guint tries;
} layout;

static gboolean is_free(const layout *l, guint side, guint at)
{
    guint end = at + side_of(l->o, side)->len;
    for (guint i = 0; i < side; i++)
        if (at < l->places[i] + side_of(l->o, i)->len && l->places[i] < end)
            return FALSE;
    return TRUE;
}

/* The sides from the `side`th on, each in words of its own: what one takes may be all that another can have,
 * so each place is tried. */
static gboolean lay_out(layout *l, guint side)
{
    enum { TRIES_CEILING = 1000 }; /* who asks for so many words of a kind need not be answered exactly */
    if (side == l->o->sides->len)
        return TRUE;
    for (int at = 0; (at = find_side(side_of(l->o, side), &l->window, (guint)at)) >= 0; at++) {
        if (l->tries++ > TRIES_CEILING)
            return FALSE;
        l->places[side] = (guint)at;
        if (is_free(l, side, (guint)at) && lay_out(l, side + 1))
            return TRUE;
    }
    return FALSE;
}

static gboolean near_in_any_order(const proximity *o, const undex_word_run *text)
{
    if (o->sides->len > UNDEX_NEAR_CEILING)
        return FALSE;
    for (guint at = 0; at < text->count; at++) {
        gboolean begins = FALSE;
        for (guint s = 0; s < o->sides->len && !begins; s++)
            begins = stands_at(side_of(o, s), text, at);
        layout l = {.o = o, .window = window_at(o, text, at)};
        if (begins && lay_out(&l, 0))
            return TRUE;
    }
    return FALSE;
}

static void claim_side(proximity_claims *c, const GPtrArray *side, const undex_word_run *text, guint at)
{
    for (guint i = 0; i < side->len; i++) {
        const proximity_word *word = side->pdata[i];
        if (word->many)
            undex_proximity_claim(c, word, undex_slot_word_order_at(text, at + i));
    }
}

/* How often a single side stands in the text, or in the notes, of which none has a word with the hash 0. */
static guint count_side(const GPtrArray *side, gboolean in_notes, const undex_word_order *words,
                        proximity_claims *c)
{
    const proximity_word *first = side->pdata[0];
    const undex_word_run *all = &words->all;
    gboolean note = words->is_note, behind = FALSE;
    guint count = 0;
    for (guint at = note; at < all->count; at++) {
        guint16 hash = undex_slot_word_order_at(all, at);
        if (hash == 0) {
            if (!note && !in_notes)
                break; /* after the text come notes alone */
            behind = TRUE;
        } else if ((note || behind == in_notes) && may_be(first, hash) && stands_at(side, all, at)) {
            count++;
            if (c)
                claim_side(c, side, all, at);
        }
    }
    return count;
}

guint undex_proximity_count(const proximity *o, gboolean in_notes, const void *bytes, gsize length,
                            proximity_claims *c)
{
    undex_word_order words = undex_slot_word_order_decode(bytes, length);
    undex_word_run run;
    gboolean noted = FALSE;
    guint count = 0;
    if (o->sides->len == 1)
        return count_side(side_of(o, 0), in_notes, &words, c);
    while (undex_slot_word_order_next(&words, &run, &noted))
        if (words.is_note || noted == in_notes)
            count += o->ordered ? near_in_order(o, &run) : near_in_any_order(o, &run);
    return count;
}
