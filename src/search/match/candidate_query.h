// SPDX-License-Identifier: GPL-3.0-or-later
/* What may be found, without weights: whoever asks for candidates sets query_builder.sought, and the query
 * that is built then has terms alone in the place of words and of what stands in an order. */
#pragma once

#include "search/match/boolean_query.h"
#include "search/words/proximity.h"
#include "search/words/query_words.h"

/* What has any of the words, or all of them; they are noted as sought. NULL: error. */
boolean_query *undex_candidate_query_words(query_builder *b, const GArray *words, query_demand demand,
                                           GError **error);
/* What mentions a symbol, or SYMBOL#PARA, which counts so much against a word. */
boolean_query *undex_candidate_query_mention(query_builder *b, const char *cited, double share);
/* What has all the words, in whatever order; where that must not be there, nothing, since not all of it is
 * meant. NULL: error. */
boolean_query *undex_candidate_query_proximity(query_builder *b, const proximity *o, gboolean in_notes,
                                               GError **error);
