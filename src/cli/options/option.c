// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/option.h"

#include "cli/cli.h"
#include "cli/formats/printer.h"

#include <string.h>

static gboolean is_taken(const undex_command *command, const undex_option *row)
{
    unsigned takes = (unsigned)command->takes | UNDEX_TAKES_ALWAYS | (command->slot ? UNDEX_TAKES_FORMAT : 0);
    g_autofree char *formats = undex_option_formats(row, command);
    return (row->takes & takes) != 0 && (!formats || *formats);
}

const undex_option **undex_options_of(const undex_command *command)
{
    GPtrArray *rows = g_ptr_array_new();
    for (const undex_option *row = command->options; row && row->name; row++)
        g_ptr_array_add(rows, (gpointer)row);
    for (const undex_option *row = undex_options_shared; row->name; row++)
        if (is_taken(command, row))
            g_ptr_array_add(rows, (gpointer)row);
    g_ptr_array_add(rows, NULL);
    return (const undex_option **)g_ptr_array_free(rows, FALSE);
}

const undex_option *undex_option_find(const undex_option *const *rows, const char *name, gsize length,
                                      char letter)
{
    for (; *rows; rows++)
        if (letter ? (*rows)->letter == letter
                   : strncmp((*rows)->name, name, length) == 0 && !(*rows)->name[length])
            return *rows;
    return NULL;
}

char *undex_option_label(const undex_option *row)
{
    return row->letter ? g_strdup_printf("-%c", row->letter) : g_strdup_printf("--%s", row->name);
}

char **undex_option_choices(const undex_option *row, const undex_command *command)
{
    return row->list_choices ? row->list_choices(command) : g_strdupv((char **)row->choices);
}

char *undex_option_help(const undex_option *row, const undex_command *command)
{
    if (row->help)
        return g_strdup(row->help);
    g_auto(GStrv) choices = undex_option_choices(row, command);
    return g_strjoinv(", ", choices);
}

char *undex_option_formats(const undex_option *row, const undex_command *command)
{
    if (!row->is_printed)
        return NULL;
    g_auto(GStrv) names = undex_printer_names(command->slot);
    g_autoptr(GStrvBuilder) able = g_strv_builder_new();
    for (char **name = names; *name; name++)
        if (row->is_printed(undex_printer_find(*name)))
            g_strv_builder_add(able, *name);
    g_auto(GStrv) list = g_strv_builder_end(able);
    return g_strjoinv(" or ", list);
}
