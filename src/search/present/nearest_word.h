// SPDX-License-Identifier: GPL-3.0-or-later
/* The word of the index that is nearest to one that no passage has. */
#pragma once

#include "search/words/query_builder.h"

/* Whether some passage has the word (folded) in some form; too short a one counts as known. FALSE: error. */
gboolean undex_search_is_known(const query_builder *b, const char *word, gboolean *known, GError **error);
/* The word of the index that is nearest to one that is not known, of one of these languages (0: any);
 * `*nearest` (owned) is NULL where there is none. FALSE: error. */
gboolean undex_search_nearest(const query_builder *b, const char *word, guint languages, char **nearest,
                              GError **error);
