// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/formats/printer.h"

#include <string.h>

/*
 * GOption types the values; before it, one pass over the arguments settles what it leaves open or says
 * unhelpfully: which option is unknown and what was meant, values glued to a short option (-n5), and that
 * operands may stand anywhere before "--".
 */

static const GOptionEntry shared[] = {
    {"index", 0, 0, G_OPTION_ARG_FILENAME, UNDEX_FIELD(undex_common_options, index),
     "the index to use (else $UNDEX_INDEX, ./index, or the user's own)", "DIR"},
    {"format", 0, 0, G_OPTION_ARG_STRING, UNDEX_FIELD(undex_common_options, format), NULL, "FORMAT"},
    {"progress", 0, 0, G_OPTION_ARG_STRING, UNDEX_FIELD(undex_common_options, progress),
     "auto, bar, json or none (on stderr)", "HOW"},
    {"color", 0, 0, G_OPTION_ARG_STRING, UNDEX_FIELD(undex_common_options, color),
     "auto, always or never; $NO_COLOR also says never", "WHEN"},
    {"no-pager", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(undex_common_options, no_pager),
     "on a terminal, print without a pager ($UNDEX_PAGER, $PAGER or less)", NULL},
    {"hyperlinks", 0, 0, G_OPTION_ARG_STRING, UNDEX_FIELD(undex_common_options, hyperlinks),
     "link citations to their files: auto, always or never", "WHEN"},
    {"quiet", 'q', 0, G_OPTION_ARG_NONE, UNDEX_FIELD(undex_common_options, quiet),
     "errors only, no summary and no progress", NULL},
    {"verbose", 'v', 0, G_OPTION_ARG_NONE, UNDEX_FIELD(undex_common_options, verbose), "say more", NULL},
    {"help", 'h', 0, G_OPTION_ARG_NONE, UNDEX_FIELD(undex_common_options, help), "show this help", NULL},
};

static gboolean is_taken(const undex_command *command, const GOptionEntry *entry)
{
    if (strcmp(entry->long_name, "index") == 0)
        return (command->takes & UNDEX_TAKES_INDEX) != 0;
    if (strcmp(entry->long_name, "progress") == 0)
        return (command->takes & UNDEX_TAKES_PROGRESS) != 0;
    if (strcmp(entry->long_name, "no-pager") == 0 || strcmp(entry->long_name, "hyperlinks") == 0)
        return (command->takes & UNDEX_TAKES_PAGER) != 0;
    return strcmp(entry->long_name, "format") != 0 || command->slot;
}

static void relocate(GOptionEntry *entry, void *base)
{
    entry->arg_data = (char *)base + GPOINTER_TO_SIZE(entry->arg_data);
}

GOptionEntry *undex_options_shared(const undex_command *command, undex_common_options *common)
{
    GOptionEntry *entries = g_new0(GOptionEntry, G_N_ELEMENTS(shared) + 1);
    int n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(shared); i++)
        if (is_taken(command, &shared[i])) {
            entries[n] = shared[i];
            relocate(&entries[n++], common);
        }
    return entries;
}

/* All rows that a command takes: its own, then the shared ones. */
static GArray *rows_of(undex_cli *cli, void *options)
{
    GArray *rows = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    for (const GOptionEntry *e = cli->command->options; e && e->long_name; e++) {
        GOptionEntry row = *e;
        relocate(&row, options);
        g_array_append_val(rows, row);
    }
    g_autofree GOptionEntry *common = undex_options_shared(cli->command, &cli->common);
    for (const GOptionEntry *e = common; e->long_name; e++)
        g_array_append_vals(rows, e, 1);
    return rows;
}

static const GOptionEntry *row_find(const GArray *rows, const char *name, gsize length, char letter)
{
    for (guint i = 0; i < rows->len; i++) {
        const GOptionEntry *row = &g_array_index(rows, GOptionEntry, i);
        if (letter ? row->short_name == letter
                   : strlen(row->long_name) == length && strncmp(row->long_name, name, length) == 0)
            return row;
    }
    return NULL;
}

static gboolean wants_value(const GOptionEntry *row)
{
    return row->arg != G_OPTION_ARG_NONE;
}

/* What the first pass collects. */
typedef struct {
    undex_cli *cli;
    const GArray *rows;
    char **next;        /* the argument after the present one */
    GPtrArray *options; /* "--name" or "--name=value" */
    GPtrArray *operands;
} reading;

static gboolean unknown(reading *r, const char *option)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < r->rows->len; i++)
        g_ptr_array_add(names, g_strdup_printf("--%s", g_array_index(r->rows, GOptionEntry, i).long_name));
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
    g_ptr_array_unref(names);
    return FALSE;
}

static gboolean take(reading *r, const GOptionEntry *row, const char *said, const char *value)
{
    if (!wants_value(row)) {
        if (value) {
            undex_usage(r->cli, "option '%s' takes no value", said);
            return FALSE;
        }
        g_ptr_array_add(r->options, g_strdup_printf("--%s", row->long_name));
        return TRUE;
    }
    if (!value)
        value = row->flags & G_OPTION_FLAG_OPTIONAL_ARG ? "" : *r->next ? *r->next++ : NULL;
    if (!value) {
        undex_usage(r->cli, "option '%s' wants a value: %s %s", said, said, row->arg_description);
        return FALSE;
    }
    g_ptr_array_add(r->options, g_strdup_printf("--%s=%s", row->long_name, value));
    return TRUE;
}

