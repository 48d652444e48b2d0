// SPDX-License-Identifier: GPL-3.0-or-later
/* This file gives the options of a command the defaults that settings say. */
#include "cli/options/config.h"

#include <string.h>

static gboolean refuse(const undex_config_entry *entry, const char *format, ...) G_GNUC_PRINTF(2, 3);
static gboolean refuse(const undex_config_entry *entry, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args), *file = undex_display_path(entry->file);
    va_end(args);
    undex_cli_message("%s: %s", file, what);
    return FALSE;
}

/* What the entry says of this command's options: their name; NULL: it is of another command. */
static const char *option_of(const undex_cli *cli, const undex_config_entry *entry)
{
    const char *dot = strchr(entry->name, '.');
    gsize length = dot ? (gsize)(dot - entry->name) : 0;
    if (!dot)
        return entry->name;
    return strlen(cli->command->name) == length && strncmp(entry->name, cli->command->name, length) == 0
               ? dot + 1
               : NULL;
}

static gboolean is_path(const undex_option *row)
{
    return row->kind == UNDEX_VALUE_FILE || row->kind == UNDEX_VALUE_LOCATIONS;
}

/* A switch is a word: yes or no, true or false, 1 or 0. TRUE where it is such; `*on` says which. */
static gboolean read_switch(const char *value, gboolean *on)
{
    static const char *const yes[] = {"yes", "true", "1", "on", NULL};
    static const char *const no[] = {"no", "false", "0", "off", NULL};
    *on = g_strv_contains(yes, value);
    return *on || g_strv_contains(no, value);
}

static gboolean set_option(const undex_cli *cli, const undex_config_entry *entry, const undex_option *row,
                           void *base)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = is_path(row) ? undex_config_path(entry) : NULL;
    gboolean on = TRUE;
    if (row->kind == UNDEX_VALUE_NONE && !read_switch(entry->value, &on))
        return refuse(entry, "'%s' wants yes or no, not '%s'", entry->name, entry->value);
    if (!on) {
        *(gboolean *)((char *)base + row->field) = FALSE;
        return TRUE;
    }
    return undex_option_set(row, cli->command, base, path ? path : entry->value, &error) ||
           refuse(entry, "%s", error->message);
}

/* An entry for all commands is of those that have such an option. */
static gboolean refuse_unknown(const undex_cli *cli, const undex_config_entry *entry, const char *option)
{
    return option == entry->name || refuse(entry, "[%s] has no option '%s'; 'undex help %s' lists them",
                                           cli->command->name, option, cli->command->name);
}

gboolean undex_config_set_defaults(undex_cli *cli, const undex_option *const *rows, void *options,
                                   void *(*base_of)(undex_cli *cli, const undex_option *row, void *options))
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) entries = undex_config_read(&error);
    if (!entries) {
        undex_cli_message("%s", error->message);
        return FALSE;
    }
    for (guint i = 0; i < entries->len; i++) {
        const undex_config_entry *entry = g_ptr_array_index(entries, i);
        const char *option = option_of(cli, entry);
        if (!option || (option == entry->name && undex_config_find(entries, entry->name) != entry))
            continue;
        const char *variable = undex_config_variable(option);
        g_autofree char *path = undex_config_location(entry);
        const undex_option *row = undex_option_find(rows, option, strlen(option), 0);
        if (variable)
            g_setenv(variable, undex_config_is_program(option) ? entry->value : path, FALSE);
        else if (row ? !set_option(cli, entry, row, base_of(cli, row, options))
                     : !refuse_unknown(cli, entry, option))
            return FALSE;
    }
    return TRUE;
}
