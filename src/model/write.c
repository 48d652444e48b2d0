// SPDX-License-Identifier: GPL-3.0-or-later
/* Records as JSON, written as text: a third of the time that a tree of nodes took. */
#include "model/fields.h"
#include "undex/record.h"

#include <math.h>
#include <string.h>

#define FIELD(type, member)                                                                                  \
    {                                                                                                        \
#member, G_STRUCT_OFFSET(type, member)                                                               \
    }
const undex_string_field undex_document_fields[] = {
    FIELD(undex_document, path),
    FIELD(undex_document, sha256),
    FIELD(undex_document, key),
    FIELD(undex_document, symbol),
    FIELD(undex_document, title),
    FIELD(undex_document, date),
    FIELD(undex_document, language),
    FIELD(undex_document, original_language),
    FIELD(undex_document, distribution),
    FIELD(undex_document, session),
    FIELD(undex_document, agenda_item),
    FIELD(undex_document, job_number),
    FIELD(undex_document, url),
    FIELD(undex_document, rights),
    {NULL, 0},
};
const undex_string_field undex_passage_fields[] = {
    FIELD(undex_passage, component), FIELD(undex_passage, page_label), FIELD(undex_passage, text),
    FIELD(undex_passage, speaker),   FIELD(undex_passage, citation),   {NULL, 0},
};

/* Values */

/* A comma, unless this is the first of its array or object: no value ends with an opening bracket. */
static void part(GString *out)
{
    char last = out->len ? out->str[out->len - 1] : '[';
    if (last != '[' && last != '{')
        g_string_append_c(out, ',');
}

static void append_escaped(GString *out, guchar ch)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letter[] = "\"\\bfnrt";
    const char *known = strchr(plain, ch);
    if (known)
        g_string_append_printf(out, "\\%c", letter[known - plain]);
    else
        g_string_append_printf(out, "\\u%04x", ch);
}

static void append_quoted(GString *out, const char *value)
{
    g_autofree char *valid = g_utf8_validate(value, -1, NULL) ? NULL : g_utf8_make_valid(value, -1);
    const char *from = valid ? valid : value, *p = from;
    g_string_append_c(out, '"');
    for (; *p; p++) {
        if ((guchar)*p >= 0x20 && *p != '"' && *p != '\\' && *p != 0x7F)
            continue;
        g_string_append_len(out, from, p - from);
        append_escaped(out, (guchar)*p);
        from = p + 1;
    }
    g_string_append_len(out, from, p - from);
    g_string_append_c(out, '"');
}

static void append_int(GString *out, gint64 value)
{
    char digits[24];
    g_string_append_len(out, digits, g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, value));
}

/* A quarter of a point is finer than any use of a box, and prints exactly. */
static void append_quarter(GString *out, double points)
{
    enum { FURTHEST = 1000000 };
    static const char *const shares[] = {".0", ".25", ".5", ".75"};
    double quarters = round(points * 4);
    gint64 whole = quarters >= -4.0 * FURTHEST && quarters <= 4.0 * FURTHEST ? (gint64)quarters : 0;
    if (signbit(quarters) && !isnan(quarters))
        g_string_append_c(out, '-');
    append_int(out, ABS(whole) / 4);
    g_string_append(out, shares[ABS(whole) % 4]);
}

/* Members of an object: with a value, or not at all */

static void put_key(GString *out, const char *key)
{
    part(out);
    g_string_append_c(out, '"');
    g_string_append(out, key);
    g_string_append(out, "\":");
}

static void put_string(GString *out, const char *key, const char *value)
{
    if (!value)
        return;
    put_key(out, key);
    append_quoted(out, value);
}

static void put_int(GString *out, const char *key, gint64 value)
{
    put_key(out, key);
    append_int(out, value);
}

static void put_strings(GString *out, const char *key, const GPtrArray *values)
{
    put_key(out, key);
    g_string_append_c(out, '[');
    for (guint i = 0; i < values->len; i++) {
        part(out);
        append_quoted(out, g_ptr_array_index(values, i));
    }
    g_string_append_c(out, ']');
}

static void put_fields(GString *out, gconstpointer record, const undex_string_field *fields)
{
    for (; fields->key; fields++)
        put_string(out, fields->key, G_STRUCT_MEMBER(char *, record, fields->offset));
}

/* An array of rows, each an element of `rows` written by `put`. */
static void put_rows(GString *out, const char *key, const GArray *rows,
                     void (*put)(GString *out, const GArray *rows, guint i))
{
    put_key(out, key);
    g_string_append_c(out, '[');
    for (guint i = 0; i < rows->len; i++) {
        part(out);
        put(out, rows, i);
    }
    g_string_append_c(out, ']');
}

