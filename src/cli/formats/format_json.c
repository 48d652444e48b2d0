// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/json_objects.h"

/* One JSON value for the whole output; runs of items are an array. */

static void begin(undex_output *out)
{
    undex_output_json(out, "[");
}

/* Puts out what has been written so far. */
static void put(undex_output *out, GString *json)
{
    undex_output_bytes(out, json->str, json->len);
    g_string_truncate(json, 0);
}

static void put_element(undex_output *out, GString *json)
{
    undex_output_json(out, out->items++ ? ",\n" : "\n");
    put(out, json);
}

static void end(undex_output *out)
{
    undex_output_json(out, out->items ? "\n]\n" : "]\n");
}

static void extracted(undex_output *out, const undex_document *document)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_document(json, document);
    put_element(out, json);
}

typedef void (*put_found)(GString *json, const undex_found *found, guint index, gboolean typed);

/* A search; the elements of `key` are its last member, and put out one by one. */
static void put_search(undex_output *out, const undex_found *found, const char *key, put_found put_one)
{
    const char *before = !found->name ? "" : out->items++ ? ",\n" : "\n";
    g_autoptr(GString) json = g_string_new(before);
    g_string_append_c(json, '{');
    undex_json_found_head(json, found);
    undex_json_open_array(json, key);
    for (guint i = 0; i < found->results->hits->len; i++) {
        if (i)
            undex_output_json(out, ",");
        put_one(json, found, i, FALSE);
        put(out, json);
    }
    g_string_append(json, found->name ? "]}" : "]}\n");
    put(out, json);
}

static void results(undex_output *out, const undex_found *found)
{
    put_search(out, found, "hits", undex_json_found_hit);
}

static void documents(undex_output *out, const undex_found *found)
{
    put_search(out, found, "documents", undex_json_found_document);
}

static void count(undex_output *out, const undex_found *found)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_found_count(json, found);
    if (found->name) {
        put_element(out, json);
        return;
    }
    g_string_append_c(json, '\n');
    put(out, json);
}

static void table(undex_output *out, const undex_table *rows)
{
    g_autoptr(GString) json = g_string_new(NULL);
    begin(out);
    for (guint i = 0; i < rows->rows->len; i++) {
        undex_json_row(json, rows, i);
        put_element(out, json);
    }
    end(out);
}

static void shown(undex_output *out, const undex_shown *passage)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_shown(json, passage);
    put_element(out, json);
}

static void listed(undex_output *out, const undex_document *document)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_listed(json, document);
    put_element(out, json);
}

static void ingested(undex_output *out, const undex_ingest_event *event)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_event(json, event);
    put_element(out, json);
}

static void ingested_all(undex_output *out, const undex_ingest_summary *summary)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_summary(json, summary);
    put_element(out, json);
}

const undex_printer undex_printer_json = {
    .name = "json",
    .begin = begin,
    .end = end,
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
