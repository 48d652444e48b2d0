// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/formats/printer.h"
#include "cli/options/config.h"
#include "cli/terminal/output.h"

#include <string.h>

typedef struct {
    gboolean folder;
} config_options;

static const undex_option rows[] = {
    {"folder", 0, UNDEX_VALUE_NONE, offsetof(config_options, folder), NULL,
     "set: in .undex.conf of the current folder, for all that is done below it"},
    {NULL},
};

static const undex_column columns[] = {{"name", FALSE}, {"value", FALSE}, {"file", FALSE}, {NULL}};

/* NAME=VALUE of each row, and where it comes from. */
static void put_list(undex_output *out, const undex_table *table)
{
    for (guint i = 0; i < table->rows->len; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        undex_output_format(out, "%s=", row[0]);
        undex_output_text(out, row[1]);
        undex_output_text(out, "  ");
        undex_output_styled(out, UNDEX_STYLE_DIM, row[2]);
        undex_output_text(out, "\n");
    }
}

static void put_value(undex_output *out, const undex_table *table)
{
    char **row = g_ptr_array_index(table->rows, 0);
    undex_output_text(out, row[1]);
    undex_output_text(out, "\n");
}

static void add_row(undex_table *table, const undex_config_entry *entry)
{
    g_autofree char *file = undex_display_path(entry->file);
    undex_table_add(table, g_strdup(entry->name), g_strdup(entry->value), g_strdup(file));
}

static int list(undex_cli *cli, const GPtrArray *settings)
{
    g_auto(undex_table) table = undex_table_new("setting", columns, put_list);
    for (guint i = 0; i < settings->len; i++) {
        const undex_config_entry *entry = g_ptr_array_index(settings, i);
        if (undex_config_find(settings, entry->name) == entry)
            add_row(&table, entry);
    }
    cli->printer->table(cli->out, &table);
    return table.rows->len ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING;
}

static int get(undex_cli *cli, const GPtrArray *settings, const char *name)
{
    const undex_config_entry *entry = undex_config_find(settings, name);
    if (!entry) {
        if (!cli->common.quiet)
            undex_cli_message("%s is not set; 'undex config list' shows what is", name);
        return UNDEX_EXIT_NOTHING;
    }
    g_auto(undex_table) table = undex_table_new("setting", columns, put_value);
    add_row(&table, entry);
    cli->printer->table(cli->out, &table);
    if (cli->common.verbose)
        undex_cli_message("%s is set in %s", name, entry->file);
    return UNDEX_EXIT_DONE;
}

static gboolean has_option(const undex_command *command, const char *name)
{
    g_autofree const undex_option **options = undex_options_of(command);
    return undex_option_find(options, name, strlen(name), 0) != NULL;
}

/* The name is that of an option of the command, or of some command, or of a program. */
static gboolean is_name(const char *name)
{
    const char *dot = strchr(name, '.');
    g_autofree char *command = dot ? g_strndup(name, (gsize)(dot - name)) : NULL;
    const char *option = dot ? dot + 1 : name;
    gboolean known = !dot && undex_config_variable(name);
    for (int i = 0; !known && undex_commands[i]; i++)
        if (!command || strcmp(undex_commands[i]->name, command) == 0)
            known = has_option(undex_commands[i], option);
    return known;
}

static int set(undex_cli *cli, const config_options *options, const char *name, const char *value)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *file = undex_config_file(options->folder);
    if (value && !is_name(name))
        return undex_usage(cli, "'%s' is no option; write OPTION or COMMAND.OPTION, as search.count", name);
    if (value && !g_utf8_validate(value, -1, NULL))
        return undex_usage(cli, "the value of %s is not valid UTF-8", name);
    if (value && options->folder && undex_config_is_program(name))
        return undex_usage(cli, "'%s' names a program, which a folder's settings may not do", name);
    if (undex_config_write(file, name, value, &error))
        return UNDEX_EXIT_DONE;
    return undex_cli_fail("%s", error->message);
}

static int run_config(undex_cli *cli, const void *given, char **operands)
{
    const config_options *options = given;
    g_autoptr(GError) error = NULL;
    guint n = g_strv_length(operands);
    const char *what = operands[0];
    if (strcmp(what, "set") == 0 && n == 3)
        return set(cli, options, operands[1], operands[2]);
    if (strcmp(what, "unset") == 0 && n == 2)
        return set(cli, options, operands[1], NULL);
    g_autoptr(GPtrArray) settings = undex_config_read(&error);
    if (!settings)
        return undex_cli_fail("%s", error->message);
    if (strcmp(what, "get") == 0 && n == 2)
        return get(cli, settings, operands[1]);
    if (strcmp(what, "list") == 0 && n == 1)
        return list(cli, settings);
    return undex_usage(cli, "write 'undex config list', 'get NAME', 'set NAME VALUE' or 'unset NAME'");
}

static const undex_example examples[] = {
    {"config set index ~/un/index", "the index to use where no other is named"},
    {"config set viewer zathura", "what 'undex open' starts"},
    {"config set cite.style chicago", "a default of one command's option"},
    {"config set --folder index ../index", "for all that is done in this folder and below"},
    {"config get cite.style", "the value"},
    {"config list", "all settings, and which file each comes from"},
    {NULL},
};

const undex_command undex_command_config = {
    .name = "config",
    .operands = "list|get|set|unset [NAME [VALUE]]",
    .summary = "shows and sets defaults of options",
    .least = 1,
    .most = 3,
    .operand = UNDEX_OPERAND_SETTING,
    .slot = UNDEX_SLOT(table),
    .options = rows,
    .options_size = sizeof(config_options),
    .examples = examples,
    .more =
        "Settings are in $XDG_CONFIG_HOME/undex/config (~/.config/undex/config) and in .undex.conf of the "
        "current folder and those above it; the nearest counts most, what is typed more than any, and the "
        "environment as well. The name of a setting is that of an option, for all commands, or "
        "COMMAND.OPTION; 'index', 'viewer' and 'pager' too. An option without a value is set to yes or no. A "
        "folder's file is read only where it belongs to you, and cannot name a program; paths in a file are "
        "relative to its folder. $UNDEX_NO_CONFIG set: no settings are read.\nExit code 1: it is not set.",
    .run = run_config,
};
