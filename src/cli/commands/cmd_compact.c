// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/printer.h"
#include "cli/index_guard.h"
#include "cli/open_index.h"

#include "base/json_writer.h"

static gboolean count(undex_cli *cli, undex_index_counts *counts, int *code)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    *code = UNDEX_EXIT_ERROR;
    if (!store)
        return FALSE;
    if (undex_index_count(store, counts, &error))
        return TRUE;
    *code = undex_cli_stop(cli, error);
    return FALSE;
}

static int run_compact(undex_cli *cli, G_GNUC_UNUSED const void *options, G_GNUC_UNUSED char **operands)
{
    undex_index_counts before = {0}, after = {0};
    int code = UNDEX_EXIT_ERROR;
    if (!count(cli, &before, &code))
        return code;
    g_autoptr(GError) error = NULL;
    undex_index *store = undex_cli_open(cli, UNDEX_INDEX_WRITE);
    undex_index_guard_wait();
    gboolean done = store && undex_index_compact(store, &error);
    gboolean opened = store != NULL;
    undex_index_free(store);
    if (!done)
        return opened ? undex_cli_stop(cli, error) : UNDEX_EXIT_ERROR;
    if (!count(cli, &after, &code))
        return code;
    g_autoptr(GString) facts = g_string_new("{");
    undex_json_string(facts, "type", "compact");
    undex_json_int(facts, "documents", after.documents);
    undex_json_int(facts, "passages", after.passages);
    undex_json_int(facts, "before_bytes", before.bytes);
    undex_json_int(facts, "after_bytes", after.bytes);
    undex_json_close_object(facts);
    cli->printer->facts(cli->out, facts->str);
    return UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"compact", "after large changes: writes the index anew, as small as it goes"},
    {NULL},
};

const undex_command undex_command_compact = {
    .name = "compact",
    .operands = "",
    .summary = "shrinks the index",
    .takes = UNDEX_TAKES_INDEX,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .more = "Needs room on the disk for a second copy while it works. Searching goes on meanwhile.",
    .run = run_compact,
};
