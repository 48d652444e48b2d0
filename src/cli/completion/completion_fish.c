// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion/completion.h"
#include "cli/terminal/output.h"

/* Within single quotes fish takes a backslash before a quote and before another. */
static char *quote(const char *text)
{
    g_autofree char *escaped = undex_completion_escape(text, "\\");
    return undex_completion_quote(escaped, "\\'");
}

static void print_option(undex_output *out, const undex_option *row, const undex_command *command)
{
    g_autofree char *choices = undex_completion_choices(row, command);
    g_autofree char *help = undex_option_help(row, command), *described = quote(help);
    undex_output_format(out, "complete -c undex -n '__undex_is %s' -l %s", command->name, row->name);
    if (row->letter)
        undex_output_format(out, " -s %c", row->letter);
    if (row->kind == UNDEX_VALUE_FILE)
        undex_output_text(out, " -r -F");
    else if (row->kind == UNDEX_VALUE_LOCATIONS)
        undex_output_text(out, " -x -a '(__fish_complete_suffix .shards)'");
    else if (row->kind == UNDEX_VALUE_CHOICES)
        undex_output_format(out, " -x -a '(__fish_complete_list , \"string split \\' \\' %s\")'", choices);
    else if (choices)
        undex_output_format(out, " %s -a '%s'", row->optional ? "-f" : "-x", choices);
    else if (row->kind != UNDEX_VALUE_NONE)
        undex_output_text(out, " -x");
    undex_output_format(out, " -d %s\n", described);
}

static void print_operands(undex_output *out, const undex_command *command)
{
    g_autofree char *filters = undex_completion_filters(" "), *kinds = undex_completion_kinds();
    if (command->operand == UNDEX_OPERAND_FILE)
        undex_output_format(out, "complete -c undex -n '__undex_is %s' -F\n", command->name);
    if (command->operand == UNDEX_OPERAND_QUERY)
        undex_output_format(out, "complete -c undex -n '__undex_is %s' -f -a '%s kind:{%s}'\n", command->name,
                            filters, g_strdelimit(kinds, " ", ','));
    g_autofree char *settings = undex_completion_settings();
    if (command->operand == UNDEX_OPERAND_SETTING)
        undex_output_format(out, "complete -c undex -n '__undex_is %s' -f -a '%s'\n", command->name,
                            settings);
    if (command->operand != UNDEX_OPERAND_TOPIC)
        return;
    undex_output_format(out, "complete -c undex -n '__undex_is %s' -f -a '%s %s", command->name,
                        undex_completion_topics[0], undex_completion_topics[1]);
    for (int i = 0; undex_commands[i]; i++)
        undex_output_format(out, " %s", undex_commands[i]->name);
    undex_output_text(out, "'\n");
}

void undex_completion_fish(undex_output *out)
{
    undex_output_text(out, "# SPDX-License-Identifier: GPL-3.0-or-later\n"
                           "# Completion of undex for fish; made by undex help --completion=fish\n\n"
                           "function __undex_is # COMMAND: it is the command of the line\n"
                           "    set -l words (commandline -opc)\n"
                           "    test (count $words) -gt 1; and test $words[2] = $argv[1]\n"
                           "end\n\n"
                           "complete -c undex -f\n");
    for (int i = 0; undex_commands[i]; i++) {
        g_autofree char *summary = quote(undex_commands[i]->summary);
        undex_output_format(out, "complete -c undex -n 'test (count (commandline -opc)) -eq 1' -a %s -d %s\n",
                            undex_commands[i]->name, summary);
    }
    for (int i = 0; undex_commands[i]; i++) {
        g_autofree const undex_option **rows = undex_options_of(undex_commands[i]);
        for (const undex_option **row = rows; *row; row++)
            print_option(out, *row, undex_commands[i]);
        print_operands(out, undex_commands[i]);
    }
}
