// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/found_documents.h"
#include "cli/commands/query_budget.h"
#include "cli/commands/search_request.h"
#include "cli/formats/printer.h"
#include "cli/open_index.h"

typedef struct {
    gboolean warnings;
} list_options;

/* The worst first: of one quality those with more warnings, else as they were. */
static gint by_doubt(gconstpointer a, gconstpointer b)
{
    const undex_document *one = *(undex_document *const *)a, *other = *(undex_document *const *)b;
    if (one->quality < other->quality || one->quality > other->quality)
        return one->quality < other->quality ? -1 : 1;
    if (one->warnings->len != other->warnings->len)
        return one->warnings->len > other->warnings->len ? -1 : 1;
    return g_strcmp0(one->key, other->key);
}

/* The documents that carry a warning. Caller frees the array alone. */
static GPtrArray *doubted_of(const GPtrArray *documents)
{
    GPtrArray *doubted = g_ptr_array_new();
    for (guint i = 0; i < documents->len; i++)
        if (((const undex_document *)g_ptr_array_index(documents, i))->warnings->len)
            g_ptr_array_add(doubted, g_ptr_array_index(documents, i));
    g_ptr_array_sort(doubted, by_doubt);
    return doubted;
}

static void print_all(undex_cli *cli, const GPtrArray *documents, gboolean warnings)
{
    void (*print)(undex_output *, const undex_document *) =
        warnings && cli->printer->doubted ? cli->printer->doubted : cli->printer->listed;
    undex_printer_begin(cli->printer, cli->out);
    for (guint i = 0; i < documents->len && !cli->out->error; i++)
        print(cli->out, g_ptr_array_index(documents, i));
    undex_printer_end(cli->printer, cli->out);
}

/* Keeps the documents that the query finds a passage of. FALSE on error. */
static gboolean keep_found(undex_index *store, const char *query, GPtrArray *documents, GError **error)
{
    g_autoptr(GHashTable) keys = undex_cli_found_keys(store, query, error);
    for (guint i = documents->len; keys && i-- > 0;)
        if (!g_hash_table_contains(keys, ((const undex_document *)g_ptr_array_index(documents, i))->key))
            g_ptr_array_remove_index(documents, i);
    return keys != NULL;
}

static int run_list(undex_cli *cli, const void *given, char **operands)
{
    const list_options *options = given;
    g_autoptr(GError) error = NULL;
    g_autofree char *query = *operands ? undex_cli_query(cli, operands) : NULL;
    if (*operands && !query)
        return UNDEX_EXIT_ERROR;
    g_autoptr(undex_index) store = undex_cli_open(cli, query ? UNDEX_INDEX_READ : UNDEX_INDEX_READ_ANY);
    if (!store)
        return UNDEX_EXIT_ERROR;
    g_autoptr(GPtrArray) documents = undex_index_list_documents(store, &error);
    undex_cli_budget_begin(cli); /* of the query alone */
    if (!documents || (query && !keep_found(store, query, documents, &error)))
        return undex_cli_stop(cli, error);
    g_autoptr(GPtrArray) doubted = options->warnings ? doubted_of(documents) : NULL;
    print_all(cli, doubted ? doubted : documents, options->warnings);
    gboolean none = query && !documents->len;
    if (none && !cli->common.quiet)
        undex_cli_message("no document is found by '%s'", query);
    return undex_cli_budget_end(cli, NULL, none ? UNDEX_EXIT_NOTHING : UNDEX_EXIT_DONE);
}

static const undex_option rows[] = {
    {"warnings", 0, UNDEX_VALUE_NONE, offsetof(list_options, warnings), NULL,
     "only documents that something is doubted of, the worst first, with what it is"},
    {NULL},
};

static const undex_example examples[] = {
    {"list", "one line a document: name, date, language, pages, title"},
    {"list organ:S year:2024..2025", "only those, by the filters of a search ('undex help query')"},
    {"list --format=csv lang:fr", "as a table for a spreadsheet; tsv for cut and awk"},
    {"list --format=jsonl", "the documents' records, one a line"},
    {"list --warnings", "where to look for faults: numbers that are missing, texts that break off"},
    {NULL},
};

const undex_command undex_command_list = {
    .name = "list",
    .operands = "[QUERY...]",
    .most = -1,
    .operand = UNDEX_OPERAND_QUERY,
    .summary = "lists the documents in the index, or those that a query finds",
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_QUERY | UNDEX_TAKES_PAGER,
    .options = rows,
    .options_size = sizeof(list_options),
    .slot = UNDEX_SLOT(listed),
    .more = "A document's quality, 0 to 1, is the share of its pages at which no warning points, halved by "
            "each doubt about\nthe document as a whole.",
    .examples = examples,
    .run = run_list,
};
