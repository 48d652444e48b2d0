// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents and which of them cites which, made of references: what GraphML and DOT say. */
#pragma once

#include "cli/formats/printer.h"

#include "undex/references.h"

typedef struct {
    const char *name; /* a symbol, or a key; borrowed */
    gboolean held;    /* it is in the index */
    gboolean asked;   /* it is what was asked for */
} undex_graph_node;

typedef struct {
    guint from, to; /* places of nodes */
    int count;      /* how often */
} undex_graph_edge;

typedef struct {
    GArray *nodes; /* undex_graph_node */
    GArray *edges; /* undex_graph_edge */
} undex_graph;

undex_graph undex_graph_new(const undex_refs *refs);
void undex_graph_clear(undex_graph *graph);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(undex_graph, undex_graph_clear)

/* As a text in the language of the program dot. Caller frees. */
char *undex_graph_dot(const undex_refs *refs);
