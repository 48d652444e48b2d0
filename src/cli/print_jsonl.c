// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

/* One JSON object a line, each with its "type". */

static void put_line(undex_output *out, JsonNode *node)
{
    undex_output_node(out, node);
    undex_output_json(out, "\n");
}

static void put_record(undex_output *out, char *json)
{
    undex_output_json(out, json);
    undex_output_json(out, "\n");
    g_free(json);
}

static void extracted(undex_output *out, const undex_document *document)
{
    put_record(out, undex_document_to_json(document));
    for (guint i = 0; i < document->passages->len; i++)
        put_record(out, undex_passage_to_json(g_ptr_array_index(document->passages, i)));
}

static void results(undex_output *out, const undex_found *found)
{
    JsonObject *head = undex_json_found_head(found);
    json_object_set_string_member(head, "type", "search");
    put_line(out, undex_json_take(head));
    for (guint i = 0; i < found->results->hits->len; i++)
        put_record(out, undex_json_found_hit(found, i, TRUE));
}

static void table(undex_output *out, const undex_table *rows)
{
    for (guint i = 0; i < rows->rows->len; i++)
        put_line(out, undex_json_row(rows, i));
}

static void shown(undex_output *out, const undex_shown *passage)
{
    put_line(out, undex_json_shown(passage));
}

static void listed(undex_output *out, const undex_document *document)
{
    put_record(out, undex_document_to_json(document));
}

static void ingested(undex_output *out, const undex_ingest_event *event)
{
    put_line(out, undex_json_event(event));
}

static void ingested_all(undex_output *out, const undex_ingest_summary *summary)
{
    put_line(out, undex_json_summary(summary));
}

static void facts(undex_output *out, JsonNode *node)
{
    put_line(out, json_node_ref(node));
}

const undex_printer undex_printer_jsonl = {
    .name = "jsonl",
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