static gboolean read_long(reading *r, const char *arg)
{
    const char *equals = strchr(arg, '=');
    gsize length = equals ? (gsize)(equals - arg) : strlen(arg);
    g_autofree char *said = g_strndup(arg, length);
    const GOptionEntry *row = row_find(r->rows, arg + 2, length - 2, 0);
    return row ? take(r, row, said, equals ? equals + 1 : NULL) : unknown(r, said);
}

static gboolean read_short(reading *r, const char *arg)
{
    for (const char *p = arg + 1; *p; p++) {
        const GOptionEntry *row = row_find(r->rows, NULL, 0, *p);
        char said[] = {'-', *p, '\0'};
        if (!row)
            return unknown(r, arg);
        gboolean rest = wants_value(row) && p[1];
        if (!take(r, row, said, rest ? p + 1 : NULL))
            return FALSE;
        if (rest)
            break;
    }
    return TRUE;
}

static gboolean read_arguments(reading *r, char **argv)
{
    r->next = argv;
    while (*r->next) {
        char *arg = *r->next++;
        if (strcmp(arg, "--") == 0) {
            while (*r->next)
                g_ptr_array_add(r->operands, g_strdup(*r->next++));
        } else if (arg[0] != '-' || !arg[1]) {
            g_ptr_array_add(r->operands, g_strdup(arg));
        } else if (!(arg[1] == '-' ? read_long(r, arg) : read_short(r, arg))) {
            return FALSE;
        }
    }
    return TRUE;
}

/* A value that may be left out has been settled before; GOption knows no such strings. */
static void settle_optional(GArray *rows)
{
    for (guint i = 0; i < rows->len; i++)
        g_array_index(rows, GOptionEntry, i).flags &= ~G_OPTION_FLAG_OPTIONAL_ARG;
}

static gboolean convert(undex_cli *cli, GArray *rows, GPtrArray *options)
{
    settle_optional(rows);
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, (const GOptionEntry *)(const void *)rows->data, NULL);
    /* the _strv parser takes bytes as they are; it wants a program's name and an array it may free from */
    g_auto(GStrv) argv = g_new0(char *, options->len + 2);
    argv[0] = g_strdup("undex");
    for (guint i = 0; i < options->len; i++)
        argv[i + 1] = g_strdup(g_ptr_array_index(options, i));
    if (g_option_context_parse_strv(context, &argv, &error))
        return TRUE;
    undex_usage(cli, "%s", error->message);
    return FALSE;
}

static gboolean is_one_of(undex_cli *cli, const char *option, const char *value, const char *const *allowed)
{
    if (!value || g_strv_contains(allowed, value))
        return TRUE;
    g_autofree char *list = g_strjoinv(", ", (char **)allowed);
    undex_usage(cli, "--%s=%s is unknown; use one of %s", option, value, list);
    return FALSE;
}

static gboolean settle(undex_cli *cli)
{
    static const char *const colors[] = {"auto", "always", "never", NULL};
    static const char *const ways[] = {"auto", "bar", "json", "none", NULL};
    const undex_command *command = cli->command;
    int n = cli->common.operands ? (int)g_strv_length(cli->common.operands) : 0;
    g_auto(GStrv) formats = undex_printer_names(command->slot);
    if (!is_one_of(cli, "color", cli->common.color, colors) ||
        !is_one_of(cli, "hyperlinks", cli->common.hyperlinks, colors) ||
        !is_one_of(cli, "progress", cli->common.progress, ways) ||
        !is_one_of(cli, "format", cli->common.format, (const char *const *)formats))
        return FALSE;
    cli->printer = undex_printer_find(cli->common.format ? cli->common.format : "text");
    if (cli->common.help)
        return TRUE;
    if (n < command->least) {
        undex_usage(cli, "%s is missing: undex %s %s", command->operands, command->name, command->operands);
        return FALSE;
    }
    if (command->most >= 0 && n > command->most) {
        g_autofree char *shown = undex_display_path(cli->common.operands[command->most]);
        undex_usage(cli, "'%s' is too much: undex %s%s%s", shown, command->name,
                    *command->operands ? " " : "", command->operands);
        return FALSE;
    }
    return TRUE;
}

gboolean undex_options_read(undex_cli *cli, char **argv, void **options)
{
    const undex_command *command = cli->command;
    *options = g_malloc0(MAX(command->options_size, 1));
    if (command->defaults)
        memcpy(*options, command->defaults, command->options_size);
    g_autoptr(GArray) rows = rows_of(cli, *options);
    g_autoptr(GPtrArray) given = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) operands = g_ptr_array_new_with_free_func(g_free);
    reading r = {cli, rows, argv, given, operands};
    if (!read_arguments(&r, argv))
        return FALSE;
    g_ptr_array_add(operands, NULL);
    cli->common.operands = g_strdupv((char **)operands->pdata);
    return convert(cli, rows, given) && settle(cli);
}

static void free_value(const GOptionEntry *row)
{
    if (row->arg == G_OPTION_ARG_STRING || row->arg == G_OPTION_ARG_FILENAME)
        g_free(*(char **)row->arg_data);
    else if (row->arg == G_OPTION_ARG_STRING_ARRAY || row->arg == G_OPTION_ARG_FILENAME_ARRAY)
        g_strfreev(*(char ***)row->arg_data);
}

void undex_options_clear(undex_cli *cli, void *options)
{
    g_autoptr(GArray) rows = rows_of(cli, options);
    for (guint i = 0; i < rows->len; i++)
        free_value(&g_array_index(rows, GOptionEntry, i));
    g_strfreev(cli->common.operands);
    g_free(options);
}
