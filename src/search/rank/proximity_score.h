// SPDX-License-Identifier: GPL-3.0-or-later
/* What a passage is worth that has words in their order. */
#pragma once

#include "search/words/proximity.h"

/* Where a text has them so, or a note that a passage carries. It holds for the present state of the database
 * only. */
xc_query *undex_proximity_query(query_builder *b, const proximity *o, gboolean in_notes, GError **error);
/* The same of a phrase, which may have no word in it and looks for nothing then, and of NEAR and ADJ. `at` is
 * the place in the query. */
xc_query *undex_proximity_phrase_query(query_builder *b, const char *text, int at, const char *prefix,
                                       GError **error);
xc_query *undex_proximity_near_query(query_builder *b, const query_node *near, GError **error);
