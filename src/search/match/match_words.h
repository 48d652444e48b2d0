// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain words: what a passage is ranked by. */
#pragma once

#include "search/match/boolean_query.h"
#include "search/words/proximity.h"
#include "search/words/query_words.h"

/* The words (query_word) that a WORD node stands for; `demand` decides about families. FALSE: error. */
gboolean undex_search_add_words(query_builder *b, GArray *words, const query_node *n, query_demand demand,
                                GError **error);
/* Every word of `text` under one prefix (heading:, note:). Nothing where there is none. */
boolean_query *undex_search_all_words(query_builder *b, const char *text, const char *prefix, GError **error);

/* match_compound.c: words typed as one: COVID-19. */
/* The tokens (query_token) from `from` to `to` - 1 as one word (query_word). FALSE: failure. */
gboolean undex_search_add_compound(query_builder *b, GArray *words, const GArray *tokens, guint from,
                                   guint to, double share, int at, GError **error);

/* match_phrases.c: phrases, NEAR and ADJ: which words they seek, and in which order. */
/* The words of a phrase; `*o` is NULL where there are none. `at` is its place in the query. FALSE: error. */
gboolean undex_proximity_of_phrase(query_builder *b, const char *text, int at, gboolean in_notes,
                                   proximity **o, GError **error);
/* Those of NEAR and ADJ. NULL: error. */
proximity *undex_proximity_of_near(query_builder *b, const query_node *near, GError **error);
