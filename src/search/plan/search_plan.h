// SPDX-License-Identifier: GPL-3.0-or-later
/* What is searched for: stages, one after another. */
#pragma once

#include "search/rank/best_matches.h"
#include "search/rank/passage_score.h"
#include "search/words/query_builder.h"

/* What an earlier stage found, a later one leaves out. Where words are all there is to a query they are
 * weighed to the end here: `scores` stands in the place of `query`. Where all that matches has to be looked
 * at in a large archive, neither is there, but `parts`. */
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
    GArray *parts;        /* guint: the numbers of documents that are looked at, see parted_query.c; owned */
    GArray *best;         /* docid_score: what was found there, in the order of the answer; owned */
    GByteArray *found;    /* a bit for the docid of each passage that was found there; owned */
    guint most;           /* hits, with those of stages before, after which it ends; 0: none */
} search_stage;

typedef struct {
    GArray *stages;     /* search_stage */
    query_builder *b;   /* owned: what to mark */
    query_node *tree;   /* owned: what was typed; NULL: a citation */
    guint wanted;       /* what was to be marked before anything was built */
    guint may_choose;   /* set by who asks: see query_builder */
    gboolean whole;     /* likewise: all that matches is wanted */
    gboolean corrected; /* what was typed was changed: see undex_did_you_mean() */
    char *missing;      /* owned: what the document has that is cited, where it lacks the place; else NULL */
} search_plan;

search_plan *undex_search_plan_new(void);
void undex_search_plan_free(search_plan *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(search_plan, undex_search_plan_free)
/* Frees what the stage has. */
void undex_search_stage_clear(search_stage *s);
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

/* build_query.c, the tree of what was typed as one of what is looked for. */
/* Whether words without signs are all there is to it. */
gboolean undex_search_is_words(const query_node *tree);
/* Where they are: the
 * stage gets its scores, their name and the words met. FALSE: error. */
gboolean undex_search_build_scores(query_builder *b, const query_node *tree, search_stage *st,
                                   GError **error);
/* NULL: error; one is that there is nothing to look for. */
boolean_query *undex_search_build(query_builder *b, const query_node *tree, GError **error);

/* The same of these documents alone (guint: their numbers, in order), NULL: of all; `wanted`: see
 * search_plan. */
boolean_query *undex_search_build_within(query_builder *b, const query_node *tree, guint wanted,
                                         const GArray *documents, GError **error);

/* narrow_query.c: the same of a large archive, where no more is looked at than has to be: `*about` says how
 * much matches, where only the most promising documents were looked at. */
boolean_query *undex_search_build_narrowed(query_builder *b, const query_node *tree, match_estimate *about,
                                           GError **error);

/* The numbers of documents (guint) of a large archive in which anything can be found; NULL: the archive is
 * not large, or filters are all there is to the query. FALSE: error. */
gboolean undex_search_narrow(query_builder *b, const query_node *tree, guint wanted, GArray **documents,
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

/* Tried again where a writer was faster: exactly, or at least as far as totals are said to be exact. FALSE:
 * failure. */
gboolean undex_match_count_all(undex_index *store, const search_plan *p, gboolean exactly, match_count *m,
                               GError **error);
gboolean undex_match_count_has(const match_count *m, guint32 docid);
/* How many of these passages match. */
guint undex_match_count_within(const match_count *m, xc_range range);

/* parted_query.c: all that matches in a large archive, of so many documents at a time that what is kept does
 * not grow with it; the stage has `parts`. */
typedef gboolean (*undex_part_visitor)(xc_database *, const boolean_query *, gpointer closure, xc_error *);
/* Hands the query of each part to `visit`. FALSE: error. */
gboolean undex_parted_query_visit(const search_plan *p, const search_stage *st, undex_part_visitor visit,
                                  gpointer closure, GError **error);
/* The first `count` (docid_score) in that order that weigh no less than `least`; `*found`: how much matches;
 * 0, where the order let it end before all was looked at. NULL: error. */
GArray *undex_parted_query_best(const search_plan *p, search_stage *st, const match_order *order,
                                double least, guint count, match_estimate *found, GError **error);

/* citation_filters.c */
/* The places (char *: SYMBOL or SYMBOL#PARA) that the value of cites: names; empty: it is no citation. */
GPtrArray *undex_cited_places(const char *value);
/* All passages of the documents that have one of the symbols. */
boolean_query *undex_search_documents_of(query_builder *b, const GPtrArray *symbols, GError **error);
