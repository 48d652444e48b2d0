// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/printer.h"
#include "cli/open_index.h"

#include "base/json_writer.h"

static int run_check(undex_cli *cli, const void *options, char **operands)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) defects = g_ptr_array_new_with_free_func(g_free);
    undex_index_counts counts = {0};
    (void)options;
    (void)operands;
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    if (!undex_index_check(store, defects))
        undex_cli_message(
            "the structure of the database's tables is not checked: that takes the right to write "
            "to its files; every record is read");
    if (!undex_index_count(store, &counts, &error))
        g_ptr_array_add(defects, g_strdup_printf("what is in it cannot be counted: %s", error->message));
    g_autoptr(GString) facts = g_string_new("{");
    undex_json_string(facts, "type", "check");
    undex_json_boolean(facts, "sound", defects->len == 0);
    undex_json_int(facts, "documents", counts.documents);
    undex_json_int(facts, "passages", counts.passages);
    undex_json_strings(facts, "defects", defects);
    undex_json_close_object(facts);
    cli->printer->facts(cli->out, facts->str);
    if (!defects->len)
        return UNDEX_EXIT_DONE;
    undex_cli_message("the index has defects; remove its folder and run 'undex index' again to mend it");
    return UNDEX_EXIT_ERROR;
}

static const undex_example examples[] = {
    {"check", "reads the whole index; exit code 0 when it is sound"},
    {NULL},
};

const undex_command undex_command_check = {
    .name = "check",
    .operands = "",
    .summary = "verifies the index: its structure, and that every record can be read",
    .takes = UNDEX_TAKES_INDEX,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .run = run_check,
};
