// SPDX-License-Identifier: GPL-3.0-or-later
/* Facts written as all other JSON is. */
#include "cli/formats/json_objects.h"

#include "cli/late.h"

static void put_node(GString *out, const char *key, JsonNode *node);

static void put_facts(GString *out, const char *key, JsonObject *object)
{
    JsonObjectIter iter;
    const char *name;
    JsonNode *value;
    undex_json_open_object(out, key);
    json_object_iter_init_ordered(&iter, object);
    while (json_object_iter_next_ordered(&iter, &name, &value))
        put_node(out, name, value);
    undex_json_close_object(out);
}

static void put_list(GString *out, const char *key, JsonArray *list)
{
    undex_json_open_array(out, key);
    for (guint i = 0; i < json_array_get_length(list); i++)
        put_node(out, NULL, json_array_get_element(list, i));
    undex_json_close_array(out);
}

static void put_value(GString *out, const char *key, JsonNode *node)
{
    switch (json_node_get_value_type(node)) {
    case G_TYPE_INT64:
        undex_json_int(out, key, json_node_get_int(node));
        break;
    case G_TYPE_DOUBLE:
        undex_json_double(out, key, json_node_get_double(node));
        break;
    case G_TYPE_BOOLEAN:
        undex_json_boolean(out, key, json_node_get_boolean(node));
        break;
    default:
        undex_json_string(out, key, json_node_get_string(node));
        break;
    }
}

static void put_node(GString *out, const char *key, JsonNode *node)
{
    if (JSON_NODE_HOLDS_OBJECT(node))
        put_facts(out, key, json_node_get_object(node));
    else if (JSON_NODE_HOLDS_ARRAY(node))
        put_list(out, key, json_node_get_array(node));
    else if (JSON_NODE_HOLDS_NULL(node))
        undex_json_null(out, key);
    else
        put_value(out, key, node);
}

void undex_json_facts(undex_output *out, undex_facts *facts)
{
    g_autoptr(GString) json = g_string_new(NULL);
    put_facts(json, NULL, facts);
    g_string_append_c(json, '\n');
    undex_output_bytes(out, json->str, json->len);
}
