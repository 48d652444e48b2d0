// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/found_documents.h"
#include "cli/commands/query_budget.h"
#include "cli/commands/search_request.h"
#include "cli/formats/printer.h"
#include "cli/open_index.h"

#include <string.h>

typedef struct {
    gboolean mapping;
} export_options;

/* One that is gone since its key was read is passed over. */
static gboolean export_document(undex_cli *cli, undex_index *store, const char *key, GError **error)
{
    g_autoptr(undex_document) document = NULL;
    if (!undex_index_find_document(store, key, &document, error))
        return FALSE;
    GPtrArray *passages = document ? undex_index_list_passages(store, document->key, 0, -1, error) : NULL;
    if (!passages)
        return document == NULL;
    g_ptr_array_unref(document->passages);
    document->passages = passages;
    g_autoptr(GHashTable) notes = undex_document_notes(document);
    for (guint i = 0; i < passages->len && !cli->out->error; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        g_autoptr(GPtrArray) carried = undex_passage_notes(passage, notes);
        undex_shown shown = {.document = document, .passage = passage, .notes = carried};
        cli->printer->exported(cli->out, &shown);
    }
    return TRUE;
}

/* The keys come in portions, so that memory does not grow with the index. */
static gboolean export_all(undex_cli *cli, undex_index *store, GError **error)
{
    enum { PORTION = 1000 };
    g_autofree char *after = NULL;
    for (;;) {
        g_autoptr(GPtrArray) keys = undex_index_list_keys(store, after, PORTION, error);
        if (!keys || !keys->len)
            return keys != NULL;
        for (guint i = 0; i < keys->len && !cli->out->error; i++)
            if (!export_document(cli, store, g_ptr_array_index(keys, i), error))
                return FALSE;
        if (cli->out->error)
            return TRUE;
        g_free(after);
        after = g_strdup(g_ptr_array_index(keys, keys->len - 1));
    }
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean export_found(undex_cli *cli, undex_index *store, GHashTable *keys, GError **error)
{
    guint count = 0;
    g_autofree gpointer *sorted = g_hash_table_get_keys_as_array(keys, &count);
    qsort(sorted, count, sizeof *sorted, by_bytes);
    for (guint i = 0; i < count && !cli->out->error; i++)
        if (!export_document(cli, store, sorted[i], error))
            return FALSE;
    return TRUE;
}

static int export_query(undex_cli *cli, undex_index *store, const char *query)
{
    g_autoptr(GError) error = NULL;
    undex_cli_budget_begin(cli); /* of the query alone */
    g_autoptr(GHashTable) keys = undex_cli_found_keys(store, query, &error);
    if (!keys)
        return undex_cli_stop(cli, error);
    gboolean none = g_hash_table_size(keys) == 0;
    if (none && !cli->common.quiet)
        undex_cli_message("no document is found by '%s'", query);
    int code = undex_cli_budget_end(cli, NULL, none ? UNDEX_EXIT_NOTHING : UNDEX_EXIT_DONE);
    return export_found(cli, store, keys, &error) ? code : undex_cli_stop(cli, error);
}

static int run_export(undex_cli *cli, const void *given, char **operands)
{
    const export_options *options = given;
    g_autoptr(GError) error = NULL;
    if (options->mapping) {
        cli->printer->mapping(cli->out);
        return UNDEX_EXIT_DONE;
    }
    g_autofree char *query = *operands ? undex_cli_query(cli, operands) : NULL;
    if (*operands && !query)
        return UNDEX_EXIT_ERROR;
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    if (query)
        return export_query(cli, store, query);
    return export_all(cli, store, &error) ? UNDEX_EXIT_DONE : undex_cli_stop(cli, error);
}

static gboolean has_mapping(const undex_printer *printer)
{
    return printer->mapping != NULL;
}

static const undex_option rows[] = {
    {"mapping", 0, UNDEX_VALUE_NONE, offsetof(export_options, mapping), NULL,
     "print instead what the other program is told once, before the passages: settings and mapping of its "
     "index",
     .is_printed = has_mapping, .operands = UNDEX_OPERANDS_REPLACED},
    {NULL},
};

static const undex_example examples[] = {
    {"export lang:fr year:2024..", "the passages of these documents with their notes, one a line of JSON"},
    {"export --format=opensearch --mapping | curl -X PUT -H 'Content-Type: application/json' "
     "--data-binary @- https://example.org:9200/un",
     "makes an index of OpenSearch or Elasticsearch"},
    {"export --format=opensearch | split -l 10000 --filter='curl -s -H \"Content-Type: "
     "application/x-ndjson\" --data-binary @- \"https://example.org:9200/un/_bulk?filter_path=errors\"'",
     "and fills it, 5,000 passages a request"},
    {NULL},
};

const undex_command undex_command_export = {
    .name = "export",
    .operands = "[QUERY...]",
    .most = -1,
    .operand = UNDEX_OPERAND_QUERY,
    .summary = "prints all passages, or those of the documents that a query finds, for other programs",
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_QUERY,
    .options = rows,
    .options_size = sizeof(export_options),
    .slot = UNDEX_SLOT(exported),
    .more = "Documents come by their keys, in byte order, and passages as they are read. jsonl has the "
            "records that 'undex show' prints. opensearch has the lines of the _bulk interface: an action "
            "and a passage in turn, so that a request holds an even number of lines. The id of a passage is "
            "its _id; exported anew, a passage takes its own place. An id of more than 512 bytes, which "
            "OpenSearch does not take, ends in a digest of itself there.",
    .examples = examples,
    .run = run_export,
};
