// SPDX-License-Identifier: GPL-3.0-or-later
/* This file holds the table of all commands, and the command `version`. */
#include "cli/cli.h"
#include "cli/terminal/output.h"

#include <string.h>

// clang-format off
const undex_command *const undex_commands[] = {
    &undex_command_index,
    &undex_command_search,
    &undex_command_show,
    &undex_command_open,
    &undex_command_cite,
    &undex_command_refs,
    &undex_command_verify,
    &undex_command_diff,
    &undex_command_similar,
    &undex_command_concordance,
    &undex_command_trend,
    &undex_command_terms,
    &undex_command_extract,
    &undex_command_list,
    &undex_command_export,
    &undex_command_info,
    &undex_command_status,
    &undex_command_remove,
    &undex_command_check,
    &undex_command_compact,
    &undex_command_merge,
    &undex_command_split,
    &undex_command_thesaurus,
    &undex_command_config,
    &undex_command_schema,
    &undex_command_help,
    &undex_command_version,
    NULL,
};
// clang-format on

const undex_command *undex_command_find(const char *name)
{
    for (int i = 0; undex_commands[i]; i++)
        if (strcmp(undex_commands[i]->name, name) == 0)
            return undex_commands[i];
    return NULL;
}

static int run_version(undex_cli *cli, G_GNUC_UNUSED const void *options, G_GNUC_UNUSED char **operands)
{
    undex_output_text(cli->out, "undex " UNDEX_VERSION "\n");
    return UNDEX_EXIT_DONE;
}

const undex_command undex_command_version = {
    .name = "version",
    .operands = "",
    .summary = "says which version this is",
    .run = run_version,
};

const char *undex_command_nearest(const char *word)
{
    const char *names[G_N_ELEMENTS(undex_commands)] = {NULL};
    for (gsize i = 0; undex_commands[i]; i++)
        names[i] = undex_commands[i]->name;
    return undex_command_suggest(word, names);
}
