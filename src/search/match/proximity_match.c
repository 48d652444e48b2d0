// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether words stand in their order, and how often. */
#include "search/match/proximity_search.h"

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

gboolean undex_proximity_stands_at(const GPtrArray *side, const undex_word_run *text, guint at)
{
    if (at + side->len > text->count)
        return FALSE;
    for (guint i = 0; i < side->len; i++)
        if (!is_word(side->pdata[i], undex_slot_word_order_at(text, at + i)))
            return FALSE;
    return TRUE;
}

static const GPtrArray *side_of(const proximity *o, guint s)
{
    return o->sides->pdata[s];
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
static guint count_side(const GPtrArray *side, gboolean in_notes, undex_word_reader from, proximity_buffer *b,
                        proximity_claims *c)
{
    const proximity_word *first = side->pdata[0];
    gboolean note = FALSE, behind = FALSE, passed, begun = FALSE;
    guint count = 0;
    for (; undex_word_reader_find(&from, &b->filter, &passed); begun = TRUE) {
        undex_word_reader here = from;
        guint16 hash = undex_word_reader_take(&from);
        if (hash == 0 && !begun && !passed) {
            note = TRUE;
        } else if (hash == 0) {
            if (!note && !in_notes)
                break; /* after the text come notes alone */
            behind = TRUE;
        } else if ((note || behind == in_notes) && may_be(first, hash)) {
            undex_word_run text = undex_word_reader_peek(here, side->len, b->words);
            if (!undex_proximity_stands_at(side, &text, 0))
                continue;
            count++;
            if (c)
                claim_side(c, side, &text, 0);
        }
    }
    return count;
}

guint undex_proximity_count(const proximity *o, proximity_layout *l, gboolean in_notes, const void *bytes,
                            gsize length, proximity_buffer *b, proximity_claims *c)
{
    undex_word_run run;
    gboolean noted = FALSE;
    guint count = 0;
    if (o->sides->len == 1)
        return count_side(side_of(o, 0), in_notes, undex_word_reader_of(bytes, length), b, c);
    undex_word_order words = undex_slot_word_order_decode(bytes, length, b->words);
    while (undex_slot_word_order_next(&words, &run, &noted))
        if (words.is_note || noted == in_notes)
            count += l && undex_proximity_layout_has(l, &run);
    return count;
}

void undex_proximity_buffer_init(proximity_buffer *b, const proximity *o)
{
    b->words = g_array_new(FALSE, FALSE, sizeof(guint16));
    undex_word_filter_init(&b->filter);
    if (o->sides->len == 1)
        undex_word_filter_add(&b->filter, ((const proximity_word *)side_of(o, 0)->pdata[0])->hashes);
}

void undex_proximity_buffer_clear(proximity_buffer *b)
{
    g_array_unref(b->words);
}
