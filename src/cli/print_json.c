// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

#include <string.h>

/* One JSON value for the whole output; runs of items are an array. */

static void begin(undex_output *out)
{
    undex_output_json(out, "[");
}

static void put_element(undex_output *out, JsonNode *node)
{
    undex_output_json(out, out->items++ ? ",\n" : "\n");
    undex_output_node(out, node);
}

static void end(undex_output *out)
{
    undex_output_json(out, out->items ? "\n]\n" : "]\n");
}

static void put_whole(undex_output *out, JsonNode *node)
{
    undex_output_node(out, node);
    undex_output_json(out, "\n");
}

static void extracted(undex_output *out, const undex_document *document)
{
    put_element(out, undex_json_document(document));
}

static void results(undex_output *out, const undex_found *found)
{
    g_autoptr(JsonNode) node = undex_json_take(undex_json_found_head(found));
    g_autofree char *head = undex_node_to_string(node);
    head[strlen(head) - 1] = '\0'; /* the hits are its last member */
    if (found->name)
        undex_output_json(out, out->items++ ? ",\n" : "\n");
    undex_output_json(out, head);
    undex_output_json(out, ",\"hits\":[");
    for (guint i = 0; i < found->results->hits->len; i++) {
        g_autofree char *hit = undex_json_found_hit(found, i, FALSE);
        undex_output_json(out, i ? "," : "");
        undex_output_json(out, hit);
    }
    undex_output_json(out, found->name ? "]}" : "]}\n");
}

static void table(undex_output *out, const undex_table *rows)
{
    begin(out);
    for (guint i = 0; i < rows->rows->len; i++)
        put_element(out, undex_json_row(rows, i));
    end(out);
}

static void shown(undex_output *out, const undex_shown *passage)
{
    put_element(out, undex_json_shown(passage));
}

static void listed(undex_output *out, const undex_document *document)
{
    put_element(out, undex_document_to_node(document));
}

static void ingested(undex_output *out, const undex_ingest_event *event)
{
    put_element(out, undex_json_event(event));
}

static void ingested_all(undex_output *out, const undex_ingest_summary *summary)
{
    put_element(out, undex_json_summary(summary));
}

static void facts(undex_output *out, JsonNode *node)
{
    put_whole(out, json_node_ref(node));
}

const undex_printer undex_printer_json = {
    .name = "json",
    .begin = begin,
    .end = end,
    .extracted = extracted,
    .results = results,
    .shown = shown,
    .listed = listed,
    .ingested = ingested,
    .ingested_all = ingested_all,
    .facts = facts,
    .table = table,
    .facets = TRUE,
    .around = TRUE,
};
