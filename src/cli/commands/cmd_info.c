// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/located.h"
#include "cli/formats/printer.h"
#include "cli/open_index.h"

#include "base/json_writer.h"
#include "undex/family.h"
#include "undex/record.h"
#include "undex/shards.h"

/* How many passages there are of each kind. */
static void append_kinds(GString *facts, const GPtrArray *passages)
{
    int counts[UNDEX_KIND_COUNT] = {0};
    for (guint i = 0; i < passages->len; i++)
        counts[((const undex_passage *)g_ptr_array_index(passages, i))->kind]++;
    undex_json_open_object(facts, "kinds");
    for (int kind = 0; kind < UNDEX_KIND_COUNT; kind++)
        if (counts[kind])
            undex_json_int(facts, undex_kind_name((undex_kind)kind), counts[kind]);
    undex_json_close_object(facts);
}

/* Related documents, each with its symbol and what it is to this one. */
static void append_related(GString *facts, const GPtrArray *family)
{
    undex_json_open_array(facts, "related");
    for (guint i = 0; i < family->len; i++) {
        const undex_relative *relative = g_ptr_array_index(family, i);
        undex_json_open_object(facts, NULL);
        undex_json_string(facts, "key", relative->document->key);
        undex_json_string(facts, "relation", relative->relation);
        undex_json_string_if(facts, "date", relative->document->date);
        undex_json_string_if(facts, "evidence", relative->evidence);
        undex_json_close_object(facts);
    }
    undex_json_close_array(facts);
}

static gboolean print_info(undex_cli *cli, undex_index *store, undex_document *document, GError **error)
{
    g_autoptr(GPtrArray) passages = undex_index_list_passages(store, document->key, 0, -1, error);
    g_autoptr(GPtrArray) family = passages ? undex_family_find(store, document, error) : NULL;
    if (!family)
        return FALSE;
    undex_family_note(document, family);
    g_autoptr(GString) facts = g_string_new("{");
    undex_document_append_json(facts, document);
    undex_json_string_if(facts, "shard", undex_index_shard_of(store, document->key));
    undex_json_int(facts, "passages", passages->len);
    append_kinds(facts, passages);
    append_related(facts, family);
    undex_json_close_object(facts);
    cli->printer->facts(cli->out, facts->str);
    if (!cli->common.quiet)
        undex_say_family(document, family, TRUE);
    return TRUE;
}

/* The one whose key is the name, else the first. */
static undex_document *choose(const GPtrArray *documents, const char *name)
{
    for (guint i = 0; i < documents->len; i++) {
        undex_document *document = g_ptr_array_index(documents, i);
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

static int run_info(undex_cli *cli, G_GNUC_UNUSED const void *options, char **operands)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strstrip(g_strjoinv(" ", operands));
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ_ANY);
    if (!store)
        return UNDEX_EXIT_ERROR;
    g_autoptr(GPtrArray) documents = undex_index_find_documents(store, name, &error);
    if (!documents)
        return undex_cli_stop(cli, error);
    if (!documents->len) {
        g_autofree char *shown = undex_display_path(name);
        if (!cli->common.quiet)
            undex_cli_message("'%s' is not in the index; 'undex list' shows what is", shown);
        return UNDEX_EXIT_NOTHING;
    }
    undex_document *document = choose(documents, name);
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
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .more = "DOC is a symbol, a key as 'undex list' shows it, or the end of a path. Exit code 1: not found.",
    .run = run_info,
};
