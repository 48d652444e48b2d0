// SPDX-License-Identifier: GPL-3.0-or-later
/* Words typed as one: COVID-19. */
#ifndef UNDEX_SEARCH_MATCH_MATCH_COMPOUND_H
#define UNDEX_SEARCH_MATCH_MATCH_COMPOUND_H

#include "search/words/query_words.h"

/* The tokens (query_token) from `from` to `to` - 1 as one word (query_word). FALSE: failure. */
gboolean undex_search_add_compound(query_builder *b, GArray *words, const GArray *tokens, guint from,
                                   guint to, double share, int at, GError **error);

#endif
