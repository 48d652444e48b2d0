// SPDX-License-Identifier: GPL-3.0-or-later
/* What a query looks for, as a tree: its leaves are terms, stretches of docids, and passages with a weight
 * each; its branches join them. It is never changed once it is made, and has as many owners as ask for it. A
 * tree that holds docids is of one state of the database. One that looks for nothing, for no word was in what
 * it is made of, leaves no trace where it is combined with others. */
#pragma once

#include "undex/index.h"

/* A passage with what it weighs, which is never below 0. */
typedef struct {
    guint32 docid;
    double weight;
} docid_score;

typedef enum {
    QUERY_NOTHING,
    QUERY_TERM,
    QUERY_MENTION, /* a term that weighs, the more the rarer it is and the more often a passage has it */
    QUERY_RANGES,
    QUERY_SCORES,
    QUERY_SCALED,
    QUERY_AND,
    QUERY_OR,
    QUERY_SYNONYM,   /* any of some terms */
    QUERY_AND_MAYBE, /* the first decides, the other adds weight */
    QUERY_FILTER,    /* all must match, only the first gives weight */
    QUERY_AND_NOT,
} boolean_op;

/* Its fields are for query_cursor.c. */
typedef struct {
    boolean_op op;
    GPtrArray *parts; /* boolean_query *, of a branch */
    GArray *docids;   /* xc_range or docid_score, ascending and apart */
    char *name;       /* the term, or what the docids are called */
    double factor;    /* of what is scaled */
} boolean_query;

boolean_query *undex_search_ref(const boolean_query *query);
void undex_search_unref(boolean_query *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(boolean_query, undex_search_unref)

boolean_query *undex_search_term(const char *prefix, const char *value);
/* What mentions a symbol, or SYMBOL#PARA. */
boolean_query *undex_search_mention(const char *cited);
/* All passages. */
boolean_query *undex_search_passages(void);
/* Passages of a kind. */
boolean_query *undex_search_kind(undex_kind kind);
boolean_query *undex_search_nothing(void);
gboolean undex_search_is_nothing(const boolean_query *query);
/* Stems under one prefix, joined by `op`. */
boolean_query *undex_search_stems(const GPtrArray *stems, const char *prefix, boolean_op op);
/* The passages of stretches (xc_range) that ascend and do not overlap; `name` is for --explain. */
boolean_query *undex_search_ranges(GArray *ranges, const char *name);
/* Passages with the weight that each has (docid_score, by docid). */
boolean_query *undex_search_scores(GArray *scores, const char *name);

/* These take the queries that they are given; NULL stands for one that could not be made, and makes NULL. */
boolean_query *undex_search_combine(boolean_op op, GPtrArray *parts);
boolean_query *undex_search_joined(boolean_op op, boolean_query *left, boolean_query *right);
boolean_query *undex_search_scaled(boolean_query *query, double factor);
GPtrArray *undex_search_parts(void);
/* Adds a query; FALSE where it is NULL. */
gboolean undex_search_parts_add(GPtrArray *parts, boolean_query *query);

/* The query for --explain. Caller frees. */
char *undex_search_description(const boolean_query *query);
