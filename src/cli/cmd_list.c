// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"
#include "cli/store.h"

static int run_list(undex_cli *cli, const void *options, char **operands)
{
    g_autoptr(GError) error = NULL;
    (void)options;
    (void)operands;
    g_autoptr(undex_store) store = undex_cli_open(cli, UNDEX_STORE_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    g_autoptr(GPtrArray) documents = undex_store_list_documents(store, &error);
    if (!documents)
        return undex_cli_stop(cli, error);
    undex_printer_begin(cli->printer, cli->out);
    for (guint i = 0; i < documents->len && !cli->out->error; i++)
        cli->printer->listed(cli->out, g_ptr_array_index(documents, i));
    undex_printer_end(cli->printer, cli->out);
    return UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"list", "one line a document: name, date, language, pages, title"},
    {"list --format=jsonl", "the documents' records, one a line"},
    {NULL},
};

const undex_command undex_command_list = {
    .name = "list",
    .operands = "",
    .summary = "lists the documents in the index",
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(listed),
    .examples = examples,
    .run = run_list,
};
