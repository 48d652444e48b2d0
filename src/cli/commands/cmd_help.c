// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/completion/completion.h"
#include "cli/help_query.h"
#include "cli/manual/manual.h"

#include <string.h>

typedef struct {
    gboolean man;
    int completion; /* a place in `shells`; -1: not wanted */
} help_options;

static const help_options defaults = {.completion = -1};

static const char *const shells[] = {"bash", "zsh", "fish", NULL};
static void (*const completions[])(undex_output *) = {undex_completion_bash, undex_completion_zsh,
                                                      undex_completion_fish};

/* What can be asked about beside the commands: as text, and as a manual page. */
static const struct {
    const char *name;
    void (*help)(undex_output *out);
    void (*page)(undex_output *out);
} topics[] = {
    {"", undex_help_overview, undex_manual_overview},
    {"query", undex_help_query, undex_manual_query},
    {"records", undex_help_records, undex_manual_records},
};

static int run_help(undex_cli *cli, const void *given, char **operands)
{
    const help_options *options = given;
    const char *name = operands[0] ? operands[0] : "";
    if (options->completion >= 0) {
        completions[options->completion](cli->out);
        return UNDEX_EXIT_DONE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(topics); i++)
        if (strcmp(topics[i].name, name) == 0) {
            (options->man ? topics[i].page : topics[i].help)(cli->out);
            return UNDEX_EXIT_DONE;
        }
    const undex_command *command = undex_command_find(name);
    const char *near = command ? NULL : undex_command_nearest(name);
    if (near)
        return undex_usage(cli, "there is no command or topic '%s'; did you mean '%s'?", name, near);
    if (!command)
        return undex_usage(cli, "there is no command or topic '%s'; the topics are query and records", name);
    (options->man ? undex_manual_command : undex_help_command)(cli->out, command);
    return UNDEX_EXIT_DONE;
}

static const undex_option rows[] = {
    {"man", 0, UNDEX_VALUE_NONE, offsetof(help_options, man), NULL,
     "print it as a manual page, which man and mandoc take"},
    {"completion", 0, UNDEX_VALUE_CHOICE, offsetof(help_options, completion), "SHELL",
     "print what completes the command line in bash, zsh or fish", .choices = shells, .conflicts = "man"},
    {NULL},
};

static const undex_example examples[] = {
    {"help search", "examples and options of a command"},
    {"help query", "what can be typed as a query"},
    {"help records", "what is printed as JSON, key by key"},
    {"help --man search | man -l -", "a manual page without installing it"},
    {"help --completion=bash >>~/.bash_completion", "completes commands, options, their values and filters"},
    {NULL},
};

const undex_command undex_command_help = {
    .name = "help",
    .operands = "[TOPIC]",
    .summary = "shows this, a command's examples and options, or how to search",
    .most = 1,
    .operand = UNDEX_OPERAND_TOPIC,
    .options = rows,
    .options_size = sizeof(help_options),
    .defaults = &defaults,
    .examples = examples,
    .more = "TOPIC is a command, query or records.",
    .run = run_help,
};
