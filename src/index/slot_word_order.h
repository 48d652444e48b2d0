// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of a passage in their order: UNDEX_SLOT_WORD_ORDER. Each word is a number of sixteen bits,
 * undex_slot_word_order_hash(), which is never 0. After the text comes a 0, and the words of the notes that
 * it carries, each after another 0. A note begins with 0: its words are text and note both.
 *
 * The value is a row of bits, of each byte the low ones first. Two bits say how many follow: 0: four, 1:
 * eight, 2: ten, 3: sixteen. The sixteen are the number; of the others each is the place of a frequent word
 * in its part of undex_data_frequent_words. The last byte is filled up with ones. Whatever a value says, it
 * is words and zeros; nothing is read beyond it. */
#pragma once

#include <glib.h>

/* The numbers of frequent words: sixteen of four bits, then 256 of eight, then 1,024 of ten;
 * data/frequent-words.tsv has the words. */
extern const guint16 undex_data_frequent_words[];

/* What stands for a word (undex_token.word) where words are told apart; never 0. Different words may have the
 * same: of two at random, one time in 65,535. */
guint16 undex_slot_word_order_hash(const char *word);

/* The value of these words (guint16) and zeros. */
GByteArray *undex_slot_word_order_encode(const GArray *words);

/* Whether a passage may say that: words are whole, and nothing but they is said. `count` gets how many. */
gboolean undex_slot_word_order_verify(const void *bytes, gsize length, gsize *count);

/* Words one after another. */
typedef struct {
    const guint16 *words;
    guint count;
} undex_word_run;

static inline guint16 undex_slot_word_order_at(const undex_word_run *run, guint at)
{
    return run->words[at];
}

/* ---- all words ---- */

/* A value being read part by part. */
typedef struct {
    undex_word_run all;
    gboolean is_note; /* of a note: each part is both text and note */
    guint from, part; /* the part that comes next */
} undex_word_order;

/* What it says is in `words` (guint16), which is made to hold it and may serve again for the next. */
undex_word_order undex_slot_word_order_decode(const void *bytes, gsize length, GArray *words);

/* The next part, text or note; FALSE: there is no more. The first is the text. */
static inline gboolean undex_slot_word_order_next(undex_word_order *parts, undex_word_run *run,
                                                  gboolean *noted)
{
    guint to = parts->from;
    if (to > parts->all.count)
        return FALSE;
    while (to < parts->all.count && undex_slot_word_order_at(&parts->all, to) != 0)
        to++;
    *run = (undex_word_run){parts->all.words + parts->from, to - parts->from};
    *noted = parts->part++ > 0;
    parts->from = to + 1;
    return TRUE;
}

/* The text alone, of which at most so many words are wanted; `words` as for undex_slot_word_order_decode().
 */
undex_word_run undex_slot_word_order_text(const void *bytes, gsize length, guint most, GArray *words);

/* ---- some words: the others are passed over, which takes half the time ---- */

/* Bits by which words are told apart while they are passed over. */
enum { UNDEX_WORD_FILTER_BITS = 12 };

/* What is looked for: by the bits that come next, how many the word there takes, and whether it is to be
 * looked at. */
typedef struct {
    guint8 steps[1 << UNDEX_WORD_FILTER_BITS];
} undex_word_filter;

/* It finds zeros alone. */
void undex_word_filter_init(undex_word_filter *filter);
/* And now words too: `hashes` has a bit for each number that there may be. */
void undex_word_filter_add(undex_word_filter *filter, const guint64 *hashes);

/* A value being read word by word. */
typedef struct {
    const guint8 *at, *end;
    guint64 bits; /* that come next, and how many these are */
    guint have;
} undex_word_reader;

undex_word_reader undex_word_reader_of(const void *bytes, gsize length);
/* Goes to the next word that may be one of those, or zero; `passed` gets whether there were others before it.
 * FALSE: none is left. */
gboolean undex_word_reader_find(undex_word_reader *from, const undex_word_filter *filter, gboolean *passed);
/* Where there is a word, takes it. */
guint16 undex_word_reader_take(undex_word_reader *from);
/* The next words and zeros, at most so many, as undex_slot_word_order_decode(); the reader stays where it is.
 */
undex_word_run undex_word_reader_peek(undex_word_reader from, guint most, GArray *words);
