// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that stand side by side as a name. */
#pragma once

#include "search/words/query_words.h"

/* `*sought`: the words (proximity_word *) of which some may be names side by side; NULL: none may. FALSE:
 * error.
 */
gboolean undex_search_collocations(query_builder *b, const GArray *words, GPtrArray **sought, GError **error);
/* Lowers the scores (xc_score, by docid) of passages that have the words of a name apart. FALSE: failure. */
gboolean undex_search_collocate(xc_database *database, const GPtrArray *sought, GArray *scores,
                                xc_error *failure);
