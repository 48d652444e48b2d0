// SPDX-License-Identifier: GPL-3.0-or-later
/* The text format of facts: `undex info`, `undex status`, `undex list`, and the files of a run of `undex
 * index`. */
#include "base/json_reader.h"
#include "cli/cli.h"
#include "cli/formats/json_objects.h"
#include "cli/formats/text_parts.h"

#include <string.h>

/* Lines of keys and values, of documents, and of files. */

enum { KEY_COLUMN = 20 };

/* "" for what is more than one value. */
static char *value_text(const char *key, const undex_json_value *value)
{
    g_autofree char *string = NULL;
    switch (value->kind) {
    case UNDEX_JSON_INT:
        return g_str_has_suffix(key, "bytes") ? g_format_size((guint64)MAX(undex_json_get_int(value), 0))
                                              : undex_number(undex_json_get_int(value));
    case UNDEX_JSON_DOUBLE:
        return g_strdup_printf("%.2f", undex_json_get_double(value));
    case UNDEX_JSON_BOOLEAN:
        return g_strdup(undex_json_get_boolean(value) ? "yes" : "no");
    case UNDEX_JSON_STRING:
        string = undex_json_get_string(value);
        return undex_display_path(string);
    default:
        return g_strdup("");
    }
}

/* An object on one line: in a list its values, and what is counted, else its keys too. */
static char *object_text(const undex_json_value *object, gboolean with_keys)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    const char *at = object->text;
    undex_json_value value;
    while (undex_json_next(&at, &value)) {
        if (value.kind == UNDEX_JSON_OBJECT || value.kind == UNDEX_JSON_ARRAY ||
            value.kind == UNDEX_JSON_NULL)
            continue;
        g_autofree char *key = g_strndup(value.key, (gsize)value.key_length), *text = value_text(key, &value);
        gboolean counted = value.kind == UNDEX_JSON_INT && !g_str_has_suffix(key, "bytes");
        g_ptr_array_add(parts, with_keys ? g_strdup_printf("%s %s", key, text)
                               : counted ? g_strdup_printf("%s %s", text, key)
                                         : g_steal_pointer(&text));
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

static void put_value(undex_output *out, const char *name, const char *key, const undex_json_value *value,
                      gboolean in_list)
{
    g_autofree char *text =
        value->kind == UNDEX_JSON_OBJECT ? object_text(value, !in_list) : value_text(key, value);
    put_line(out, name, text);
}

static void put_list(undex_output *out, const char *name, const undex_json_value *list)
{
    const char *at = list->text, *shown = name;
    for (undex_json_value value; undex_json_next(&at, &value); shown = "")
        put_value(out, shown, name, &value, TRUE);
}

void undex_text_facts(undex_output *out, const char *facts)
{
    const char *at = facts;
    for (undex_json_value value; undex_json_next(&at, &value);) {
        g_autofree char *key = g_strndup(value.key, (gsize)value.key_length);
        if (strcmp(key, "type") == 0 || value.kind == UNDEX_JSON_NULL)
            continue;
        if (value.kind == UNDEX_JSON_ARRAY)
            put_list(out, key, &value);
        else
            put_value(out, key, key, &value, FALSE);
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

/* What failed has been said on stderr; the rest is news only when asked for, but that something is gone. */
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
