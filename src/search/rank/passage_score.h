// SPDX-License-Identifier: GPL-3.0-or-later
/* How much passages say about the words of a query. */
#pragma once

#include "search/match/corpus_outline.h"
#include "search/words/proximity.h"
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

/* passage_prior.c: the priors of all passages, by docid: 1 for a paragraph of running text, less for what
 * only names or refers. They are the outline's, and are reckoned when they are first asked for. */
const float *undex_passage_priors(corpus_outline *f);

/* proximity_score.c: passages that have words in their order, or a note that they carry has. It holds for the
 * present state of the database only. */
xc_query *undex_proximity_query(query_builder *b, const proximity *o, gboolean in_notes, GError **error);
/* The same of a phrase, which may have no word in it and looks for nothing then, and of NEAR and ADJ. `at` is
 * the place in the query. */
xc_query *undex_proximity_phrase_query(query_builder *b, const char *text, int at, const char *prefix,
                                       GError **error);
xc_query *undex_proximity_near_query(query_builder *b, const query_node *near, GError **error);

/* collocations.c: the words (proximity_word *) that may be names side by side; NULL: none. FALSE: error. */
gboolean undex_search_collocations(query_builder *b, const GArray *words, GPtrArray **sought, GError **error);
/* Lowers the scores (xc_score, by docid) of passages that have the words of a name apart. FALSE: failure. */
gboolean undex_search_collocate(xc_database *database, const GPtrArray *sought, GArray *scores,
                                xc_error *failure);
