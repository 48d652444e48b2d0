// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/related.h"
#include "cli/formats/printer.h"
#include "cli/late.h"
#include "cli/open_index.h"

#include "undex/record.h"

/* How many passages there are of each kind. */
static JsonObject *count_kinds(const GPtrArray *passages)
{
    int counts[UNDEX_KIND_COUNT] = {0};
    JsonObject *kinds = json_object_new();
    for (guint i = 0; i < passages->len; i++)
        counts[((const undex_passage *)g_ptr_array_index(passages, i))->kind]++;
    for (int kind = 0; kind < UNDEX_KIND_COUNT; kind++)
        if (counts[kind])
            json_object_set_int_member(kinds, undex_kind_name((undex_kind)kind), counts[kind]);
    return kinds;
}

/* Related documents, each with its symbol and what it is to this one. */
static JsonArray *related_array(undex_index *store, const undex_document *document, GError **error)
{
    g_autoptr(GPtrArray) related =
        document->symbol ? undex_index_find_related(store, document->symbol, error) : g_ptr_array_new();
    JsonArray *array = related ? json_array_new() : NULL;
    for (guint i = 0; array && i < related->len; i++) {
        const undex_document *other = g_ptr_array_index(related, i);
        JsonObject *row = json_object_new();
        json_object_set_string_member(row, "key", other->key);
        json_object_set_string_member(row, "relation", undex_relation(document->symbol, other));
        if (other->date)
            json_object_set_string_member(row, "date", other->date);
        json_array_add_object_element(array, row);
    }
    return array;
}

static gboolean print_info(undex_cli *cli, undex_index *store, const undex_document *document, GError **error)
{
    g_autoptr(GPtrArray) passages = undex_index_list_passages(store, document->key, 0, -1, error);
    JsonArray *related = passages ? related_array(store, document, error) : NULL;
    if (!related)
        return FALSE;
    g_autofree char *json = undex_document_to_json(document);
    JsonNode *record = json_from_string(json, NULL); /* what was written here can be read */
    JsonObject *object = json_node_get_object(record);
    json_object_set_int_member(object, "passages", passages->len);
    json_object_set_object_member(object, "kinds", count_kinds(passages));
    json_object_set_array_member(object, "related", related);
    cli->printer->facts(cli->out, object);
    json_node_unref(record);
    return TRUE;
}

/* The one whose key is the name, else the first. */
static const undex_document *choose(const GPtrArray *documents, const char *name)
{
    for (guint i = 0; i < documents->len; i++) {
        const undex_document *document = g_ptr_array_index(documents, i);
        if (g_strcmp0(document->key, name) == 0)
            return document;
    }
    return g_ptr_array_index(documents, 0);
}

static void say_others(const GPtrArray *documents, const undex_document *chosen)
{
    g_autoptr(GString) others = g_string_new(NULL);
    for (guint i = 0; i < documents->len; i++) {
        const undex_document *document = g_ptr_array_index(documents, i);
        if (document != chosen)
            g_string_append_printf(others, "%s%s", others->len ? ", " : "", document->key);
    }
    if (others->len)
        undex_cli_message("there are others of that name: %s", others->str);
}

static int run_info(undex_cli *cli, const void *options, char **operands)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strstrip(g_strjoinv(" ", operands));
    (void)options;
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store || !undex_cli_load())
        return UNDEX_EXIT_ERROR;
    g_autoptr(GPtrArray) documents = undex_index_find_documents(store, name, &error);
    if (error)
        return undex_cli_stop(cli, error);
    if (!documents || !documents->len) {
        g_autofree char *shown = undex_display_path(name);
        if (!cli->common.quiet)
            undex_cli_message("'%s' is not in the index; 'undex list' shows what is", shown);
        return UNDEX_EXIT_NOTHING;
    }
    const undex_document *document = choose(documents, name);
    if (!print_info(cli, store, document, &error))
        return undex_cli_stop(cli, error);
    if (!cli->common.quiet)
        say_others(documents, document);
    return UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"info A/68/190", "the record of a document, by symbol"},
    {"info --format=json report.pdf", "by the end of its path, for programs"},
    {NULL},
};

const undex_command undex_command_info = {
    .name = "info",
    .operands = "DOC",
    .summary = "prints the record of one document",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .more = "DOC is a symbol, a key as 'undex list' shows it, or the end of a path. Exit code 1: not found.",
    .run = run_info,
};
