// SPDX-License-Identifier: GPL-3.0-or-later
/* opensearch: the lines that the _bulk interface of OpenSearch and Elasticsearch takes, an action and then a
 * passage as a document. Its members are those of data/opensearch-mapping.json, which takes no others. */
#include "cli/formats/opensearch.h"

#include "base/json_writer.h"
#include "cli/formats/printer.h"

#include "undex/citation.h"

#include <string.h>

char *undex_opensearch_id(const char *id)
{
    if (strlen(id) <= UNDEX_OPENSEARCH_ID_CEILING)
        return g_strdup(id);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1);
    const char *end = id + UNDEX_OPENSEARCH_ID_CEILING - strlen(digest) - 1;
    while ((*end & 0xC0) == 0x80) /* within a character */
        end--;
    return g_strdup_printf("%.*s~%s", (int)(end - id), id, digest);
}

static void put_action(GString *out, const undex_passage *passage)
{
    g_autofree char *id = passage->id ? undex_opensearch_id(passage->id) : NULL;
    undex_json_open_object(out, NULL);
    undex_json_open_object(out, "index");
    undex_json_string_if(out, "_id", id);
    undex_json_close_object(out);
    undex_json_close_object(out);
}

/* What the function makes of each symbol, each value once. */
static void put_of_symbols(GString *out, const char *key, const GPtrArray *symbols,
                           char *(*part)(const char *symbol))
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < symbols->len; i++) {
        g_autofree char *value = part(g_ptr_array_index(symbols, i));
        if (value && !g_ptr_array_find_with_equal_func(parts, value, g_str_equal, NULL))
            g_ptr_array_add(parts, g_steal_pointer(&value));
    }
    undex_json_strings(out, key, parts);
}

static void put_document(GString *out, const undex_document *document, const char *language)
{
    const struct {
        const char *key, *value;
    } rows[] = {
        {"document", document->key},
        {"symbol", document->symbol},
        {"title", document->title},
        {"date", document->date},
        {"date_adopted", document->date_adopted},
        {"language", language ? language : document->language},
        {"session", document->session},
        {"agenda_item", document->agenda_item},
        {"path", document->path},
        {"sha256", document->sha256},
        {"url", document->url},
        {"rights", document->rights},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        undex_json_string_if(out, rows[i].key, rows[i].value);
    undex_json_strings(out, "symbols", document->symbols);
    put_of_symbols(out, "organ", document->symbols, undex_symbol_organ);
    put_of_symbols(out, "body", document->symbols, undex_symbol_body);
}

static void put_notes(GString *out, const undex_passage *passage, const GPtrArray *notes)
{
    undex_json_open_array(out, "notes");
    for (guint i = 0; i < notes->len; i++) {
        const undex_passage *note = g_ptr_array_index(notes, i);
        const undex_mark *mark = undex_passage_mark_of(passage, note);
        undex_json_open_object(out, NULL);
        undex_json_string_if(out, "mark", mark && mark->mark ? mark->mark : note->label);
        undex_json_string_if(out, "id", note->id);
        undex_json_string_if(out, "citation", note->citation);
        undex_json_string_if(out, "text", note->text);
        undex_json_close_object(out);
    }
    undex_json_close_array(out);
}

static void put_cites(GString *out, const GArray *cites)
{
    undex_json_open_array(out, "cites");
    for (guint i = 0; i < cites->len; i++) {
        const undex_cite *cite = &g_array_index(cites, undex_cite, i);
        undex_json_open_object(out, NULL);
        undex_json_string_if(out, "symbol", cite->symbol);
        undex_json_string_if(out, "para", cite->para);
        undex_json_close_object(out);
    }
    undex_json_close_array(out);
}

static void put_boxes(GString *out, const GArray *boxes)
{
    undex_json_open_array(out, "boxes");
    for (guint i = 0; i < boxes->len; i++) {
        const undex_box *box = &g_array_index(boxes, undex_box, i);
        const double sides[] = {box->x0, box->y0, box->x1, box->y1};
        undex_json_open_array(out, NULL);
        undex_json_int(out, NULL, box->page);
        for (gsize k = 0; k < G_N_ELEMENTS(sides); k++)
            undex_json_rounded(out, NULL, sides[k], 2);
        undex_json_close_array(out);
    }
    undex_json_close_array(out);
}

static void put_passage(GString *out, const undex_passage *passage)
{
    undex_json_string_if(out, "id", passage->id);
    undex_json_string(out, "kind", undex_kind_name(passage->kind));
    undex_json_string_if(out, "label", passage->label);
    undex_json_string_if(out, "component", passage->component);
    undex_json_string_if(out, "citation", passage->citation);
    undex_json_strings(out, "headings", passage->headings);
    undex_json_string_if(out, "speaker", passage->speaker);
    undex_json_string_if(out, "text", passage->text);
    undex_json_int(out, "page_first", passage->page_first);
    undex_json_int(out, "page_last", passage->page_last);
    undex_json_string_if(out, "page_label", passage->page_label);
}

static void exported(undex_output *out, const undex_shown *shown)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autoptr(GString) source = g_string_new(NULL);
    put_action(lines, shown->passage);
    undex_json_open_object(source, NULL);
    put_passage(source, shown->passage);
    put_notes(source, shown->passage, shown->notes);
    put_cites(source, shown->passage->cites);
    put_boxes(source, shown->passage->boxes);
    put_document(source, shown->document, shown->passage->language);
    undex_json_close_object(source);
    g_string_append_printf(lines, "\n%s\n", source->str);
    undex_output_bytes(out, lines->str, lines->len);
}

static void mapping(undex_output *out)
{
    undex_output_text(out, undex_data_opensearch_mapping);
}

const undex_printer undex_printer_opensearch = {
    .name = "opensearch",
    .exported = exported,
    .mapping = mapping,
};
