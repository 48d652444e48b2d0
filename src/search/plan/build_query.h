// SPDX-License-Identifier: GPL-3.0-or-later
/* The tree of a query as one Xapian query. */
#ifndef UNDEX_SEARCH_PLAN_BUILD_QUERY_H
#define UNDEX_SEARCH_PLAN_BUILD_QUERY_H

#include "search/words/query_builder.h"

/* Where the tree is words alone: what they weigh, as undex_passage_scores(). NULL without an error where
 * it is not. */
GArray *undex_search_build_scores(query_builder *b, const query_node *tree, char **name, GArray **met,
                                  GError **error);
/* NULL and an error set where it cannot be made, or where there is nothing to look for. */
xc_query *undex_search_build(query_builder *b, const query_node *tree, GError **error);

#endif
