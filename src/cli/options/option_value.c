// SPDX-License-Identifier: GPL-3.0-or-later
/* This file reads the value of an option by its kind, and says what is wrong with it. */
#include "cli/options/option.h"

#include "undex/error.h"

#include <math.h>
#include <string.h>

/* One reading of a value: where it goes, and what it is read for. */
typedef struct {
    const undex_option *row;
    const undex_command *command;
    void *field;
    const char *value;
    GError **error;
} reading;

G_GNUC_PRINTF(2, 3) static gboolean refuse(const reading *r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *label = undex_option_label(r->row);
    return undex_error_fail(r->error, UNDEX_ERROR_USAGE, "%s %s", label, what);
}

static gboolean set_switch(const reading *r)
{
    *(gboolean *)r->field = TRUE;
    return TRUE;
}

static gboolean set_number(const reading *r)
{
    int most = r->row->most ? r->row->most : G_MAXINT;
    gint64 number = 0;
    if (!g_ascii_string_to_signed(r->value, 10, r->row->least, most, &number, NULL))
        return r->row->most ? refuse(r, "wants a number from %d to %d", r->row->least, most)
                            : refuse(r, "wants a number, %d or more", r->row->least);
    *(int *)r->field = (int)number;
    return TRUE;
}

static gboolean set_seconds(const reading *r)
{
    char *end = NULL;
    double number = g_ascii_strtod(r->value, &end);
    if (end == r->value || *end || !isfinite(number) || number < 0)
        return refuse(r, "wants a number of seconds, 0 or more");
    *(double *)r->field = number;
    return TRUE;
}

/* "512M", "1.5G", "800000": bytes; 0: none of these. */
static gint64 read_size(const char *text)
{
    static const char units[] = "KMGT";
    char *end = NULL;
    double number = g_ascii_strtod(text, &end);
    const char *unit = *end ? strchr(units, g_ascii_toupper(*end)) : NULL;
    if (unit) {
        for (const char *p = units; p <= unit; p++)
            number *= 1024;
        end++;
        end += *end == 'B' || *end == 'b';
    }
    return end == text || *end || !(number >= 1 && number < 1e15) ? 0 : (gint64)number;
}

static gboolean set_size(const reading *r)
{
    enum { MEGABYTE = 1 << 20 };
    gint64 size = read_size(r->value);
    if (size < (gint64)r->row->least * MEGABYTE)
        return refuse(r, "wants a size of at least %dM, such as 512M or 1G", r->row->least);
    *(gint64 *)r->field = size;
    return TRUE;
}

static int place_of(char *const *choices, const char *value)
{
    for (int i = 0; choices[i]; i++)
        if (strcmp(choices[i], value) == 0)
            return i;
    return -1;
}

/* "--prune or --prune=all": the ways to write an option whose value may be left out. */
static char *ways_to_write(const undex_option *row, char *const *choices)
{
    GString *ways = g_string_new(NULL);
    for (int i = 0; choices[i]; i++)
        g_string_append_printf(ways, "%s--%s%s%s", i ? " or " : "", row->name, *choices[i] ? "=" : "",
                               choices[i]);
    return g_string_free(ways, FALSE);
}

static gboolean set_choice(const reading *r)
{
    g_auto(GStrv) choices = undex_option_choices(r->row, r->command);
    int place = place_of(choices, r->value);
    if (place >= 0) {
        *(int *)r->field = place;
        return TRUE;
    }
    g_autofree char *known = g_strjoinv(", ", choices), *ways = ways_to_write(r->row, choices);
    return undex_error_fail(r->error, UNDEX_ERROR_USAGE, "--%s=%s is unknown; use %s%s", r->row->name,
                            r->value, r->row->optional ? "" : "one of ", r->row->optional ? ways : known);
}

static gboolean set_choices(const reading *r)
{
    g_auto(GStrv) choices = undex_option_choices(r->row, r->command);
    g_auto(GStrv) names = g_strsplit(r->value, ",", -1);
    g_autofree char *known = g_strjoinv(", ", choices);
    if (!*names)
        return refuse(r, "wants a list such as %s,%s", choices[1], choices[0]);
    for (char **name = names; *name; name++)
        if (place_of(choices, g_strstrip(*name)) < 0)
            return refuse(r, "does not know '%s'; it takes %s", *name, known);
    g_strfreev(*(char ***)r->field);
    *(char ***)r->field = g_steal_pointer(&names);
    return TRUE;
}

static gboolean set_name(const reading *r)
{
    gboolean text = r->row->kind == UNDEX_VALUE_TEXT;
    if (text && !g_utf8_validate(r->value, -1, NULL))
        return refuse(r, "is not valid UTF-8");
    if (!text && !*r->value)
        return refuse(r, "wants the name of a file");
    g_free(*(char **)r->field);
    *(char **)r->field = g_strdup(r->value);
    return TRUE;
}

static gboolean add_name(const reading *r)
{
    char ***list = r->field;
    guint count = *list ? g_strv_length(*list) : 0;
    if (r->row->kind == UNDEX_VALUE_LOCATIONS && !*r->value)
        return refuse(r, "wants the name of a folder");
    if (r->row->kind == UNDEX_VALUE_SETTINGS && !g_utf8_validate(r->value, -1, NULL))
        return refuse(r, "is not valid UTF-8");
    *list = g_renew(char *, *list, count + 2);
    (*list)[count] = g_strdup(r->value);
    (*list)[count + 1] = NULL;
    return TRUE;
}

gboolean undex_option_set(const undex_option *row, const undex_command *command, void *options,
                          const char *value, GError **error)
{
    static gboolean (*const setters[])(const reading *) = {
        [UNDEX_VALUE_NONE] = set_switch,     [UNDEX_VALUE_NUMBER] = set_number,
        [UNDEX_VALUE_SECONDS] = set_seconds, [UNDEX_VALUE_SIZE] = set_size,
        [UNDEX_VALUE_CHOICE] = set_choice,   [UNDEX_VALUE_CHOICES] = set_choices,
        [UNDEX_VALUE_TEXT] = set_name,       [UNDEX_VALUE_FILE] = set_name,
        [UNDEX_VALUE_PATTERNS] = add_name,   [UNDEX_VALUE_LOCATIONS] = add_name,
        [UNDEX_VALUE_SETTINGS] = add_name,
    };
    reading r = {row, command, (char *)options + row->field, value, error};
    return setters[row->kind](&r);
}

void undex_option_free_value(const undex_option *row, void *options)
{
    void *field = (char *)options + row->field;
    switch (row->kind) {
    case UNDEX_VALUE_TEXT:
    case UNDEX_VALUE_FILE:
        g_clear_pointer((char **)field, g_free);
        break;
    case UNDEX_VALUE_CHOICES:
    case UNDEX_VALUE_PATTERNS:
    case UNDEX_VALUE_LOCATIONS:
    case UNDEX_VALUE_SETTINGS:
        g_clear_pointer((char ***)field, g_strfreev);
        break;
    default:
        break;
    }
}
