// SPDX-License-Identifier: GPL-3.0-or-later
/* Words of titles. */
#pragma once

#include "search/words/query_builder.h"

/* The passages of all documents whose title has all these words; nothing where there are none. */
xc_query *undex_search_titled(query_builder *b, const char *text, GError **error);
