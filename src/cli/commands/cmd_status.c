// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/json_objects.h"
#include "cli/open_index.h"

#include "base/json_writer.h"
#include "undex/ingest.h"

static void append_time(GString *facts, const char *key, gint64 seconds)
{
    g_autoptr(GDateTime) when = seconds ? g_date_time_new_from_unix_local(seconds) : NULL;
    g_autofree char *text = when ? g_date_time_format_iso8601(when) : NULL;
    undex_json_string(facts, key, text);
}

static void append_failures(GString *facts, const GPtrArray *files)
{
    undex_json_open_array(facts, "failures");
    for (guint i = 0; i < files->len; i++) {
        const undex_file *file = g_ptr_array_index(files, i);
        if (!file->reason)
            continue;
        undex_json_open_object(facts, NULL);
        undex_json_string(facts, "path", file->path);
        undex_json_path_bytes(facts, file->path);
        undex_json_string(facts, "reason", file->reason);
        undex_json_string(facts, "message", file->message ? file->message : "");
        undex_json_close_object(facts);
    }
    undex_json_close_array(facts);
}

/* How many documents carry a warning; one of several files is counted once. */
static int count_doubted(const GPtrArray *files)
{
    g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < files->len; i++) {
        const undex_file *file = g_ptr_array_index(files, i);
        if (file->key && file->warnings > 0)
            g_hash_table_add(keys, file->key);
    }
    return (int)g_hash_table_size(keys);
}

/* What a process that reads documents is kept from here. */
static void append_sandbox(GString *facts)
{
    g_autoptr(GError) error = NULL;
    undex_workers_options options = {.jobs = 1};
    g_autoptr(undex_workers) workers = undex_workers_new(&options, &error);
    g_autofree char *layers = workers ? undex_workers_layers(workers, &error) : NULL;
    undex_json_string(facts, "sandbox", !layers ? error->message : *layers ? layers : "none");
    undex_json_int(facts, "jobs", undex_workers_usual_jobs());
}

/* What each shard holds, or why it is left out. */
static gboolean append_parts(GString *facts, undex_index *store, GError **error)
{
    undex_json_open_array(facts, "parts");
    for (guint i = 0; i < undex_index_shards(store); i++) {
        undex_index_counts counts = {0};
        undex_shard_state one = undex_index_shard(store, i);
        if (one.index && !undex_index_count_shard(store, i, &counts, error))
            return FALSE;
        one = undex_index_shard(store, i);
        undex_json_open_object(facts, NULL);
        undex_json_string(facts, "shard", one.name);
        if (one.index) {
            undex_json_int(facts, "documents", counts.documents);
            undex_json_int(facts, "passages", counts.passages);
            undex_json_int(facts, "version", counts.version);
            append_time(facts, "last_run", counts.last_run);
        }
        undex_json_string_if(facts, "reason", one.reason);
        undex_json_close_object(facts);
    }
    undex_json_close_array(facts);
    return TRUE;
}

/* What is known of the shards, where there are any. */
static gboolean append_shards(GString *facts, undex_index *store, GError **error)
{
    if (!undex_index_shards(store))
        return TRUE;
    if (!append_parts(facts, store, error))
        return FALSE;
    g_autoptr(GPtrArray) missing = undex_index_shards_left_out(store);
    undex_json_shards(facts, undex_index_shards(store), missing);
    return TRUE;
}

/* Where the index is. Caller frees. */
static char *place_of(const undex_cli *cli, const undex_index *store)
{
    g_autofree char *folder = undex_open_index_folder(cli);
    return undex_index_shards(store) ? undex_open_index_shown(cli) : g_canonicalize_filename(folder, NULL);
}

static int run_status(undex_cli *cli, G_GNUC_UNUSED const void *options, G_GNUC_UNUSED char **operands)
{
    g_autoptr(GError) error = NULL;
    undex_index_counts counts = {0};
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ_ANY);
    if (!store)
        return UNDEX_EXIT_ERROR;
    if (!undex_index_count(store, &counts, &error))
        return undex_cli_stop(cli, error);
    g_autoptr(GPtrArray) files = undex_index_list_files(store, &error);
    if (!files)
        return undex_cli_stop(cli, error);
    g_autofree char *place = place_of(cli, store);
    g_autoptr(GString) facts = g_string_new("{");
    undex_json_string(facts, "type", "status");
    undex_json_string(facts, "index", place);
    undex_json_int(facts, "version", counts.version);
    undex_json_int(facts, "documents", counts.documents);
    undex_json_int(facts, "passages", counts.passages);
    undex_json_int(facts, "bytes", counts.bytes);
    append_time(facts, "last_run", counts.last_run);
    if (cli->common.verbose)
        append_sandbox(facts);
    undex_json_int(facts, "with_warnings", count_doubted(files));
    undex_json_int(facts, "failed", counts.failures);
    append_failures(facts, files);
    if (!append_shards(facts, store, &error))
        return undex_cli_stop(cli, error);
    undex_json_close_object(facts);
    cli->printer->facts(cli->out, facts->str);
    return UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"status", "counts, size, last run, and the files that could not be taken with their reasons"},
    {"status -v", "also what keeps documents from doing harm while they are read"},
    {"status --format=json", "the same for programs"},
    {NULL},
};

const undex_command undex_command_status = {
    .name = "status",
    .operands = "",
    .summary = "counts, sizes, last run and failures of the index",
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .run = run_status,
};
