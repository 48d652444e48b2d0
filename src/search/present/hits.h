// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows become hits: the passage with its document, its notes, and what of it to show. */
#pragma once

#include "search/words/query_builder.h"
#include "undex/search.h"

/* What a search keeps of a passage that it found. */
typedef struct {
    double score;
    guint32 docid;
    GBytes *record;
    char *key;       /* of its document */
    char *through;   /* id of the note or heading that this passage stands for; NULL: none */
    GPtrArray *also; /* search_row *: passages of nearly the same text; NULL: none */
} search_row;
void undex_search_row_clear(gpointer r);
void undex_search_row_free(gpointer r);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(search_row, undex_search_row_clear)

/* `known`: documents (undex_document *) met before, by key; it has this one's afterwards. NULL and an error
 * where reading fails. */
undex_hit *undex_search_hit(undex_index *store, const query_builder *b, const search_row *r,
                            GHashTable *known, int size, GError **error);
void undex_search_hit_free(gpointer hit);
