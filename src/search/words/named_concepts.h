// SPDX-License-Identifier: GPL-3.0-or-later
/* Which concepts of the user's thesauri the words of a query name. */
#pragma once

#include "search/words/query_builder.h"

/* Words side by side that are a label of a concept. */
typedef struct {
    int from, to; /* code points of the query */
    guint thesaurus;
    guint32 label; /* by which it is named */
    guint words;
} named_concept;

/* named_concept, the longest at each place; empty where there are no thesauri. FALSE: error. */
gboolean undex_named_concepts_find(query_builder *b, GError **error);
/* Whether the word at that place is part of one. */
gboolean undex_named_concepts_have(const query_builder *b, int at);
