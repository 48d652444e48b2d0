// SPDX-License-Identifier: GPL-3.0-or-later
/* The entry of a file: its facts and its document's record, as two lines of JSON. */
#include "store/private.h"

#include "undex/record.h"

#include <string.h>

void undex_file_free(undex_file *file)
{
    if (!file)
        return;
    g_free(file->path);
    g_free(file->sha256);
    g_free(file->said);
    g_free(file->key);
    g_free(file->reason);
    g_free(file->message);
    g_free(file);
}

#define TEXT(member)                                                                                         \
    {                                                                                                        \
#member, G_STRUCT_OFFSET(undex_file, member), 't'                                                    \
    }
#define LONG(member)                                                                                         \
    {                                                                                                        \
#member, G_STRUCT_OFFSET(undex_file, member), 'l'                                                    \
    }
#define WHOLE(member)                                                                                        \
    {                                                                                                        \
#member, G_STRUCT_OFFSET(undex_file, member), 'i'                                                    \
    }
static const struct {
    const char *key;
    gsize offset;
    char type;
} fields[] = {
    LONG(size),   LONG(mtime_ns), LONG(inode),      TEXT(sha256),    TEXT(said),   TEXT(key),
    TEXT(reason), TEXT(message),  WHOLE(segmenter), WHOLE(passages), WHOLE(pages), LONG(when),
};

/* A path may be any bytes; JSON takes UTF-8 only. */
static void set_path(JsonObject *object, const char *path)
{
    if (g_utf8_validate(path, -1, NULL)) {
        json_object_set_string_member(object, "path", path);
        return;
    }
    g_autofree char *coded = g_base64_encode((const guchar *)path, strlen(path));
    json_object_set_string_member(object, "path_base64", coded);
}

static char *get_path(JsonObject *object)
{
    if (json_object_has_member(object, "path"))
        return g_strdup(json_object_get_string_member(object, "path"));
    const char *coded = json_object_get_string_member_with_default(object, "path_base64", NULL);
    gsize length = 0;
    g_autofree guchar *bytes = coded ? g_base64_decode(coded, &length) : NULL;
    return bytes ? g_strndup((const char *)bytes, length) : NULL;
}

static char *facts_to_json(const undex_file *file, const char *key)
{
    g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
    JsonObject *object = json_object_new();
    json_node_take_object(node, object);
    set_path(object, file->path);
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        gconstpointer at = G_STRUCT_MEMBER_P(file, fields[i].offset);
        if (fields[i].type == 'i')
            json_object_set_int_member(object, fields[i].key, *(const int *)at);
        else if (fields[i].type == 'l')
            json_object_set_int_member(object, fields[i].key, *(const gint64 *)at);
        else if (*(char *const *)at)
            json_object_set_string_member(object, fields[i].key, *(char *const *)at);
    }
    if (key)
        json_object_set_string_member(object, "key", key);
    g_autofree char *json = json_to_string(node, FALSE);
    return g_utf8_make_valid(json, -1);
}

static char *document_to_json(const undex_document *document, const char *key)
{
    undex_document shallow = *document; /* only read, and only for the line */
    shallow.key = (char *)key;
    g_autofree char *json = undex_document_to_json(&shallow);
    return g_utf8_make_valid(json, -1);
}

static gboolean add(xc_document *entry, const char *prefix, const char *value, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    return xc_document_add_boolean_term(entry, term, failure);
}

static gboolean fill(xc_document *entry, const undex_document *document, const char *key,
                     const undex_file *file, xc_error *failure)
{
    g_autofree char *facts = facts_to_json(file, key);
    g_autofree char *record = document ? document_to_json(document, key) : g_strdup("");
    g_autofree char *data = g_strconcat(facts, "\n", record, NULL);
    gboolean ok = xc_document_set_data(entry, data, strlen(data), failure) &&
                  add(entry, UNDEX_TERM_TYPE, "file", failure) &&
                  add(entry, UNDEX_TERM_TYPE, document ? "document" : "failure", failure) &&
                  add(entry, UNDEX_TERM_PATH, file->path, failure) &&
                  (!key || add(entry, UNDEX_TERM_FILE_KEY, key, failure));
    if (ok && document) {
        char size[24];
        g_snprintf(size, sizeof size, "%" G_GINT64_FORMAT, file->size);
        ok = add(entry, UNDEX_TERM_FILE_SIZE, size, failure);
    }
    for (guint i = 0; ok && document && i < document->symbols->len; i++)
        ok = add(entry, UNDEX_TERM_FILE_SYMBOL, g_ptr_array_index(document->symbols, i), failure);
    return ok;
}

xc_document *undex_entry_file(const undex_document *document, const char *key, const undex_file *file,
                              xc_error *failure)
{
    xc_document *entry = xc_document_new(failure);
    if (entry && fill(entry, document, key, file, failure))
        return entry;
    xc_document_free(entry);
    return NULL;
}

/* Reading */

static undex_file *facts_from_object(JsonObject *object)
{
    undex_file *file = g_new0(undex_file, 1);
    file->path = get_path(object);
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        gpointer at = G_STRUCT_MEMBER_P(file, fields[i].offset);
        if (fields[i].type == 'i')
            *(int *)at = (int)json_object_get_int_member_with_default(object, fields[i].key, 0);
        else if (fields[i].type == 'l')
            *(gint64 *)at = json_object_get_int_member_with_default(object, fields[i].key, 0);
        else
            *(char **)at = g_strdup(json_object_get_string_member_with_default(object, fields[i].key, NULL));
    }
    return file;
}

undex_file *undex_entry_read_file(GBytes *data, GError **error)
{
    const char *text = g_bytes_get_data(data, NULL);
    const char *end = strchr(text, '\n');
    g_autoptr(JsonParser) parser = json_parser_new();
    if (end && json_parser_load_from_data(parser, text, end - text, NULL) &&
        JSON_NODE_HOLDS_OBJECT(json_parser_get_root(parser))) {
        undex_file *file = facts_from_object(json_node_get_object(json_parser_get_root(parser)));
        if (file->path)
            return file;
        undex_file_free(file);
    }
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
                "an entry of a file cannot be read; remove the index's folder and index again");
    return NULL;
}

undex_document *undex_entry_read_document(GBytes *data, GError **error)
{
    const char *text = g_bytes_get_data(data, NULL);
    const char *end = strchr(text, '\n');
    return end && end[1] ? undex_document_from_json(end + 1, error) : NULL;
}
