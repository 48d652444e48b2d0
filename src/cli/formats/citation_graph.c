// SPDX-License-Identifier: GPL-3.0-or-later
/* The formats graphml (GraphML, an XML that Gephi, yEd and others read) and dot (of Graphviz). */
#include "cli/formats/citation_graph.h"

#include <string.h>

static guint node_of(undex_graph *graph, GHashTable *places, const undex_refs *refs, const char *name)
{
    gpointer place = g_hash_table_lookup(places, name);
    if (place)
        return GPOINTER_TO_UINT(place) - 1;
    undex_graph_node node = {name, g_hash_table_contains(refs->held, name),
                             g_ptr_array_find_with_equal_func(refs->names, name, g_str_equal, NULL)};
    g_array_append_val(graph->nodes, node);
    g_hash_table_insert(places, (char *)name, GUINT_TO_POINTER(graph->nodes->len));
    return graph->nodes->len - 1;
}

undex_graph undex_graph_new(const undex_refs *refs)
{
    undex_graph graph = {g_array_new(FALSE, FALSE, sizeof(undex_graph_node)),
                         g_array_new(FALSE, FALSE, sizeof(undex_graph_edge))};
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) edges = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    node_of(&graph, places, refs, refs->names->pdata[0]);
    for (guint i = 0; i < refs->refs->len; i++) {
        const undex_ref *ref = refs->refs->pdata[i];
        undex_graph_edge edge = {node_of(&graph, places, refs, ref->from),
                                 node_of(&graph, places, refs, ref->to), 1};
        gint64 key = (gint64)edge.from << 32 | edge.to;
        gpointer place = g_hash_table_lookup(edges, &key);
        if (place) {
            g_array_index(graph.edges, undex_graph_edge, GPOINTER_TO_UINT(place) - 1).count++;
            continue;
        }
        g_array_append_val(graph.edges, edge);
        g_hash_table_insert(edges, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(graph.edges->len));
    }
    return graph;
}

void undex_graph_clear(undex_graph *graph)
{
    g_array_unref(graph->nodes);
    g_array_unref(graph->edges);
}

static void put_graphml(undex_output *out, const undex_table *table)
{
    g_auto(undex_graph) graph = undex_graph_new(table->more);
    g_autoptr(GString) xml =
        g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                     "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
                     "<key id=\"indexed\" for=\"node\" attr.name=\"indexed\" attr.type=\"boolean\"/>\n"
                     "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n"
                     "<graph edgedefault=\"directed\">\n");
    for (guint i = 0; i < graph.nodes->len; i++) {
        const undex_graph_node *node = &g_array_index(graph.nodes, undex_graph_node, i);
        g_autofree char *name = g_markup_escape_text(node->name, -1);
        g_string_append_printf(
            xml, "<node id=\"n%u\"><data key=\"label\">%s</data><data key=\"indexed\">%s</data></node>\n", i,
            name, node->held ? "true" : "false");
    }
    for (guint i = 0; i < graph.edges->len; i++) {
        const undex_graph_edge *edge = &g_array_index(graph.edges, undex_graph_edge, i);
        g_string_append_printf(xml,
                               "<edge source=\"n%u\" target=\"n%u\"><data key=\"weight\">%d</data></edge>\n",
                               edge->from, edge->to, edge->count);
    }
    g_string_append(xml, "</graph>\n</graphml>\n");
    undex_output_text(out, xml->str);
}

char *undex_graph_dot(const undex_refs *refs)
{
    g_auto(undex_graph) graph = undex_graph_new(refs);
    GString *dot = g_string_new("digraph citations {\n"
                                "  rankdir=LR;\n"
                                "  node [shape=box, fontname=\"sans-serif\", fontsize=10];\n");
    for (guint i = 0; i < graph.nodes->len; i++) {
        const undex_graph_node *node = &g_array_index(graph.nodes, undex_graph_node, i);
        g_string_append_printf(dot, "  n%u [label=\"", i);
        for (const char *p = node->name; *p; p++)
            g_string_append_printf(dot, "%s%c", strchr("\"\\", *p) ? "\\" : "", *p);
        g_string_append_printf(dot, "\"%s%s];\n", node->asked ? ", penwidth=2" : "",
                               node->held ? "" : ", style=dashed");
    }
    for (guint i = 0; i < graph.edges->len; i++) {
        const undex_graph_edge *edge = &g_array_index(graph.edges, undex_graph_edge, i);
        g_string_append_printf(dot, "  n%u -> n%u", edge->from, edge->to);
        if (edge->count > 1)
            g_string_append_printf(dot, " [label=\"%d\"]", edge->count);
        g_string_append(dot, ";\n");
    }
    g_string_append(dot, "}\n");
    return g_string_free(dot, FALSE);
}

static void put_dot(undex_output *out, const undex_table *table)
{
    g_autofree char *dot = undex_graph_dot(table->more);
    undex_output_text(out, dot);
}

const undex_printer undex_printer_graphml = {.name = "graphml", .references = put_graphml};
const undex_printer undex_printer_dot = {.name = "dot", .references = put_dot};
