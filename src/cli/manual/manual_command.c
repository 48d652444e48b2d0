// SPDX-License-Identifier: GPL-3.0-or-later
/* undex-COMMAND(1): the page of one command. */
#include "cli/manual/manual.h"

#include "cli/formats/printer.h"
#include "cli/manual/mdoc.h"

#include <string.h>

/* "[QUERY...]", "DOC..." as macros; what has several parts as it is. */
static void print_operands(undex_output *out, const char *operands)
{
    gboolean optional = *operands == '[';
    g_autofree char *plain = g_strdup(operands);
    g_strdelimit(plain, "[]", ' ');
    g_strstrip(plain);
    char *more = strstr(plain, "...");
    g_autofree char *whole = undex_mdoc_argument(operands);
    if (more)
        *more = '\0';
    if (strchr(plain, ' '))
        undex_output_format(out, ".Ar %s\n", whole);
    else if (*plain)
        undex_output_format(out, ".%sAr %s%s\n", optional ? "Op " : "", plain, more ? " ..." : "");
}

/* "-n, --count=N" */
static void print_name(undex_output *out, const undex_option *row)
{
    undex_output_text(out, ".It ");
    if (row->letter)
        undex_output_format(out, "Fl %c , ", row->letter);
    undex_output_format(out, "Fl \\-%s", row->name);
    if (row->optional)
        undex_output_format(out, " Ns Op = Ns Ar %s", row->value);
    else if (row->value)
        undex_output_format(out, " Ns = Ns Ar %s", row->value);
    undex_output_text(out, "\n");
}

static void print_range(undex_output *out, const undex_option *row)
{
    g_autofree char *range = row->kind == UNDEX_VALUE_SIZE     ? g_strdup_printf("At least %dM.", row->least)
                             : row->kind != UNDEX_VALUE_NUMBER ? NULL
                             : row->most      ? g_strdup_printf("From %d to %d.", row->least, row->most)
                             : row->least > 0 ? g_strdup_printf("%d or more.", row->least)
                                              : NULL;
    if (range)
        undex_mdoc_sentence(out, range, FALSE);
}

/* The choices that the help does not name. */
static void print_choices(undex_output *out, const undex_option *row, const undex_command *command,
                          const char *help)
{
    g_auto(GStrv) choices = undex_option_choices(row, command);
    gboolean named = TRUE;
    for (int i = 0; choices && choices[i]; i++)
        named = named && strstr(help, choices[i]);
    g_autofree char *list = named ? NULL : g_strjoinv(", ", choices);
    g_autofree char *text = named ? NULL : g_strdup_printf("One of %s.", list);
    if (text)
        undex_mdoc_sentence(out, text, FALSE);
}

static void print_rules(undex_output *out, const undex_option *row, const undex_command *command)
{
    g_autofree char *needs = row->needs ? g_strdup_printf("Goes with --%s.", row->needs) : NULL;
    g_auto(GStrv) names = row->conflicts ? g_strsplit(row->conflicts, " ", -1) : NULL;
    g_autofree char *list = names ? g_strjoinv(", --", names) : NULL;
    g_autofree char *conflicts = names ? g_strdup_printf("Does not go with --%s.", list) : NULL;
    g_autofree char *formats = undex_option_formats(row, command);
    g_autofree char *printed =
        formats ? g_strdup_printf("Printed as %s only (see --format).", formats) : NULL;
    static const char *const operands[] = {[UNDEX_OPERANDS_SPARED] = "With it, operands may be left out.",
                                           [UNDEX_OPERANDS_REPLACED] = "It takes the place of operands."};
    const char *const sentences[] = {needs, conflicts, printed, operands[row->operands]};
    for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++)
        if (sentences[i])
            undex_mdoc_sentence(out, sentences[i], FALSE);
}

static void print_options(undex_output *out, const undex_command *command)
{
    g_autofree const undex_option **rows = undex_options_of(command);
    undex_mdoc_section(out, "OPTIONS");
    undex_output_text(out, "Options and operands may stand in any order; what comes after\n.Fl \\-\n"
                           "is an operand.\n");
    undex_mdoc_list_begin(out);
    for (const undex_option **row = rows; *row; row++) {
        g_autofree char *help = undex_option_help(*row, command);
        print_name(out, *row);
        if ((*row)->help)
            undex_mdoc_sentence(out, help, (*row)->kind == UNDEX_VALUE_CHOICE);
        print_choices(out, *row, command, (*row)->help ? help : "");
        print_range(out, *row);
        print_rules(out, *row, command);
    }
    undex_mdoc_list_end(out);
}

static void print_examples(undex_output *out, const undex_command *command)
{
    if (!command->examples)
        return;
    undex_mdoc_section(out, "EXAMPLES");
    for (const undex_example *e = command->examples; e->command; e++) {
        g_autofree char *line = g_strdup_printf("undex %s", e->command);
        if (e != command->examples)
            undex_output_text(out, ".Pp\n");
        undex_mdoc_literal(out, line);
        undex_output_text(out, ".Pp\n");
        undex_mdoc_sentence(out, e->does, FALSE);
    }
}

void undex_manual_command(undex_output *out, const undex_command *command)
{
    static const char *const pages[] = {"undex", "1", "undex-records", "5", "undex-query", "7", NULL, NULL};
    g_autofree char *name = g_strdup_printf("undex-%s", command->name);
    g_autofree char *about = g_strdup_printf("the command %s %s.", command->name, command->summary);
    undex_mdoc_begin(out, name, 1, command->summary);
    undex_mdoc_section(out, "SYNOPSIS");
    undex_output_format(out, ".Nm undex Cm %s\n.Op Ar OPTION ...\n", command->name);
    print_operands(out, command->operands);
    undex_mdoc_section(out, "DESCRIPTION");
    undex_mdoc_sentence(out, about, FALSE);
    if (command->more) {
        undex_output_text(out, ".Pp\n");
        undex_mdoc_text(out, command->more);
    }
    print_options(out, command);
    undex_manual_exit_status(out);
    print_examples(out, command);
    undex_mdoc_see_also(out, pages);
}
