// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/json_objects.h"

/* One JSON object a line, each with its "type". */

static void put_line(undex_output *out, GString *json)
{
    g_string_append_c(json, '\n');
    undex_output_bytes(out, json->str, json->len);
    g_string_truncate(json, 0);
}

static void extracted(undex_output *out, const undex_document *document)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_listed(json, document);
    put_line(out, json);
    for (guint i = 0; i < document->passages->len; i++) {
        undex_json_passage(json, g_ptr_array_index(document->passages, i));
        put_line(out, json);
    }
}

/* A search, then a line for each of what it found. */
static void put_search(undex_output *out, const undex_found *found,
                       void (*put_one)(GString *json, const undex_found *found, guint index, gboolean typed))
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_open_object(json, NULL);
    undex_json_found_head(json, found);
    undex_json_string(json, "type", "search");
    undex_json_close_object(json);
    put_line(out, json);
    for (guint i = 0; i < found->results->hits->len; i++) {
        put_one(json, found, i, TRUE);
        put_line(out, json);
    }
}

static void results(undex_output *out, const undex_found *found)
{
    put_search(out, found, undex_json_found_hit);
}

static void documents(undex_output *out, const undex_found *found)
{
    put_search(out, found, undex_json_found_document);
}

static void count(undex_output *out, const undex_found *found)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_found_count(json, found);
    put_line(out, json);
}

static void table(undex_output *out, const undex_table *rows)
{
    g_autoptr(GString) json = g_string_new(NULL);
    for (guint i = 0; i < rows->rows->len; i++) {
        undex_json_row(json, rows, i);
        put_line(out, json);
    }
}

static void shown(undex_output *out, const undex_shown *passage)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_shown(json, passage);
    put_line(out, json);
}

static void listed(undex_output *out, const undex_document *document)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_listed(json, document);
    put_line(out, json);
}

static void ingested(undex_output *out, const undex_ingest_event *event)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_event(json, event);
    put_line(out, json);
}

static void ingested_all(undex_output *out, const undex_ingest_summary *summary)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_summary(json, summary);
    put_line(out, json);
}

const undex_printer undex_printer_jsonl = {
    .name = "jsonl",
    .extracted = extracted,
    .results = results,
    .documents = documents,
    .count = count,
    .shown = shown,
    .listed = listed,
    .ingested = ingested,
    .ingested_all = ingested_all,
    .facts = undex_json_facts,
    .table = table,
    .facets = TRUE,
    .around = TRUE,
};
