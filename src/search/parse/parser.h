// SPDX-License-Identifier: GPL-3.0-or-later
/* Lexemes to a tree. */
#pragma once

#include "search/parse/filters.h"

typedef enum {
    NODE_WORD,   /* text; may stand for several tokens (fit-for-purpose), and have wildcards */
    NODE_PHRASE, /* text */
    NODE_FILTER, /* field, text, quoted, grouped */
    NODE_NEAR,   /* children: words and phrases; distance; ordered */
    NODE_LIST,   /* children side by side, each with its sign */
    NODE_AND,
    NODE_OR,
} query_node_kind;

typedef struct query_node {
    query_node_kind kind;
    char sign; /* '+', '-' or 0, as a child of a list */
    char *text;
    const query_filter *field;
    gboolean quoted, grouped, ordered;
    int distance, at;
    guint times;         /* that it stands beside itself besides: see plan/repeated_clauses.c */
    GPtrArray *children; /* struct query_node *, owned */
} query_node;

/* What one NEAR or ADJ takes at the most. */
enum { UNDEX_NEAR_CEILING = 64 };

void undex_query_node_free(query_node *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(query_node, undex_query_node_free)
query_node *undex_search_parse(const char *query, GError **error);
/* Filters and nothing else, alone or joined in any way: it narrows what the words beside it find. */
gboolean undex_search_narrows(const query_node *tree);
/* Whether any filter in it gives weight. */
gboolean undex_search_weighs(const query_node *tree);
