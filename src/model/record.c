// SPDX-License-Identifier: GPL-3.0-or-later
/* Records read back: what is missing or of another type stays unset; a record is never worth a crash. */
#include "undex/record.h"

#include "model/fields.h"
#include "undex/error.h"

#include <string.h>

static JsonNode *member(JsonObject *object, const char *key, GType type)
{
    JsonNode *node = json_object_get_member(object, key);
    if (!node || !JSON_NODE_HOLDS_VALUE(node))
        return NULL;
    GType held = json_node_get_value_type(node);
    return held == type || (type == G_TYPE_DOUBLE && held == G_TYPE_INT64) ? node : NULL;
}

static const char *get_string(JsonObject *object, const char *key)
{
    JsonNode *node = member(object, key, G_TYPE_STRING);
    return node ? json_node_get_string(node) : NULL;
}

static int get_int(JsonObject *object, const char *key, int fallback)
{
    JsonNode *node = member(object, key, G_TYPE_INT64);
    return node ? (int)CLAMP(json_node_get_int(node), G_MININT, G_MAXINT) : fallback;
}

static JsonArray *get_array(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);
    return node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static guint length_of(JsonArray *array)
{
    return array ? json_array_get_length(array) : 0;
}

static JsonObject *row_at(JsonArray *array, guint i)
{
    JsonNode *node = json_array_get_element(array, i);
    return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static void get_strings(JsonObject *object, const char *key, GPtrArray *out)
{
    JsonArray *array = get_array(object, key);
    for (guint i = 0; i < length_of(array); i++) {
        JsonNode *node = json_array_get_element(array, i);
        if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
            g_ptr_array_add(out, json_node_dup_string(node));
    }
}

static void get_fields(JsonObject *object, gpointer record, const undex_string_field *fields)
{
    for (; fields->key; fields++)
        G_STRUCT_MEMBER(char *, record, fields->offset) = g_strdup(get_string(object, fields->key));
}

/* The value whose name the record gives, 0 where it gives none that is known. */
static int named(JsonObject *object, const char *key, const char *(*name)(int), int count)
{
    const char *value = get_string(object, key);
    for (int i = 0; value && i < count; i++)
        if (strcmp(value, name(i)) == 0)
            return i;
    return 0;
}

static const char *origin_name(int i)
{
    return undex_label_origin_name((undex_label_origin)i);
}

static const char *tie_name(int i)
{
    return undex_tie_name((undex_tie)i);
}

static const char *layer_name(int i)
{
    return undex_text_layer_name((undex_text_layer)i);
}

/* Records are shallow; the parser goes down with what it reads, and a stack ends. It also reads what JSON
 * does not have (comments), in which depth could hide. */
static gboolean is_plain(const char *json)
{
    enum { DEEPEST = 16 };
    int depth = 0;
    gboolean quoted = FALSE;
    for (const char *p = json; *p; p++) {
        if (quoted && *p == '\\' && p[1])
            p++;
        else if (*p == '"')
            quoted = !quoted;
        else if (!quoted && !g_ascii_isalnum(*p) && !strchr("{}[]:,+-. \t\r\n", *p))
            return FALSE;
        else if (!quoted)
            depth += (*p == '[' || *p == '{') - (*p == ']' || *p == '}');
        if (depth > DEEPEST)
            return FALSE;
    }
    return !quoted;
}

static JsonParser *parse_record(const char *json, const char *type, GError **error)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    g_autoptr(GError) why = NULL;
    if (json && !is_plain(json)) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "a record cannot be read: it is no plain JSON");
        return NULL;
    }
    if (!json || !json_parser_load_from_data(parser, json, -1, &why)) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "a record cannot be read: %s",
                    why ? why->message : "empty");
        return NULL;
    }
    JsonNode *root = json_parser_get_root(parser);
    if (!root || !JSON_NODE_HOLDS_OBJECT(root) ||
        g_strcmp0(get_string(json_node_get_object(root), "type"), type) != 0) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "a record is not of type \"%s\"", type);
        return NULL;
    }
    return g_steal_pointer(&parser);
}

undex_document *undex_document_from_json(const char *json, GError **error)
{
    g_autoptr(JsonParser) parser = parse_record(json, "document", error);
    if (!parser)
        return NULL;
    JsonObject *object = json_node_get_object(json_parser_get_root(parser));
    undex_document *document = undex_document_new();
    get_fields(object, document, undex_document_fields);
    get_strings(object, "symbols", document->symbols);
    get_strings(object, "warnings", document->warnings);
    document->pages = get_int(object, "pages", 0);
    document->text_layer = (undex_text_layer)named(object, "text_layer", layer_name, UNDEX_TEXT_NONE + 1);
    return document;
}

