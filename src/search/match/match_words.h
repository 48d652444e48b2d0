// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain words. */
#pragma once

#include "search/words/query_words.h"

/* The words (query_word) that a WORD node stands for; `demand` decides about families. FALSE: error. */
gboolean undex_search_add_words(query_builder *b, GArray *words, const query_node *n, query_demand demand,
                                GError **error);
/* Every word of `text` under one prefix (heading:, note:). Nothing where there is none. */
xc_query *undex_search_all_words(query_builder *b, const char *text, const char *prefix, GError **error);
