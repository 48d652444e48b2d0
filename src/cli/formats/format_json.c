// SPDX-License-Identifier: GPL-3.0-or-later
/* json: one value for the whole output, runs of items are an array. jsonl: one object a line, each with its
 * "type". */
#include "cli/formats/compared.h"
#include "cli/formats/json_objects.h"
#include "cli/formats/verified.h"

static void begin(undex_output *out)
{
    undex_output_json(out, "[");
    out->array = TRUE;
}

static void end(undex_output *out)
{
    undex_output_json(out, out->items ? "\n]\n" : "]\n");
    out->array = FALSE;
}

/* Puts out what has been written so far. */
static void put(undex_output *out, GString *json)
{
    undex_output_bytes(out, json->str, json->len);
    g_string_truncate(json, 0);
}

/* An element of the array that is open, else a line. */
static void put_item(undex_output *out, GString *json)
{
    if (out->array)
        undex_output_json(out, out->items++ ? ",\n" : "\n");
    else
        g_string_append_c(json, '\n');
    put(out, json);
}

/* A function of both printers that puts out one value. */
#define PUT(name, type, append)                                                                              \
    static void name(undex_output *out, const type *what)                                                    \
    {                                                                                                        \
        g_autoptr(GString) json = g_string_new(NULL);                                                        \
        append(json, what);                                                                                  \
        put_item(out, json);                                                                                 \
    }
PUT(extracted, undex_document, undex_json_document)
PUT(listed, undex_document, undex_json_listed)
PUT(count, undex_found, undex_json_found_count)
PUT(shown, undex_shown, undex_json_shown)
PUT(ingested, undex_ingest_event, undex_json_event)
PUT(ingested_all, undex_ingest_summary, undex_json_summary)

static void extracted_lines(undex_output *out, const undex_document *document)
{
    g_autoptr(GString) json = g_string_new(NULL);
    listed(out, document);
    for (guint i = 0; i < document->passages->len; i++) {
        undex_json_passage(json, g_ptr_array_index(document->passages, i));
        put_item(out, json);
    }
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

/* A search, then a line for each of what it found. */
static void put_search_lines(undex_output *out, const undex_found *found, put_found put_one)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_open_object(json, NULL);
    undex_json_found_head(json, found);
    undex_json_string(json, "type", "search");
    undex_json_close_object(json);
    put_item(out, json);
    for (guint i = 0; i < found->results->hits->len; i++) {
        put_one(json, found, i, TRUE);
        put_item(out, json);
    }
}

static void results(undex_output *out, const undex_found *found)
{
    put_search(out, found, "hits", undex_json_found_hit);
}

static void results_lines(undex_output *out, const undex_found *found)
{
    put_search_lines(out, found, undex_json_found_hit);
}

static void documents(undex_output *out, const undex_found *found)
{
    put_search(out, found, "documents", undex_json_found_document);
}

static void documents_lines(undex_output *out, const undex_found *found)
{
    put_search_lines(out, found, undex_json_found_document);
}

static void table_lines(undex_output *out, const undex_table *rows)
{
    g_autoptr(GString) json = g_string_new(NULL);
    for (guint i = 0; i < rows->rows->len; i++) {
        undex_json_row(json, rows, i);
        put_item(out, json);
    }
}

static void table(undex_output *out, const undex_table *rows)
{
    begin(out);
    table_lines(out, rows);
    end(out);
}

static void verified(undex_output *out, const undex_verification *verification)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_verification(json, verification);
    g_string_append_c(json, '\n');
    put(out, json);
}

static void compared(undex_output *out, const undex_comparison *comparison)
{
    g_autoptr(GString) json = g_string_new(NULL);
    undex_json_comparison(json, comparison);
    g_string_append_c(json, '\n');
    put(out, json);
}

static void compared_lines(undex_output *out, const undex_comparison *comparison)
{
    g_autoptr(GString) json = g_string_new(NULL);
    for (guint i = 0; i < comparison->items->len; i++) {
        undex_json_compared(json, comparison, i);
        put_item(out, json);
    }
}

static void verified_lines(undex_output *out, const undex_verification *verification)
{
    g_autoptr(GString) json = g_string_new(NULL);
    for (guint i = 0; i < verification->items->len; i++) {
        undex_json_verified(json, verification, i);
        put_item(out, json);
    }
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
    .references = table,
    .verified = verified,
    .compared = compared,
    .facets = TRUE,
    .around = TRUE,
};

const undex_printer undex_printer_jsonl = {
    .name = "jsonl",
    .extracted = extracted_lines,
    .results = results_lines,
    .documents = documents_lines,
    .count = count,
    .shown = shown,
    .exported = shown,
    .listed = listed,
    .ingested = ingested,
    .ingested_all = ingested_all,
    .facts = undex_json_facts,
    .table = table_lines,
    .references = table_lines,
    .verified = verified_lines,
    .compared = compared_lines,
    .facets = TRUE,
    .around = TRUE,
};
