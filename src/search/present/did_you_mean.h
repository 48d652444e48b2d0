// SPDX-License-Identifier: GPL-3.0-or-later
/* What was meant: words that no passage has, words that are one. */
#pragma once

#include "search/words/query_builder.h"

/* The query with words that no passage has made the nearest that some have, and two words made one that is
 * commoner; `*suggestion` (owned) is NULL where there is nothing to say. In the tree the former take the
 * place of what was typed, and `*corrected` is set. FALSE: error. */
gboolean undex_did_you_mean(query_builder *b, query_node *tree, char **suggestion, gboolean *corrected,
                            GError **error);

/* nearest_word.c: whether some passage has the word (folded) in some form; too short a one counts as known.
 * FALSE: error. */
gboolean undex_search_is_known(const query_builder *b, const char *word, gboolean *known, GError **error);
/* The word of the index that is nearest to one that is not known, of one of these languages (0: any);
 * `*nearest` (owned) is NULL where there is none. FALSE: error. */
gboolean undex_search_nearest(const query_builder *b, const char *word, guint languages, char **nearest,
                              GError **error);
