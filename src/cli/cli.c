// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/commands/query_budget.h"
#include "cli/formats/printer.h"
#include "cli/open_index.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

/* What else may stand where a command is expected. */
static const struct {
    const char *said, *command;
} aliases[] = {
    {"-h", "help"},
    {"--help", "help"},
    {"-V", "version"},
    {"--version", "version"},
};

static const undex_command *find_command(const char *said)
{
    for (gsize i = 0; i < G_N_ELEMENTS(aliases); i++)
        if (strcmp(aliases[i].said, said) == 0)
            return undex_command_find(aliases[i].command);
    return undex_command_find(said);
}

static int unknown_command(const char *said)
{
    const char *near = undex_command_nearest(said);
    g_autofree char *shown = undex_display_path(said);
    if (said[0] == '-')
        undex_cli_message("options go after the command: undex COMMAND %s ('undex help' lists the commands)",
                          shown);
    else if (near)
        undex_cli_message("unknown command '%s'; did you mean 'undex %s'?", shown, near);
    else
        undex_cli_message("unknown command '%s'; 'undex help' lists the commands", shown);
    return UNDEX_EXIT_ERROR;
}

/* A reader that has gone away is no error: end as if the signal had ended us. */
static int finish(undex_output *out, int code)
{
    if (undex_output_flush(out)) {
        undex_output_wait(out);
        return code;
    }
    if (undex_output_wait(out))
        return code; /* who has read enough leaves the pager */
    if (out->error == EPIPE) {
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    return undex_cli_fail("cannot write the output: %s", g_strerror(out->error));
}

static int run(const undex_command *command, char **argv)
{
    enum { SHARD_SECONDS = 5 };
    undex_cli cli = {.command = command,
                     .common = {.query_timeout = UNDEX_CLI_BUDGET_SECONDS, .shard_timeout = SHARD_SECONDS}};
    void *options = NULL;
    int code = UNDEX_EXIT_ERROR;
    if (undex_options_read(&cli, argv, &options)) {
        cli.out = undex_output_open((undex_when)cli.common.color);
        cli.out->verbose = cli.common.verbose;
        cli.out->quiet = cli.common.quiet;
        cli.out->raw_cells = cli.common.raw_cells;
        cli.out->separator = cli.printer->separator;
        if (command->takes & UNDEX_TAKES_PAGER)
            undex_output_page(cli.out, !cli.common.no_pager, (undex_when)cli.common.hyperlinks);
        code = UNDEX_EXIT_DONE;
        if (cli.common.help)
            undex_help_command(cli.out, command);
        else if ((command->takes & UNDEX_TAKES_INDEX) && !undex_open_index_fits(&cli))
            code = UNDEX_EXIT_ERROR;
        else
            code = undex_cli_shards_end(command->run(&cli, options, cli.common.operands));
        code = finish(cli.out, code);
        undex_output_free(cli.out);
    }
    undex_options_clear(&cli, options);
    return code;
}

int undex_cli_main(int argc, char **argv)
{
    setlocale(LC_CTYPE, ""); /* only this: numbers and messages are the same everywhere */
    g_set_prgname("undex");
    if (argc < 2)
        return undex_cli_fail(
            "a command is missing: undex search QUERY, undex index PATH ('undex help' lists all)");
    const undex_command *command = find_command(argv[1]);
    return command ? run(command, argv + 2) : unknown_command(argv[1]);
}
