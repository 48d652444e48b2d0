// SPDX-License-Identifier: GPL-3.0-or-later
/* Other ways of writing what was typed. */
#pragma once

#include "search/words/query_words.h"

/* To words (query_word) of the query, in their order, what else stands for them. FALSE: error. */
gboolean undex_search_add_variants(query_builder *b, GArray *words, GError **error);
