// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows become hits: the passage with its document, its notes, and what of it to show. */
#pragma once

#include "index/passage_location.h"
#include "search/plan/search_plan.h"

#include "undex/search.h"

/* What a search keeps of a passage that it found. */
typedef struct {
    double score;
    guint32 docid;
    int cited, cited_place; /* see undex_hit */
    GBytes *record;
    char *key;       /* of its document */
    char *through;   /* id of the note or heading that this passage stands for; NULL: none */
    GPtrArray *also; /* search_row *: passages of nearly the same text; NULL: none */
} search_row;
void undex_search_row_clear(gpointer r);
void undex_search_row_free(gpointer r);
/* Counts a large record as kept; where there are too many of them, the answer is partial. */
void undex_search_keep_record(GBytes *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(search_row, undex_search_row_clear)

/* `known`: documents (undex_document *) met before, by key; this one's comes to them. NULL: reading fails. */
undex_hit *undex_search_hit(undex_index *store, const query_builder *b, const search_row *r,
                            GHashTable *known, int size, GError **error);
void undex_search_hit_free(gpointer hit);

/* highlight.c: which words of a passage matched: undex_range of its text, in order, not overlapping. `groups`
 * (guint, may be NULL) gets for each the index of the want it fulfils. */
GArray *undex_highlight(const query_builder *b, const char *language, const undex_passage *passage,
                        GArray *groups);

/* snippet.c: where the piece to show lies in the text: about `size` code points round the densest marks. */
undex_range undex_snippet(const char *text, const GArray *marks, const GArray *groups, int size);

/* stand_in.c: the docid of the passage to show for the hit `docid`: its own, or where that is a note or a
 * heading, the passage that carries it, or the one that stands under it if the stage finds that too; then
 * `*through` is the id of the note or heading (caller frees). */
guint32 undex_stand_in(undex_search_cache *cache, xc_database *database, const search_stage *st,
                       guint32 docid, const undex_passage_location *place, char **through);
