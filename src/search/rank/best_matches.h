// SPDX-License-Identifier: GPL-3.0-or-later
/* The first hits in an order, out of all that queries find, of which no more are kept than are wanted. */
#pragma once

#include "search/match/boolean_query.h"
#include "search/match/corpus_outline.h"
#include "search/match/document_order.h"
#include "undex/search.h"

typedef struct {
    undex_sort sort;
    gboolean ranked; /* by weight; else, by relevance, all are equal */
    guint each;      /* of one document at the most; 0: all */
    guint many; /* where more may be found and nothing is weighed, documents are looked at in their order */
} match_order;

typedef struct best_matches best_matches;

/* `count`: so many are wanted; `found` gets a bit for the docid of each passage that is found, NULL: nobody
 * asks. Frame and `found` have to live as long. */
best_matches *undex_best_matches_new(corpus_outline *f, const match_order *order, guint count,
                                     GByteArray *found);
void undex_best_matches_free(best_matches *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(best_matches, undex_best_matches_free)

/* Offers what the query finds and weighs no less than `least`: all that is found of a document is offered
 * together. FALSE: failure. */
gboolean undex_best_matches_offer(best_matches *c, xc_database *database, const boolean_query *query,
                                  double least, xc_error *failure);
/* The order in which documents stand by date or symbol. NULL: failure. */
const document_order *undex_best_matches_documents(best_matches *c, xc_database *database, xc_error *failure);
/* Whether neither the document of that number nor those after it in that order have anything that comes
 * before what is there. */
gboolean undex_best_matches_is_settled(const best_matches *c, guint number);
/* How many passages and documents were found. */
void undex_best_matches_found(const best_matches *c, guint *passages, guint *documents);
/* They (docid_score) in their order: by weight, date or symbol; equal ones by symbol and then as read. NULL:
 * failure. */
GArray *undex_best_matches_sorted(best_matches *c, xc_database *database, xc_error *failure);

/* The most that a passage weighs which the query finds. FALSE: failure. */
gboolean undex_best_matches_most(xc_database *database, const boolean_query *query, double *most,
                                 xc_error *failure);

/* The first `count` of all that one query finds. Where it is not by relevance, what is less than half as good
 * as the best is left out. NULL: failure. */
GArray *undex_best_matches(corpus_outline *f, xc_database *database, const boolean_query *query,
                           const match_order *order, guint count, xc_error *failure);
