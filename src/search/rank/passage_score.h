// SPDX-License-Identifier: GPL-3.0-or-later
/* How much passages say about the words of a query. */
#pragma once

#include "search/words/query_words.h"

/* Weighed passages as a query; Nothing where there are no words. It holds for the present state
 * of the database only. */
xc_query *undex_passage_score_query(query_builder *b, const GArray *words, query_demand demand,
                                    GError **error);
/* The same as plain scores (xc_score, by docid), boilerplate left out; `*name` is for --explain, owned;
 * `*met` (guint32, one a score, owned) has a bit for each of the first words that the passage's text has.
 * NULL: error. */
GArray *undex_passage_scores(query_builder *b, const GArray *words, char **name, GArray **met,
                             GError **error);
