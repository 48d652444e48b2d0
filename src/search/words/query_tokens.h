// SPDX-License-Identifier: GPL-3.0-or-later
/* Words as all languages of the index see them. A word is asked for in all that it can be in. */
#pragma once

#include "search/words/query_builder.h"

/* One token as all languages see it. */
typedef struct {
    GPtrArray *stems, *words;
    char *pattern; /* of a word with wildcards, folded: then there are neither stems nor words; else NULL */
    char *typed;   /* folded only: as the index has it */
    guint flags;
    const char *start, *end; /* in the text */
} query_token;

/* Whether a word can be of the analyser's language, by its script. */
gboolean undex_search_fits(const undex_analyser *analyser, const char *word);

/* The tokens (query_token) of a text, which must outlive them; g_array_unref(). */
GArray *undex_query_tokens(const query_builder *b, const char *text);
/* What holds the `i`th to the one before: nothing, a sign, or one that may as well be left out (COVID-19,
 * Da'esh, U.S.). */
typedef enum { UNDEX_BOND_NONE, UNDEX_BOND_TYPED, UNDEX_BOND_CLOSE } undex_bond;
undex_bond undex_search_bond(const GArray *tokens, guint i);
gboolean undex_search_is_apostrophe(gunichar ch);
/* Whether the `i`th and the next are two Chinese characters. */
gboolean undex_search_is_pair(const GArray *tokens, guint i);
/* Whether any says more than a stop word does. */
gboolean undex_search_tells(const GArray *tokens);
/* Whether a word of the query says no more than a stop word does. */
gboolean undex_search_is_stopword(const query_builder *b, const query_node *word);
/* The same of a word whose tokens are known. */
gboolean undex_search_says_little(const query_node *word, const GArray *tokens);
