// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion/completion.h"

#include "cli/help_query.h"

#include "undex/document.h"

#include <string.h>

const char *const undex_completion_topics[] = {"query", "records", NULL};

char *undex_completion_kinds(void)
{
    g_autoptr(GString) kinds = g_string_new("note");
    for (int kind = 0; kind < UNDEX_KIND_COUNT; kind++)
        g_string_append_printf(kinds, " %s", undex_kind_name((undex_kind)kind));
    return g_strdup(kinds->str);
}

/* The options of all commands, each once; those of one command are also COMMAND.OPTION, not listed. */
char *undex_completion_settings(void)
{
    g_autoptr(GString) names = g_string_new("list get set unset viewer pager");
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(seen, (gpointer) "help");
    g_hash_table_add(seen, (gpointer) "viewer");
    for (int i = 0; undex_commands[i]; i++) {
        g_autofree const undex_option **rows = undex_options_of(undex_commands[i]);
        for (const undex_option **row = rows; *row; row++)
            if (g_hash_table_add(seen, (gpointer)(*row)->name))
                g_string_append_printf(names, " %s", (*row)->name);
    }
    return g_strdup(names->str);
}

char *undex_completion_filters(const char *separator)
{
    g_auto(GStrv) names = undex_query_filters();
    g_autofree char *between = g_strconcat(":", separator, NULL), *list = g_strjoinv(between, names);
    return g_strconcat(list, ":", NULL);
}

char *undex_completion_choices(const undex_option *row, const undex_command *command)
{
    g_auto(GStrv) choices = undex_option_choices(row, command);
    g_autofree char *list = choices ? g_strjoinv(" ", choices) : NULL;
    return list ? g_strstrip(g_steal_pointer(&list)) : NULL;
}

char *undex_completion_escape(const char *text, const char *special)
{
    GString *escaped = g_string_new(NULL);
    for (const char *p = text; *p; p++)
        g_string_append_printf(escaped, "%s%c", strchr(special, *p) ? "\\" : "", *p);
    return g_string_free(escaped, FALSE);
}

char *undex_completion_quote(const char *text, const char *quote)
{
    g_auto(GStrv) parts = g_strsplit(text, "'", -1);
    g_autofree char *inner = g_strjoinv(quote, parts);
    return g_strdup_printf("'%s'", inner);
}
