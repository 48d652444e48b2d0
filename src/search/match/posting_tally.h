// SPDX-License-Identifier: GPL-3.0-or-later
/* Postings of several terms, brought together: how often each passage has what stands for a word of a query.
 */
#pragma once

#include "search/match/corpus_outline.h"
#include "search/words/query_words.h"

/* Where a word stands: of headings, those that are no passages. */
typedef enum { PLACE_TEXT, PLACE_HEADING, PLACE_NOTE, PLACE_TITLE, PLACES } posting_place;

/* The terms (char *) that stand for a word in texts. */
typedef struct {
    GPtrArray *own; /* of its stems */
    GPtrArray *kin; /* of its family and of like meaning, which count for less */
    guint64 sum;    /* passages that have them, each term counted, where they were asked for */
    guint64 of_own; /* likewise: of its own and of other ways to write it */
    double without; /* likewise: the share of passages that have none, were the terms spread by chance */
} word_terms;

typedef struct {
    guint32 first;        /* docids of a window: no term has more postings there */
    guint32 beyond;       /* one more than the last of them */
    xc_posting *postings; /* of the term in hand */
    float *counts;        /* by docid, from `first` on, of those that were met */
    guint64 *met;         /* a bit a docid */
    gsize taken;          /* postings; at least as many as passages met */
    xc_range window;      /* likewise, where it is not of all */
    const GArray *within; /* xc_range: other passages are not looked at; NULL: all are */
    GHashTable
        *runs; /* name of words in their order -> GArray of word_spot: what was found; NULL: not kept */
} posting_tally;

enum { POSTING_TALLY_BITS = 64 };

/* Of all docids below `beyond`, as far as they are within. */
posting_tally undex_posting_tally_new(guint32 beyond, const GArray *within);
/* Of no docid yet: of a window of at most `most` of them that undex_posting_tally_move() says. How often
 * passages have words themselves is then known before. */
posting_tally undex_posting_tally_new_window(guint32 most);
void undex_posting_tally_move(posting_tally *t, guint32 first, guint32 beyond);
void undex_posting_tally_clear(posting_tally *t);

/* How many passages were met. */
guint undex_posting_tally_count(const posting_tally *t);

/* What stands for each of the words (word_terms). NULL: failure. */
GArray *undex_word_terms_read(xc_database *database, const GArray *words, xc_error *failure);
/* Asks how many passages have them. FALSE: failure. */
gboolean undex_word_terms_count(xc_database *database, const corpus_outline *f, const GArray *words,
                                GArray *terms, xc_error *failure);

/* How often passages have the runs that stand for the word in texts. FALSE: failure. */
gboolean undex_posting_tally_count_runs(xc_database *database, posting_tally *t, const query_word *word,
                                        guint *count, xc_error *failure);

/* Adds what has the word in its text; `*own` is how often passages have the word itself, added up over its
 * forms, and is known already where not all passages are looked at. FALSE: failure. */
gboolean undex_posting_tally_add_text(xc_database *database, const corpus_outline *f, posting_tally *t,
                                      const query_word *word, const word_terms *terms, guint *own,
                                      xc_error *failure);
/* The same of another place. */
gboolean undex_posting_tally_add_place(xc_database *database, posting_tally *t, posting_place place,
                                       const query_word *word, xc_error *failure);

/* Calls `take` for each passage that was met, in order; the tally is empty afterwards. */
static inline void undex_posting_tally_take(posting_tally *t,
                                            void (*take)(gpointer closure, guint32 docid, float count),
                                            gpointer closure)
{
    for (gsize i = 0; t->taken > 0 && i <= (t->beyond - t->first) / POSTING_TALLY_BITS; i++) {
        for (guint64 bits = t->met[i]; bits; bits &= bits - 1) {
            guint32 at = (guint32)(i * POSTING_TALLY_BITS) + (guint32)__builtin_ctzll(bits);
            take(closure, t->first + at, t->counts[at]);
        }
        t->met[i] = 0;
    }
    t->taken = 0;
}
