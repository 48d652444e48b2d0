// SPDX-License-Identifier: GPL-3.0-or-later
/* Phrases, NEAR and ADJ: which words they seek, and in which order. */
#pragma once

#include "search/words/proximity.h"

/* The words of a phrase; `*o` is NULL where there are none. `at` is its place in the query. FALSE: error. */
gboolean undex_proximity_of_phrase(query_builder *b, const char *text, int at, gboolean in_notes,
                                   proximity **o, GError **error);
/* Those of NEAR and ADJ. NULL: error. */
proximity *undex_proximity_of_near(query_builder *b, const query_node *near, GError **error);
