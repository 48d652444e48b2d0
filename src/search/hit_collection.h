// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows of the page that is asked for: hits of the stages of a plan are taken one after another, from one
 * state of the database. */
#pragma once

#include "search/match/corpus_outline.h"
#include "search/plan/search_plan.h"
#include "search/present/hits.h"
#include "search/rank/near_duplicates.h"

/* Steps of the budget for a hit that is looked at. So many times as much is asked for where what was asked
 * for is not enough. */
enum { HIT_STEPS = 256, HITS_AT_ONCE = 4 };

typedef struct {
    const search_plan *plan;
    int offset, count, per_document;
    undex_sort sort;
    gboolean once;
    GArray *rows;          /* search_row; the first `offset` hits are not among them */
    guint taken;           /* hits so far, those before the offset too */
    guint wanted;          /* of them by the end of the stage in hand */
    GHashTable *seen;      /* docids */
    GHashTable *hits_of;   /* a document's first docid -> hits of it */
    GHashTable *keys;      /* likewise -> its key */
    corpus_outline *frame; /* of the state in hand; NULL: not read yet */
    near_duplicates *told; /* the texts of the hits so far; NULL: nobody asks whether they are alike */
    gboolean twice;        /* a document was met that a shard before has, too: it is counted twice */
} hit_collection;

void undex_hit_collection_init(hit_collection *s, const search_plan *p, const undex_search_options *options);
void undex_hit_collection_clear(hit_collection *s);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(hit_collection, undex_hit_collection_clear)

/* Takes the hits of all stages anew; for undex_index_try(). FALSE: failure. */
gboolean undex_hit_collection_attempt(xc_database *database, gpointer closure, xc_error *failure);
/* Whether there are as many hits as the page asks for. */
gboolean undex_hit_collection_is_full(const hit_collection *s);
/* How many hits there may be by the end of the stage. */
guint undex_hit_collection_wanted(const hit_collection *s, const search_stage *st);
/* The order in which the stage's hits are asked for. */
match_order undex_hit_collection_order(const hit_collection *s, const search_stage *st);
