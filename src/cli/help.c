// SPDX-License-Identifier: GPL-3.0-or-later
/* This file prints the help: the overview of all commands, and what the rows of one command say. */
#include "cli/cli.h"
#include "cli/terminal/output.h"
#include "cli/terminal/wrapped_text.h"

#include <string.h>

enum { GAP = 2, WIDEST_NAME = 26 };

static char *option_name(const undex_option *row)
{
    const char *value = row->value ? row->value : "";
    if (row->optional)
        return g_strdup_printf("      --%s[=%s]", row->name, value);
    const char *equals = row->kind == UNDEX_VALUE_NONE ? "" : "=";
    return row->letter ? g_strdup_printf("  -%c, --%s%s%s", row->letter, row->name, equals, value)
                       : g_strdup_printf("      --%s%s%s", row->name, equals, value);
}

void undex_help_row(undex_output *out, const char *name, int column, const char *does)
{
    int used = undex_text_columns(name);
    undex_output_text(out, name);
    if (used + GAP > column) {
        undex_output_text(out, "\n");
        used = 0;
    }
    undex_output_format(out, "%*s", column - used, "");
    g_autoptr(undex_wrapped_text) rich = undex_wrapped_text_new();
    undex_wrapped_text_add(rich, does, UNDEX_STYLE_PLAIN);
    undex_wrapped_text_print(rich, out, column, column);
}

static void print_options(undex_output *out, const undex_command *command)
{
    g_autofree const undex_option **rows = undex_options_of(command);
    for (const undex_option **row = rows; *row; row++) {
        g_autofree char *name = option_name(*row), *help = undex_option_help(*row, command);
        undex_help_row(out, name, WIDEST_NAME, help);
    }
}

/* Lines wrapped, each under its own first letter. */
static void print_more(undex_output *out, const char *more)
{
    g_auto(GStrv) lines = g_strsplit(more, "\n", -1);
    for (char **line = lines; *line; line++) {
        int indent = (int)strspn(*line, " ");
        g_autoptr(undex_wrapped_text) rich = undex_wrapped_text_new();
        undex_wrapped_text_add(rich, *line + indent, UNDEX_STYLE_PLAIN);
        undex_output_format(out, "%*s", indent, "");
        undex_wrapped_text_print(rich, out, indent, indent);
    }
}

void undex_help_command(undex_output *out, const undex_command *command)
{
    g_autofree char *head = g_strdup_printf("undex %s: %s\n", command->name, command->summary);
    print_more(out, head);
    if (command->examples) {
        undex_output_styled(out, UNDEX_STYLE_BOLD, "Examples\n");
        for (const undex_example *e = command->examples; e->command; e++) {
            undex_output_format(out, "  undex %s\n", e->command);
            undex_help_row(out, "", 6, e->does);
        }
        undex_output_text(out, "\n");
    }
    undex_output_styled(out, UNDEX_STYLE_BOLD, "Usage\n");
    undex_output_format(out, "  undex %s [OPTION...]%s%s\n\n", command->name, *command->operands ? " " : "",
                        command->operands);
    undex_output_styled(out, UNDEX_STYLE_BOLD, "Options\n");
    print_options(out, command);
    if (command->more) {
        undex_output_text(out, "\n");
        print_more(out, command->more);
    }
}

const char undex_help_about[] = "full-text search of UN documents, down to the paragraph and its notes";

const char *const undex_help_examples[] = {"undex index corpus", "undex search migrant workers",
                                           "undex show 'A/68/190, para. 12'", NULL};

void undex_help_overview(undex_output *out)
{
    undex_output_format(out, "undex: %s\n\n", undex_help_about);
    undex_output_styled(out, UNDEX_STYLE_BOLD, "Examples\n");
    for (const char *const *line = undex_help_examples; *line; line++)
        undex_output_format(out, "  %s\n", *line);
    undex_output_text(out, "\n");
    undex_output_styled(out, UNDEX_STYLE_BOLD, "Commands\n");
    for (int i = 0; undex_commands[i]; i++) {
        const undex_command *command = undex_commands[i];
        g_autofree char *name = g_strdup_printf("  %s %s", command->name, command->operands);
        undex_help_row(out, name, WIDEST_NAME, command->summary);
    }
    undex_output_text(
        out, "\n'undex COMMAND --help' shows a command's examples and options.\n"
             "'undex help query' tells how to search, 'undex help records' what is printed as JSON.\n"
             "Exit codes: 0 done, 1 nothing found, 2 an error, 3 some documents could not be taken, or an "
             "answer is partial.\n");
}
