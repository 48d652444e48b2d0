// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_records.h"

#include "base/json_reader.h"
#include "cli/formats/json_objects.h"

#include <string.h>

const char undex_json_records_about[] =
    "With --format=json what is found is printed as one JSON text, with --format=jsonl as one JSON text a "
    "line. A record says what it is by its key type. New keys may be added; none is renamed or removed "
    "without another version. 'undex schema' prints the JSON Schema that these descriptions are of.";

static void free_key(gpointer p)
{
    undex_json_key *key = p;
    g_free(key->name);
    g_free(key->means);
    g_free(key);
}

static void free_record(gpointer p)
{
    undex_json_record *record = p;
    g_free(record->name);
    g_free(record->means);
    g_free(record->bases);
    g_ptr_array_unref(record->keys);
    g_free(record);
}

/* Without the blanks between values, as the reader of JSON takes it. */
static char *without_blanks(const char *json)
{
    GString *text = g_string_sized_new(strlen(json));
    gboolean quoted = FALSE;
    for (const char *p = json; *p; p++) {
        if (*p == '"' && !(quoted && p[-1] == '\\'))
            quoted = !quoted;
        if (quoted || !g_ascii_isspace(*p))
            g_string_append_c(text, *p);
    }
    return g_string_free(text, FALSE);
}

static gboolean is_called(const undex_json_value *value, const char *name)
{
    return (int)strlen(name) == value->key_length && strncmp(value->key, name, strlen(name)) == 0;
}

/* A member of an object. FALSE: it has none of that name. */
static gboolean find_member(const undex_json_value *object, const char *name, undex_json_value *found)
{
    const char *at = object->text;
    if (object->kind != UNDEX_JSON_OBJECT)
        return FALSE;
    while (undex_json_next(&at, found))
        if (is_called(found, name))
            return TRUE;
    return FALSE;
}

static char *member_text(const undex_json_value *object, const char *name)
{
    undex_json_value value;
    return find_member(object, name, &value) && value.kind == UNDEX_JSON_STRING
               ? undex_json_get_string(&value)
               : NULL;
}

/* "a, b": the texts of an array. */
static char *join_texts(const undex_json_value *value, const char *separator)
{
    GString *list = g_string_new(NULL);
    undex_json_value each;
    const char *at = value->text;
    while (undex_json_next(&at, &each)) {
        g_autofree char *text = each.kind == UNDEX_JSON_STRING ? undex_json_get_string(&each) : NULL;
        if (text)
            g_string_append_printf(list, "%s%s", list->len ? separator : "", text);
    }
    return g_string_free(list, FALSE);
}

/* "#/$defs/range" without what stands before the name. */
static char *name_of(const char *reference)
{
    const char *slash = strrchr(reference, '/');
    return g_strdup(slash ? slash + 1 : reference);
}

/* " with key, relation": the names of an object's members, where they are told. Caller frees. */
static char *list_members(const undex_json_value *schema)
{
    GString *list = g_string_new(NULL);
    undex_json_value properties, each;
    if (find_member(schema, "properties", &properties))
        for (const char *at = properties.text; undex_json_next(&at, &each);)
            g_string_append_printf(list, "%s%.*s", list->len ? ", " : " with ", each.key_length, each.key);
    return g_string_free(list, FALSE);
}

/* "string", "array of range", "one of full, partial": what a value is. Caller frees. */
static char *describe(const undex_json_value *schema)
{
    undex_json_value value;
    if (find_member(schema, "$ref", &value)) {
        g_autofree char *reference = undex_json_get_string(&value);
        return name_of(reference);
    }
    if (find_member(schema, "const", &value))
        return g_strndup(value.text, strcspn(value.text, ",}")); /* a number, or a word in its quotes */
    if (find_member(schema, "enum", &value)) {
        g_autofree char *list = join_texts(&value, ", ");
        return g_strdup_printf("one of %s", list);
    }
    if (find_member(schema, "items", &value)) {
        g_autofree char *items = describe(&value);
        return g_strdup_printf("array of %s", items);
    }
    if (!find_member(schema, "type", &value))
        return g_strdup("value");
    g_autofree char *kind =
        value.kind == UNDEX_JSON_STRING ? undex_json_get_string(&value) : join_texts(&value, " or ");
    g_autofree char *members = list_members(schema);
    return g_strconcat(kind, members, NULL);
}

static gboolean is_required(const undex_json_value *schema, const undex_json_value *key)
{
    undex_json_value list, each;
    if (!find_member(schema, "required", &list))
        return FALSE;
    for (const char *at = list.text; undex_json_next(&at, &each);)
        if (strncmp(each.text + 1, key->key, (gsize)key->key_length) == 0 &&
            each.text[1 + key->key_length] == '"')
            return TRUE;
    return FALSE;
}

static void add_keys(undex_json_record *record, const undex_json_value *schema)
{
    undex_json_value properties, each;
    if (!find_member(schema, "properties", &properties))
        return;
    for (const char *at = properties.text; undex_json_next(&at, &each);) {
        undex_json_key *key = g_new0(undex_json_key, 1);
        g_autofree char *kind = describe(&each), *means = member_text(&each, "description");
        key->name = g_strndup(each.key, (gsize)each.key_length);
        key->means = g_strconcat(kind, is_required(schema, &each) ? "" : ", may be missing",
                                 means ? ": " : "", means, NULL);
        g_ptr_array_add(record->keys, key);
    }
}

/* The records that "allOf" names. */
static char *list_bases(const undex_json_value *schema)
{
    g_autoptr(GString) bases = g_string_new(NULL);
    undex_json_value list, each;
    if (!find_member(schema, "allOf", &list))
        return NULL;
    for (const char *at = list.text; undex_json_next(&at, &each);) {
        g_autofree char *reference = member_text(&each, "$ref"),
                        *name = reference ? name_of(reference) : NULL;
        if (name)
            g_string_append_printf(bases, "%s%s", bases->len ? " and of " : "", name);
    }
    return bases->len ? g_strdup(bases->str) : NULL;
}

/* A list of words that is not described is told word by word. */
static undex_json_record *read_record(const undex_json_value *schema)
{
    undex_json_value list;
    undex_json_record *record = g_new0(undex_json_record, 1);
    record->name = g_strndup(schema->key, (gsize)schema->key_length);
    record->means = member_text(schema, "description");
    if (!record->means && find_member(schema, "enum", &list))
        record->means = describe(schema);
    record->bases = list_bases(schema);
    record->keys = g_ptr_array_new_with_free_func(free_key);
    add_keys(record, schema);
    return record;
}

GPtrArray *undex_json_records(void)
{
    g_autofree char *text = without_blanks(undex_data_undex_1_schema);
    GPtrArray *records = g_ptr_array_new_with_free_func(free_record);
    undex_json_value schema = undex_json_value_of(text), definitions, each;
    if (find_member(&schema, "$defs", &definitions))
        for (const char *at = definitions.text; undex_json_next(&at, &each);)
            g_ptr_array_add(records, read_record(&each));
    return records;
}
