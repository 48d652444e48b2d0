// SPDX-License-Identifier: GPL-3.0-or-later
/* Words typed as one: COVID-19. */
#pragma once

#include "search/words/query_words.h"

/* The tokens (query_token) from `from` to `to` - 1 as one word (query_word). FALSE: failure. */
gboolean undex_search_add_compound(query_builder *b, GArray *words, const GArray *tokens, guint from,
                                   guint to, double share, int at, GError **error);
