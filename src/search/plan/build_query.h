// SPDX-License-Identifier: GPL-3.0-or-later
/* The tree of a query as one Xapian query. */
#pragma once

#include "search/plan/search_plan.h"

/* Where the tree is words alone: the stage gets its scores, their name and the words met. FALSE: error. */
gboolean undex_search_build_scores(query_builder *b, const query_node *tree, search_stage *st,
                                   GError **error);
/* NULL: error; one is that there is nothing to look for. */
xc_query *undex_search_build(query_builder *b, const query_node *tree, GError **error);
