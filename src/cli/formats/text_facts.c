// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/formats/json_objects.h"
#include "cli/formats/text_parts.h"
#include "cli/late.h"

#include <string.h>

/* Lines of keys and values, of documents, and of files. */

enum { KEY_COLUMN = 20 };

static char *value_text(const char *key, JsonNode *value)
{
    switch (json_node_get_value_type(value)) {
    case G_TYPE_INT64:
        return g_str_has_suffix(key, "bytes") ? g_format_size((guint64)MAX(json_node_get_int(value), 0))
                                              : undex_number(json_node_get_int(value));
    case G_TYPE_DOUBLE:
        return g_strdup_printf("%.2f", json_node_get_double(value));
    case G_TYPE_BOOLEAN:
        return g_strdup(json_node_get_boolean(value) ? "yes" : "no");
    case G_TYPE_STRING:
        return undex_display_path(json_node_get_string(value));
    default:
        return g_strdup("");
    }
}

/* An object on one line: in a list its values, else its keys too. */
static char *object_text(JsonObject *object, gboolean with_keys)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    JsonObjectIter iter;
    const char *key;
    JsonNode *value;
    json_object_iter_init_ordered(&iter, object);
    while (json_object_iter_next_ordered(&iter, &key, &value))
        if (JSON_NODE_HOLDS_VALUE(value)) {
            g_autofree char *text = value_text(key, value);
            g_ptr_array_add(parts, with_keys ? g_strdup_printf("%s %s", key, text) : g_steal_pointer(&text));
        }
    g_ptr_array_add(parts, NULL);
    return g_strjoinv(with_keys ? ", " : ": ", (char **)parts->pdata);
}

/* Not wrapped: paths and digests are there to be copied. */
static void put_line(undex_output *out, const char *name, const char *text)
{
    g_autofree char *spaced = g_strdelimit(g_strdup(name), "_", ' ');
    undex_output_styled(out, UNDEX_STYLE_BOLD, spaced);
    undex_output_format(out, "%*s%s\n", MAX(KEY_COLUMN - undex_text_columns(spaced), 1), "", text);
}

static char *node_text(const char *key, JsonNode *value, gboolean in_list)
{
    if (JSON_NODE_HOLDS_OBJECT(value))
        return object_text(json_node_get_object(value), !in_list);
    return JSON_NODE_HOLDS_VALUE(value) ? value_text(key, value) : g_strdup("");
}

static void put_list(undex_output *out, const char *name, JsonArray *list)
{
    for (guint i = 0; i < json_array_get_length(list); i++) {
        g_autofree char *text = node_text(name, json_array_get_element(list, i), TRUE);
        put_line(out, i ? "" : name, text);
    }
}

void undex_text_facts(undex_output *out, undex_facts *facts)
{
    JsonObjectIter iter;
    const char *key;
    JsonNode *value;
    json_object_iter_init_ordered(&iter, facts);
    while (json_object_iter_next_ordered(&iter, &key, &value)) {
        if (strcmp(key, "type") == 0)
            continue;
        if (JSON_NODE_HOLDS_ARRAY(value)) {
            put_list(out, key, json_node_get_array(value));
        } else if (!JSON_NODE_HOLDS_NULL(value)) {
            g_autofree char *text = node_text(key, value, FALSE);
            put_line(out, key, text);
        }
    }
}

/* One line a document, never wrapped: for grep and cut as much as for the eye. */
void undex_text_listed(undex_output *out, const undex_document *document)
{
    const char *name = document->key ? document->key : "?";
    g_autofree char *path = document->path ? g_path_get_basename(document->path) : g_strdup("?");
    g_autofree char *title = undex_display_path(document->title ? document->title : path);
    undex_output_styled(out, UNDEX_STYLE_BOLD, name);
    undex_output_format(out, "%*s  %-10s  %-2s  %4d p.  %s\n", MAX(24 - undex_text_columns(name), 0), "",
                        document->date ? document->date : "-", document->language ? document->language : "-",
                        document->pages, title);
}

/* A line a document, with its quality, and below it a line a warning. */
void undex_text_doubted(undex_output *out, const undex_document *document)
{
    undex_output_format(out, "%.2f  ", MAX(document->quality, 0));
    undex_text_listed(out, document);
    for (guint i = 0; i < document->warnings->len; i++) {
        g_autofree char *warning = undex_display_path(g_ptr_array_index(document->warnings, i));
        undex_output_format(out, "      %s\n", warning);
    }
}

/* What failed has been said on stderr; the rest is news only when asked for, except that something is gone.
 */
void undex_text_ingested(undex_output *out, const undex_ingest_event *event)
{
    gboolean news = event->status == UNDEX_INGEST_REMOVED || event->status == UNDEX_INGEST_WOULD
                        ? !out->quiet
                        : out->verbose;
    if (event->status == UNDEX_INGEST_REFUSED || event->status == UNDEX_INGEST_FAILED ||
        event->status == UNDEX_INGEST_FAILED_BEFORE || event->status == UNDEX_INGEST_LEFT_OUT || !news)
        return;
    g_autofree char *path = undex_display_path(event->path);
    undex_output_format(out, "%-9s  %s", undex_ingest_status_name(event->status), path);
    if (event->status == UNDEX_INGEST_TAKEN)
        undex_output_format(out, "  (%d passages, %d pages, %.0f ms)", event->passages, event->pages,
                            event->milliseconds);
    if (event->message)
        undex_output_format(out, "  %s", event->message);
    if (event->warnings)
        undex_output_format(out, "  %d warning%s", event->warnings, event->warnings == 1 ? "" : "s");
    undex_output_text(out, "\n");
}
