// SPDX-License-Identifier: GPL-3.0-or-later
/* Postings of the words of a query, read whole and walked document by document. Private to ranking. */
#ifndef UNDEX_QUERY_GATHER_H
#define UNDEX_QUERY_GATHER_H

#include "query/private.h"

/* A word in a passage; `count` is how often, words of its family counted for less. */
typedef struct {
    guint32 docid;
    float count;
} spot;

/* Where a word stands: each an array of spot by docid; of headings, those that are no passages. */
typedef enum { PLACE_TEXT, PLACE_HEADING, PLACE_NOTE, PLACE_TITLE, PLACES } place;

typedef struct {
    GArray *spots[PLACES];
    GArray *under;    /* xc_range, some within others: what stands under headings that have it */
    guint at[PLACES]; /* the first spot not before the document in hand */
    guint own;        /* passages that have the word itself in their text, one of its forms by one */
    guint documents;  /* that have it in their text */
} column;

typedef struct {
    GArray *columns; /* column, one a word */
    GArray *starts;  /* guint32: each document's first passage; the last is beyond all */
    GArray *headings, *notes, *boilerplate; /* guint32: docids of headings, of notes, of boilerplate */
    GArray *shrinks; /* float, by docid: what a word in the text counts, the less the longer the passage */
    double passages, average; /* how many, and how long they are */
} gathered;

/* What a word of the same family or of like meaning counts against the word itself, where it is no commoner.
 */
extern const double undex_query_kin_weight;

/* How much it says that a passage has what `some` of `all` have. */
double undex_query_rarity(double all, double some);

gathered *undex_query_gather(xc_database *database, const GArray *words, xc_error *failure);
void undex_query_gathered_free(gathered *g);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(gathered, undex_query_gathered_free)

#endif
