// SPDX-License-Identifier: GPL-3.0-or-later
/* This file checks what the rows of options need and exclude, and how many operands a command takes. */
#include "cli/cli.h"

#include "cli/formats/printer.h"

#include <string.h>

/* Where the rules are applied. */
typedef struct {
    const undex_cli *cli;
    const undex_option *const *rows;
    GPtrArray *given;
    const void *options;
} setting;

/* -C 0 asks for nothing. */
static gboolean asks_for_nothing(const setting *s, const undex_option *row)
{
    const char *base = row->takes ? (const char *)&s->cli->common : s->options;
    return row->kind == UNDEX_VALUE_NUMBER && *(const int *)(const void *)(base + row->field) == 0;
}

static gboolean is_given(const setting *s, const undex_option *row)
{
    return g_ptr_array_find(s->given, row, NULL) && !asks_for_nothing(s, row);
}

static gboolean has_what_it_needs(const setting *s, const undex_option *row)
{
    const undex_option *other =
        row->needs ? undex_option_find(s->rows, row->needs, strlen(row->needs), 0) : NULL;
    if (!other || is_given(s, other))
        return TRUE;
    g_autofree char *one = undex_option_label(row), *label = undex_option_label(other);
    return undex_usage_false(s->cli, "%s goes with %s%s%s", one, label, row->hint ? ": " : "",
                             row->hint ? row->hint : "");
}

static gboolean meets_no_conflict(const setting *s, const undex_option *row)
{
    for (const char *name = row->conflicts; name && *name; name += strspn(name, " ")) {
        gsize length = strcspn(name, " ");
        const undex_option *other = undex_option_find(s->rows, name, length, 0);
        if (other && is_given(s, other)) {
            g_autofree char *one = undex_option_label(row), *label = undex_option_label(other);
            return undex_usage_false(s->cli, "%s and %s do not go together", one, label);
        }
        name += length;
    }
    return TRUE;
}

static gboolean can_be_printed(const setting *s, const undex_option *row)
{
    if (!row->is_printed || row->is_printed(s->cli->printer))
        return TRUE;
    g_autofree char *label = undex_option_label(row), *formats = undex_option_formats(row, s->cli->command);
    return undex_usage_false(s->cli, "--format=%s cannot say what %s asks for; use %s", s->cli->printer->name,
                             label, formats);
}

static gboolean count_operands(const setting *s)
{
    const undex_command *command = s->cli->command;
    char **operands = s->cli->common.operands;
    int count = (int)g_strv_length(operands), least = command->least, most = command->most;
    for (guint i = 0; i < s->given->len; i++) {
        const undex_option *row = g_ptr_array_index(s->given, i);
        if (row->operands == UNDEX_OPERANDS_REPLACED && count) {
            g_autofree char *label = undex_option_label(row);
            return undex_usage_false(s->cli, "%s takes the place of %s", label, command->operands);
        }
        least = row->operands ? 0 : least;
    }
    if (count < least)
        return undex_usage_false(s->cli, "%s is missing: undex %s %s", command->operands, command->name,
                                 command->operands);
    if (most >= 0 && count > most) {
        g_autofree char *shown = undex_display_path(operands[most]);
        return undex_usage_false(s->cli, "'%s' is too much: undex %s%s%s", shown, command->name,
                                 *command->operands ? " " : "", command->operands);
    }
    return TRUE;
}

gboolean undex_option_rules_hold(const undex_cli *cli, const undex_option *const *rows, GPtrArray *given,
                                 const void *options)
{
    setting s = {cli, rows, given, options};
    for (guint i = 0; i < given->len; i++) {
        const undex_option *row = g_ptr_array_index(given, i);
        if (!asks_for_nothing(&s, row) &&
            !(has_what_it_needs(&s, row) && meets_no_conflict(&s, row) && can_be_printed(&s, row)))
            return FALSE;
    }
    return count_operands(&s);
}
