// SPDX-License-Identifier: GPL-3.0-or-later
/* What is searched for: stages, one after another. */
#pragma once

#include "search/rank/passage_score.h"
#include "search/words/query_builder.h"

/* What an earlier stage found, a later one leaves out. Where words are all there is to a query they are
 * weighed to the end here: `scores` stands in the place of `query`. */
typedef struct {
    boolean_query *query; /* owned; NULL: see `scores` */
    GArray *scores;       /* docid_score, by docid; owned */
    GArray *met;          /* of `scores`: see undex_passage_scores(); owned */
    char *name;           /* of `scores`; owned */
    gboolean ranked;      /* else in the order of the index: document by document as read */
    gboolean one_each;    /* at most one hit of a document */
    gboolean collapse;    /* a passage stands for its notes and headings */
    gboolean excludes;    /* the query names what must not be there */
    match_estimate about; /* where `scores` are those of the most promising documents alone */
} search_stage;

typedef struct {
    GArray *stages;     /* search_stage */
    query_builder *b;   /* owned: what to mark */
    guint may_choose;   /* set by who asks: see query_builder */
    gboolean corrected; /* what was typed was changed: see undex_did_you_mean() */
    char *missing;      /* owned: what the document has that is cited, where it lacks the place; else NULL */
} search_plan;

search_plan *undex_search_plan_new(void);
void undex_search_plan_free(search_plan *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(search_plan, undex_search_plan_free)
/* Takes what the stage has; FALSE where it has neither a query nor scores, since they could not be made. */
gboolean undex_search_plan_add(search_plan *p, search_stage s);
/* Whether only the most promising documents were weighed. */
gboolean undex_search_plan_has_chosen(const search_plan *p);
/* The bits that `met` has for the passage; NULL: it has none. */
const guint32 *undex_search_stage_met(const search_stage *st, guint32 docid);
/* How the query was understood, a line a stage. Caller frees. */
char *undex_search_plan_explain(const search_plan *p);

/* repeated_clauses.c: clauses that stand in a query more than once are sought once, and weigh as often as
 * they stand there. Of those side by side or joined by one operator, leaves the first, with its `times`. */
void undex_repeated_clauses_merge(query_node *n);
/* The same for clauses that are the same, after the prefix. Caller frees. */
char *undex_repeated_clauses_key(const query_node *n, const char *prefix);

/* build_query.c, the tree of what was typed as one of what is looked for. Where the tree is words alone: the
 * stage gets its scores, their name and the words met. FALSE: error. */
gboolean undex_search_build_scores(query_builder *b, const query_node *tree, search_stage *st,
                                   GError **error);
/* NULL: error; one is that there is nothing to look for. */
boolean_query *undex_search_build(query_builder *b, const query_node *tree, GError **error);

/* Before the same is built of other documents: query_builder.documents. */
void undex_search_build_again(query_builder *b);

/* narrow_query.c: the same of a large archive, where no more is looked at than has to be: `*about` says how
 * much matches, where only the most promising documents were looked at. */
boolean_query *undex_search_build_narrowed(query_builder *b, const query_node *tree, match_estimate *about,
                                           GError **error);

/* filter_queries.c: what each filter finds. */
boolean_query *undex_filter_query(query_builder *b, const query_node *filter, GError **error);

/* citation_query.c: the stages are added where the query as a whole names a document or a place in one,
 * `*is`. FALSE: error. */
gboolean undex_search_plan_cited(search_plan *p, undex_index *store, const char *query, gboolean *is,
                                 GError **error);

/* match_count.c: all that matches a plan, whatever is shown of it. A passage that several stages find counts
 * once, and so do those that fall together in the answer. */
typedef struct {
    GByteArray *bits;          /* a bit a docid */
    guint passages, documents; /* estimated, unless `exact` */
    gboolean exact;
} match_count;
void undex_match_count_init(match_count *m);
void undex_match_count_clear(match_count *m);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(match_count, undex_match_count_clear)

/* Looks at no more than `most` passages of a stage that is a query. FALSE: failure. */
gboolean undex_match_count_plan(xc_database *database, const search_plan *p, guint32 most, match_count *m,
                                xc_error *failure);
/* The same of the index, tried again where a writer was faster: exactly, or at least as far as totals are
 * said to be exact. FALSE: failure. */
gboolean undex_match_count_all(undex_index *store, const search_plan *p, gboolean exactly, match_count *m,
                               GError **error);
gboolean undex_match_count_has(const match_count *m, guint32 docid);
/* How many of these passages match. */
guint undex_match_count_within(const match_count *m, xc_range range);

/* citation_filters.c */
/* The places (char *: SYMBOL or SYMBOL#PARA) that the value of cites: names; empty: it is no citation. */
GPtrArray *undex_cited_places(const char *value);
/* All passages of the documents that have one of the symbols. */
boolean_query *undex_search_documents_of(query_builder *b, const GPtrArray *symbols, GError **error);
