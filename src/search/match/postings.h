// SPDX-License-Identifier: GPL-3.0-or-later
/* Postings of the words of a query, read whole or of some documents, and walked document by document. Private
 * to ranking. */
#pragma once

#include "search/match/posting_tally.h"

#include <glib.h>

/* Where a passage has a word, or words in their order; `count` is how often, words of its family counted for
 * less. */
typedef struct {
    guint32 docid;
    float count;
} word_spot;

/* How many there are of what has a word. */
typedef struct {
    guint own;       /* passages that have the word itself in their text, added up over its forms */
    guint text;      /* passages that have what stands for it there */
    guint beside;    /* in headings and notes, added up */
    guint titled;    /* documents that have it in their title */
    guint documents; /* documents that have it in their text */
} word_facts;

/* Documents that are looked at alone, and what is known of the words all the same. */
typedef struct {
    GArray *documents; /* guint: their numbers, in order */
    GArray *terms;     /* word_terms, one a word */
    GArray *facts;     /* word_facts, likewise */
    GHashTable *runs;  /* see posting_tally */
} chosen_documents;

typedef struct {
    GArray *spots[PLACES]; /* word_spot, by docid */
    GArray *under;    /* xc_range by `first`, some within others: what stands under headings that have it */
    guint at[PLACES]; /* the first spot not before the document in hand */
    guint at_under;   /* likewise */
    guint32 next;     /* no spot and nothing under a heading is left before it */
    word_facts facts;
} posting_column;

typedef struct {
    GArray *columns; /* column, one a word */
    corpus_outline *frame;
    gsize bytes; /* of the columns */
} word_postings;

/* `chosen` NULL: of all documents. NULL: failure. */
word_postings *undex_postings_gather(undex_search_cache *cache, xc_database *database, const GArray *words,
                                     const chosen_documents *chosen, xc_error *failure);
void undex_postings_free(word_postings *g);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(word_postings, undex_postings_free)

/* The next spot of the document from `start` to `beyond` - 1, one after another; NULL: no more. */
static inline const word_spot *undex_postings_next(posting_column *c, posting_place p, guint32 start,
                                                   guint32 beyond)
{
    const GArray *spots = c->spots[p];
    while (c->at[p] < spots->len) {
        const word_spot *s = &g_array_index(spots, word_spot, c->at[p]);
        if (s->docid >= beyond)
            return NULL;
        c->at[p]++;
        if (s->docid >= start)
            return s;
    }
    return NULL;
}

/* term_rarity.c: how much it says that a passage has what `some` of `all` passages have. */
double undex_term_rarity(double all, double some);
