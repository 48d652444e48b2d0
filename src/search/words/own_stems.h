// SPDX-License-Identifier: GPL-3.0-or-later
/* Which stems a word has in this index. */
#pragma once

#include "search/words/query_builder.h"

/* The stems of a word that the index was told of, or where it does not have the word, all. */
typedef struct {
    GPtrArray *stems; /* char *: one at least */
    gboolean is_word; /* some document writes it small: it is no name alone */
} own_stems;
GHashTable *undex_search_own_stems_new(void);
const own_stems *undex_search_own_stems(const query_builder *b, const char *word, const GPtrArray *stems);
