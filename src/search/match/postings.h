// SPDX-License-Identifier: GPL-3.0-or-later
/* Postings of the words of a query, read whole and walked document by document. Private to ranking. */
#pragma once

#include "search/match/corpus_outline.h"

#include <glib.h>

/* Where a passage has a word, or words in their order; `count` is how often, words of its family counted for
 * less. */
typedef struct {
    guint32 docid;
    float count;
} word_spot;

/* Where a word stands: each an array of word_spot by docid; of headings, those that are no passages. */
typedef enum { PLACE_TEXT, PLACE_HEADING, PLACE_NOTE, PLACE_TITLE, PLACES } posting_place;

typedef struct {
    GArray *spots[PLACES];
    GArray *under;    /* xc_range by `first`, some within others: what stands under headings that have it */
    guint at[PLACES]; /* the first spot not before the document in hand */
    guint at_under;   /* likewise */
    guint32 next;     /* no spot and nothing under a heading is left before it */
    guint own;        /* passages that have the word itself in their text, added up over its forms */
    guint documents;  /* that have it in their text */
} posting_column;

typedef struct {
    GArray *columns; /* column, one a word */
    corpus_outline *frame;
    gsize bytes; /* of the columns */
} word_postings;

/* What a word of the same family or of like meaning counts against the word, where it is no commoner. */
extern const double undex_search_kin_weight;

word_postings *undex_postings_gather(undex_search_cache *cache, xc_database *database, const GArray *words,
                                     xc_error *failure);
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
