// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads the arguments of a command by the rows of its options. Operands may stand anywhere before "--", a
 * value may be glued to a letter (-n5), letters may stand together (-lc), and an unknown option is answered
 * with the nearest one. */
#include "cli/options/config.h"
#include "cli/options/option.h"

#include "cli/cli.h"
#include "cli/formats/printer.h"

#include <string.h>

/* What is read, in the order of the arguments. */
typedef struct {
    undex_cli *cli;
    const undex_option *const *rows;
    char **next;       /* the argument after the present one */
    GPtrArray *given;  /* undex_option *: the row of each option */
    GPtrArray *values; /* and its value, borrowed from the arguments; NULL: it takes none */
    GPtrArray *operands;
} reading;

static gboolean refuse_unknown(const reading *r, const char *option)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const undex_option *const *row = r->rows; *row; row++)
        g_ptr_array_add(names, g_strdup_printf("--%s", (*row)->name));
    g_ptr_array_add(names, NULL);
    const char *near = g_str_has_prefix(option, "--")
                           ? undex_command_suggest(option, (const char *const *)names->pdata)
                           : NULL;
    g_autofree char *shown = undex_display_path(option);
    if (near)
        undex_usage(r->cli, "unknown option '%s'; did you mean '%s'?", shown, near);
    else if (g_str_has_prefix(r->cli->command->operands, "QUERY"))
        undex_usage(r->cli, "unknown option '%s'; a query that begins with '-' goes after '--'", shown);
    else
        undex_usage(r->cli, "unknown option '%s'; a name that begins with '-' goes after '--'", shown);
    return FALSE;
}

static gboolean take(reading *r, const undex_option *row, const char *said, const char *value)
{
    if (row->kind == UNDEX_VALUE_NONE && value)
        return undex_usage_false(r->cli, "option '%s' takes no value", said);
    if (row->kind != UNDEX_VALUE_NONE && !value)
        value = row->optional ? "" : *r->next ? *r->next++ : NULL;
    if (row->kind != UNDEX_VALUE_NONE && !value)
        return undex_usage_false(r->cli, "option '%s' wants a value: %s %s", said, said, row->value);
    g_ptr_array_add(r->given, (gpointer)row);
    g_ptr_array_add(r->values, (gpointer)value);
    return TRUE;
}

static gboolean read_long(reading *r, const char *arg)
{
    const char *equals = strchr(arg, '=');
    gsize length = equals ? (gsize)(equals - arg) : strlen(arg);
    g_autofree char *said = g_strndup(arg, length);
    const undex_option *row = undex_option_find(r->rows, arg + 2, length - 2, 0);
    return row ? take(r, row, said, equals ? equals + 1 : NULL) : refuse_unknown(r, said);
}

static gboolean read_letters(reading *r, const char *arg)
{
    for (const char *p = arg + 1; *p; p++) {
        const undex_option *row = undex_option_find(r->rows, NULL, 0, *p);
        char said[] = {'-', *p, '\0'};
        if (!row)
            return refuse_unknown(r, arg);
        gboolean rest = row->kind != UNDEX_VALUE_NONE && p[1];
        if (!take(r, row, said, rest ? p + 1 : NULL))
            return FALSE;
        if (rest)
            break;
    }
    return TRUE;
}

static gboolean read_arguments(reading *r)
{
    while (*r->next) {
        char *arg = *r->next++;
        if (strcmp(arg, "--") == 0) {
            while (*r->next)
                g_ptr_array_add(r->operands, g_strdup(*r->next++));
        } else if (arg[0] != '-' || !arg[1]) {
            g_ptr_array_add(r->operands, g_strdup(arg));
        } else if (!(arg[1] == '-' ? read_long(r, arg) : read_letters(r, arg))) {
            return FALSE;
        }
    }
    g_ptr_array_add(r->operands, NULL);
    return TRUE;
}

static void *base_of(undex_cli *cli, const undex_option *row, void *options)
{
    return row->takes ? &cli->common : options;
}

/* Who asks for help beside a value that is wrong gets help. */
static gboolean set_values(const reading *r, void *options)
{
    gboolean help = FALSE;
    for (guint i = 0; i < r->given->len; i++)
        help = help || strcmp(((const undex_option *)g_ptr_array_index(r->given, i))->name, "help") == 0;
    for (guint i = 0; i < r->given->len; i++) {
        g_autoptr(GError) error = NULL;
        const undex_option *row = g_ptr_array_index(r->given, i);
        if (undex_option_set(row, r->cli->command, base_of(r->cli, row, options),
                             g_ptr_array_index(r->values, i), &error) ||
            help)
            continue;
        return undex_usage_false(r->cli, "%s", error->message);
    }
    return TRUE;
}

static gboolean read_all(reading *r, void *options)
{
    undex_cli *cli = r->cli;
    if (!read_arguments(r))
        return FALSE;
    cli->common.operands = (char **)g_ptr_array_steal(r->operands, NULL);
    if (!set_values(r, options))
        return FALSE;
    cli->printer = undex_printer_nth(cli->command->slot, cli->common.format);
    return cli->common.help || undex_option_rules_hold(cli, r->rows, r->given, options);
}

gboolean undex_options_read(undex_cli *cli, char **argv, void **options)
{
    const undex_command *command = cli->command;
    *options = g_malloc0(MAX(command->options_size, 1));
    if (command->defaults)
        memcpy(*options, command->defaults, command->options_size);
    g_autofree const undex_option **rows = undex_options_of(command);
    g_autoptr(GPtrArray) given = g_ptr_array_new(), values = g_ptr_array_new();
    g_autoptr(GPtrArray) operands = g_ptr_array_new_with_free_func(g_free);
    reading r = {cli, rows, argv, given, values, operands};
    return undex_config_set_defaults(cli, rows, *options, base_of) && read_all(&r, *options);
}

void undex_options_clear(undex_cli *cli, void *options)
{
    g_autofree const undex_option **rows = undex_options_of(cli->command);
    for (const undex_option **row = rows; *row; row++)
        undex_option_free_value(*row, base_of(cli, *row, options));
    g_strfreev(cli->common.operands);
    g_free(options);
}
