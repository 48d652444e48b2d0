// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/printer.h"
#include "cli/late.h"
#include "cli/open_index.h"

#include "undex/ingest.h"

#include <string.h>

static void set_time(JsonObject *object, const char *key, gint64 seconds)
{
    g_autoptr(GDateTime) when = seconds ? g_date_time_new_from_unix_local(seconds) : NULL;
    g_autofree char *text = when ? g_date_time_format_iso8601(when) : NULL;
    if (text)
        json_object_set_string_member(object, key, text);
    else
        json_object_set_null_member(object, key);
}

static JsonArray *failures_array(const GPtrArray *files)
{
    JsonArray *array = json_array_new();
    for (guint i = 0; i < files->len; i++) {
        const undex_file *file = g_ptr_array_index(files, i);
        if (!file->reason)
            continue;
        JsonObject *row = json_object_new();
        g_autofree char *path = g_utf8_make_valid(file->path, -1);
        json_object_set_string_member(row, "path", path);
        if (strcmp(path, file->path) != 0) {
            g_autofree char *bytes = g_base64_encode((const guchar *)file->path, strlen(file->path));
            json_object_set_string_member(row, "path_bytes", bytes);
        }
        json_object_set_string_member(row, "reason", file->reason);
        json_object_set_string_member(row, "message", file->message ? file->message : "");
        json_array_add_object_element(array, row);
    }
    return array;
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
static void add_sandbox(JsonObject *object)
{
    g_autoptr(GError) error = NULL;
    undex_workers_options options = {.jobs = 1};
    g_autoptr(undex_workers) workers = undex_workers_new(&options, &error);
    g_autofree char *layers = workers ? undex_workers_layers(workers, &error) : NULL;
    json_object_set_string_member(object, "sandbox", !layers ? error->message : *layers ? layers : "none");
    json_object_set_int_member(object, "jobs", g_get_num_processors());
}

static int run_status(undex_cli *cli, const void *options, char **operands)
{
    g_autoptr(GError) error = NULL;
    undex_index_counts counts = {0};
    (void)options;
    (void)operands;
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store || !undex_cli_load())
        return UNDEX_EXIT_ERROR;
    if (!undex_index_count(store, &counts, &error))
        return undex_cli_stop(cli, error);
    g_autoptr(GPtrArray) files = undex_index_list_files(store, &error);
    if (!files)
        return undex_cli_stop(cli, error);
    g_autofree char *folder = undex_open_index_folder(cli), *whole = g_canonicalize_filename(folder, NULL);
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "type", "status");
    json_object_set_string_member(object, "index", whole);
    json_object_set_int_member(object, "version", counts.version);
    json_object_set_int_member(object, "documents", counts.documents);
    json_object_set_int_member(object, "passages", counts.passages);
    json_object_set_int_member(object, "bytes", counts.bytes);
    set_time(object, "last_run", counts.last_run);
    if (cli->common.verbose)
        add_sandbox(object);
    json_object_set_int_member(object, "with_warnings", count_doubted(files));
    json_object_set_int_member(object, "failed", counts.failures);
    json_object_set_array_member(object, "failures", failures_array(files));
    cli->printer->facts(cli->out, object);
    json_object_unref(object);
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
    .takes = UNDEX_TAKES_INDEX,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .run = run_status,
};
