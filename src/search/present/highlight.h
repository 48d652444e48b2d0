// SPDX-License-Identifier: GPL-3.0-or-later
/* Which words of a text matched. */
#pragma once

#include "search/words/query_builder.h"
#include "undex/search.h"

/* undex_range of the text, in order, not overlapping. `groups` (guint, may be NULL) gets for each the index
 * of the want it fulfils. */
GArray *undex_highlight(const query_builder *b, const char *language, const char *text, GArray *groups);
