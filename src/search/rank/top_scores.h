// SPDX-License-Identifier: GPL-3.0-or-later
/* The best of many scores, without sorting all of them. */
#pragma once

#include "search/match/boolean_query.h"
#include "search/match/corpus_outline.h"

/* The score of that docid, of scores by docid; NULL: there is none. */
docid_score *undex_search_find_score(const GArray *scores, guint32 docid);
/* Of scores (docid_score) the best, at least `count` of them and all that equal the last: the best first,
 * equal ones by docid. */
GArray *undex_top_scores(const GArray *scores, guint count);
/* Leaves the first `count` of such scores: of those that equal the last, the ones whose documents' values in
 * the slot come first, and of these the ones that come first as read. FALSE: failure. */
gboolean undex_top_scores_cut(const corpus_outline *f, xc_database *database, guint32 slot, GArray *best,
                              guint count, xc_error *failure);
/* Has servers send what is read of the first `count` of them, and, where `f` is given, of their records and
 * files. FALSE: failure. */
gboolean undex_top_scores_prefetch(xc_database *database, const GArray *best, guint count,
                                   const corpus_outline *f, xc_error *failure);
/* Puts such scores into the order of the answer: equal ones by symbol and then as read. FALSE: failure. */
gboolean undex_top_scores_in_order(const corpus_outline *f, xc_database *database, GArray *best,
                                   xc_error *failure);
