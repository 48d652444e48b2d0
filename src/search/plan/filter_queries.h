// SPDX-License-Identifier: GPL-3.0-or-later
/* What each filter finds. */
#ifndef UNDEX_SEARCH_PLAN_FILTER_QUERIES_H
#define UNDEX_SEARCH_PLAN_FILTER_QUERIES_H

#include "search/words/query_builder.h"

xc_query *undex_filter_query(query_builder *b, const query_node *filter, GError **error);

#endif
