// SPDX-License-Identifier: GPL-3.0-or-later
/* Words as all languages of the index see them. A word is asked for in all that it can be in. Private to what
 * makes queries of words. */
#ifndef UNDEX_QUERY_SEEN_H
#define UNDEX_QUERY_SEEN_H

#include "query/private.h"

/* One token as all languages see it. */
typedef struct {
    GPtrArray *stems, *words;
    guint flags;
} seen;

/* Whether a word can be of the analyser's language, by its script. */
gboolean undex_query_fits(const undex_analyser *analyser, const char *word);

/* The tokens (seen) of a text; g_array_unref(). */
GArray *undex_query_see(const builder *b, const char *text);
/* Whether the `i`th and the next are two Chinese characters. */
gboolean undex_query_is_pair(const GArray *tokens, guint i);
/* Whether any says more than a stop word does. */
gboolean undex_query_tells(const GArray *tokens);

/* A copy of the string, where the array has none like it. */
void undex_query_add_unique(GPtrArray *strings, const char *string);

/* What is to be marked, unless it must not be there. Takes `words` (char *). */
void undex_query_want_stems(builder *b, const GPtrArray *stems);
void undex_query_want_run(builder *b, GPtrArray *words);

/* The words of the index that have one of the stems. NULL: failure. */
GPtrArray *undex_query_family(builder *b, const GPtrArray *stems, GError **error);
/* Stems under one prefix, weighed as one term (or joined by `op`). */
xc_query *undex_query_stems(const GPtrArray *stems, const char *prefix, xc_op op, GError **error);

/* Appends a word to those that are ranked. */
rank_word *undex_query_add_word(GArray *words, double share);
/* All words that begin so, as one word. FALSE: failure. */
gboolean undex_query_add_beginning(builder *b, GArray *words, const node *prefix, GError **error);

#endif