static void read_rows(JsonObject *object, undex_passage *passage)
{
    JsonArray *items = get_array(object, "items"), *notes = get_array(object, "notes"),
              *cites = get_array(object, "cites");
    JsonObject *row;
    for (guint i = 0; i < length_of(items); i++)
        if ((row = row_at(items, i)))
            undex_passage_add_item(passage, get_string(row, "label"), get_int(row, "offset", 0));
    for (guint i = 0; i < length_of(notes); i++)
        if ((row = row_at(notes, i)))
            undex_passage_add_mark(passage, get_string(row, "mark"), get_int(row, "offset", -1),
                                   get_string(row, "id"),
                                   (undex_tie)named(row, "origin", tie_name, UNDEX_TIE_PAGE + 1));
    for (guint i = 0; i < length_of(cites); i++)
        if ((row = row_at(cites, i)))
            undex_passage_add_cite(passage, get_string(row, "symbol"), get_string(row, "para"),
                                   get_int(row, "offset", 0), get_int(row, "length", 0));
}

static JsonArray *numbers_at(JsonArray *array, guint i, guint count)
{
    JsonNode *node = json_array_get_element(array, i);
    if (!JSON_NODE_HOLDS_ARRAY(node) || json_array_get_length(json_node_get_array(node)) != count)
        return NULL;
    JsonArray *row = json_node_get_array(node);
    for (guint j = 0; j < count; j++) {
        JsonNode *cell = json_array_get_element(row, j);
        GType type = JSON_NODE_HOLDS_VALUE(cell) ? json_node_get_value_type(cell) : G_TYPE_INVALID;
        if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
            return NULL;
    }
    return row;
}

static void read_places(JsonObject *object, undex_passage *passage)
{
    JsonArray *boxes = get_array(object, "boxes"), *spans = get_array(object, "spans"), *row;
    for (guint i = 0; i < length_of(boxes); i++)
        if ((row = numbers_at(boxes, i, 5))) {
            undex_box box = {(int)json_array_get_int_element(row, 0), json_array_get_double_element(row, 1),
                             json_array_get_double_element(row, 2), json_array_get_double_element(row, 3),
                             json_array_get_double_element(row, 4)};
            g_array_append_val(passage->boxes, box);
        }
    for (guint i = 0; i < length_of(spans); i++)
        if ((row = numbers_at(spans, i, 2))) {
            undex_span span = {json_array_get_int_element(row, 0), json_array_get_int_element(row, 1)};
            g_array_append_val(passage->spans, span);
        }
}

/* No place lies outside the text: whoever prints it goes there. */
static void bound_places(undex_passage *passage)
{
    int end = passage->text ? (int)g_utf8_strlen(passage->text, -1) : 0;
    for (guint i = 0; i < passage->items->len; i++) {
        undex_item *item = &g_array_index(passage->items, undex_item, i);
        int least = i ? g_array_index(passage->items, undex_item, i - 1).offset : 0;
        item->offset = CLAMP(item->offset, least, end);
    }
    for (guint i = 0; i < passage->notes->len; i++) {
        undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        mark->offset = CLAMP(mark->offset, -1, end);
    }
    for (guint i = 0; i < passage->cites->len; i++) {
        undex_cite *cite = &g_array_index(passage->cites, undex_cite, i);
        cite->offset = CLAMP(cite->offset, 0, end);
        cite->length = CLAMP(cite->length, 0, end - cite->offset);
    }
}

undex_passage *undex_passage_from_json(const char *json, GError **error)
{
    g_autoptr(JsonParser) parser = parse_record(json, "passage", error);
    if (!parser)
        return NULL;
    JsonObject *object = json_node_get_object(json_parser_get_root(parser));
    int kind = undex_kind_find(get_string(object, "kind"));
    undex_passage *passage = undex_passage_new(kind < 0 ? UNDEX_KIND_BLOCK : (undex_kind)kind);
    passage->id = g_strdup(get_string(object, "id"));
    passage->label = g_strdup(get_string(object, "label"));
    passage->label_origin =
        (undex_label_origin)named(object, "label_origin", origin_name, UNDEX_LABEL_INFERRED + 1);
    passage->level = get_int(object, "level", 0);
    passage->page_first = get_int(object, "page_first", 0);
    passage->page_last = get_int(object, "page_last", 0);
    get_fields(object, passage, undex_passage_fields);
    get_strings(object, "headings", passage->headings);
    get_strings(object, "anchors", passage->anchors);
    read_rows(object, passage);
    read_places(object, passage);
    bound_places(passage);
    return passage;
}
