// SPDX-License-Identifier: GPL-3.0-or-later
/* What is searched for: stages, one after another. */
#pragma once

#include "search/words/query_builder.h"

/* What an earlier stage found, a later one leaves out. Where words are all there is to a query they are
 * weighed to the end here: `scores` stands in the place of `query`. */
typedef struct {
    xc_query *query;   /* owned; NULL: see `scores` */
    GArray *scores;    /* xc_score, by docid; owned */
    GArray *met;       /* of `scores`: see undex_passage_scores(); owned */
    char *name;        /* of `scores`; owned */
    gboolean ranked;   /* else in the order of the index: document by document as read */
    gboolean one_each; /* at most one hit of a document */
    gboolean collapse; /* a passage stands for its notes and headings */
    gboolean excludes; /* the query names what must not be there */
} search_stage;

typedef struct {
    GArray *stages;     /* search_stage */
    query_builder *b;   /* owned: what to mark */
    gboolean corrected; /* what was typed was changed: see undex_did_you_mean() */
    char *missing;      /* owned: what the document has that is cited, where it lacks the place; else NULL */
} search_plan;

search_plan *undex_search_plan_new(void);
void undex_search_plan_free(search_plan *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(search_plan, undex_search_plan_free)
/* Takes what the stage has; FALSE where it has neither a query nor scores, since they could not be made. */
gboolean undex_search_plan_add(search_plan *p, search_stage s);
/* The bits that `met` has for the passage; NULL: it has none. */
const guint32 *undex_search_stage_met(const search_stage *st, guint32 docid);