/* Rows */

static void put_item(GString *out, const GArray *items, guint i)
{
    const undex_item *item = &g_array_index(items, undex_item, i);
    g_string_append_c(out, '{');
    put_string(out, "label", item->label);
    put_int(out, "offset", item->offset);
    g_string_append_c(out, '}');
}

static void put_note(GString *out, const GArray *notes, guint i)
{
    const undex_mark *mark = &g_array_index(notes, undex_mark, i);
    g_string_append_c(out, '{');
    put_string(out, "mark", mark->mark);
    if (mark->offset < 0) {
        put_key(out, "offset");
        g_string_append(out, "null");
    } else {
        put_int(out, "offset", mark->offset);
    }
    put_string(out, "id", mark->id);
    put_string(out, "origin", undex_tie_name(mark->origin));
    g_string_append_c(out, '}');
}

static void put_cite(GString *out, const GArray *cites, guint i)
{
    const undex_cite *cite = &g_array_index(cites, undex_cite, i);
    g_string_append_c(out, '{');
    put_string(out, "symbol", cite->symbol);
    put_string(out, "para", cite->para);
    put_int(out, "offset", cite->offset);
    put_int(out, "length", cite->length);
    g_string_append_c(out, '}');
}

static void put_box(GString *out, const GArray *boxes, guint i)
{
    const undex_box *box = &g_array_index(boxes, undex_box, i);
    const double sides[] = {box->x0, box->y0, box->x1, box->y1};
    g_string_append_c(out, '[');
    append_int(out, box->page);
    for (gsize k = 0; k < G_N_ELEMENTS(sides); k++) {
        part(out);
        append_quarter(out, sides[k]);
    }
    g_string_append_c(out, ']');
}

static void put_span(GString *out, const GArray *spans, guint i)
{
    const undex_span *span = &g_array_index(spans, undex_span, i);
    g_string_append_c(out, '[');
    append_int(out, span->start);
    part(out);
    append_int(out, span->end);
    g_string_append_c(out, ']');
}

/* Records */

char *undex_document_to_json(const undex_document *document)
{
    GString *out = g_string_new("{");
    put_string(out, "type", "document");
    put_fields(out, document, undex_document_fields);
    put_strings(out, "symbols", document->symbols);
    put_int(out, "pages", document->pages);
    put_string(out, "text_layer", undex_text_layer_name(document->text_layer));
    put_strings(out, "warnings", document->warnings);
    g_string_append_c(out, '}');
    return g_string_free(out, FALSE);
}

void undex_passage_append_json(GString *out, const undex_passage *passage, const char *notes)
{
    put_string(out, "id", passage->id);
    put_string(out, "kind", undex_kind_name(passage->kind));
    put_string(out, "label", passage->label);
    put_string(out, "label_origin", undex_label_origin_name(passage->label_origin));
    put_strings(out, "headings", passage->headings);
    if (passage->level)
        put_int(out, "level", passage->level);
    put_int(out, "page_first", passage->page_first);
    put_int(out, "page_last", passage->page_last);
    put_fields(out, passage, undex_passage_fields);
    put_rows(out, "items", passage->items, put_item);
    if (notes) {
        put_key(out, "notes");
        g_string_append(out, notes);
    } else {
        put_rows(out, "notes", passage->notes, put_note);
    }
    put_rows(out, "cites", passage->cites, put_cite);
    put_rows(out, "boxes", passage->boxes, put_box);
    if (passage->spans->len)
        put_rows(out, "spans", passage->spans, put_span);
    if (passage->anchors->len)
        put_strings(out, "anchors", passage->anchors);
}

char *undex_passage_to_json(const undex_passage *passage)
{
    GString *out = g_string_new("{");
    put_string(out, "type", "passage");
    undex_passage_append_json(out, passage, NULL);
    g_string_append_c(out, '}');
    return g_string_free(out, FALSE);
}

/* What was written here can be read. */
static JsonNode *node_of(char *json)
{
    JsonNode *node = json_from_string(json, NULL);
    g_free(json);
    g_assert(node);
    return node;
}

JsonNode *undex_document_to_node(const undex_document *document)
{
    return node_of(undex_document_to_json(document));
}

JsonNode *undex_passage_to_node(const undex_passage *passage)
{
    return node_of(undex_passage_to_json(passage));
}

char *undex_node_to_string(JsonNode *node)
{
    return json_to_string(node, FALSE);
}
