// SPDX-License-Identifier: GPL-3.0-or-later
/* The first hits of a query in an order, out of all that it finds, of which no more are kept than are wanted.
 */
#pragma once

#include "search/match/boolean_query.h"
#include "search/match/corpus_outline.h"
#include "undex/search.h"

typedef struct {
    undex_sort sort;
    gboolean ranked; /* by weight; else, by relevance, all are equal */
    guint each;      /* of one document at the most; 0: all */
} match_order;

/* The first `count` (docid_score) in that order, the best of each document. Where it is not by relevance,
 * what is less than half as good as the best is left out. Equal ones stand by symbol; where filters alone
 * find more than a thousand documents, by relevance, in the order in which they were indexed. NULL: failure.
 */
GArray *undex_best_matches(corpus_outline *f, xc_database *database, const boolean_query *query,
                           const match_order *order, guint count, xc_error *failure);
