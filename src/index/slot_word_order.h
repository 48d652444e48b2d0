// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of a passage in their order: UNDEX_SLOT_WORD_ORDER. Each word takes two bytes, the low byte
 * first: undex_slot_word_order_hash(), which is never 0. After the text a 0, and the words of the notes that
 * it carries, each after another 0. A note begins with 0: its words are text and note both. Whatever a value
 * says, it is words and zeros; nothing is read beyond it. */
#pragma once

#include <glib.h>

/* What stands for a word (undex_token.word) where words are told apart; never 0. Different words may have the
 * same: of two at random, one time in 65,535. */
guint16 undex_slot_word_order_hash(const char *word);

/* Writing: words and zeros one after another are the value. */
void undex_slot_word_order_encode(GByteArray *value, const char *word);
void undex_slot_word_order_encode_gap(GByteArray *value);

/* Whether a passage may say that: words are whole. */
gboolean undex_slot_word_order_verify(gsize length);

/* Words one after another, two bytes each. */
typedef struct {
    const guint8 *bytes;
    guint count;
} undex_word_run;

static inline guint16 undex_slot_word_order_at(const undex_word_run *run, guint at)
{
    return (guint16)(run->bytes[2 * (gsize)at] | run->bytes[2 * (gsize)at + 1] << 8);
}

/* A value being read part by part. */
typedef struct {
    undex_word_run all;
    gboolean is_note; /* of a note: each part is both text and note */
    guint from, part; /* the part that comes next */
} undex_word_order;

static inline undex_word_order undex_slot_word_order_decode(const void *bytes, gsize length)
{
    undex_word_run all = {bytes, (guint)MIN(length / 2, G_MAXINT)};
    gboolean is_note = all.count > 0 && undex_slot_word_order_at(&all, 0) == 0;
    return (undex_word_order){all, is_note, is_note, 0};
}

/* The next part, text or note; FALSE: there is no more. The first is the text. */
static inline gboolean undex_slot_word_order_next(undex_word_order *parts, undex_word_run *run,
                                                  gboolean *noted)
{
    guint to = parts->from;
    if (to > parts->all.count)
        return FALSE;
    while (to < parts->all.count && undex_slot_word_order_at(&parts->all, to) != 0)
        to++;
    *run = (undex_word_run){parts->all.bytes + 2 * (gsize)parts->from, to - parts->from};
    *noted = parts->part++ > 0;
    parts->from = to + 1;
    return TRUE;
}

/* The text alone, of which at most so many words are wanted. */
undex_word_run undex_slot_word_order_text(const void *bytes, gsize length, guint most);
