// SPDX-License-Identifier: GPL-3.0-or-later
/* What parts of documents are called, whatever the language they were typed in. */
#include "citation/locator.h"
#include "record/component_words.h"

#include <string.h>

/* "TWO", not "XII" nor "2025/5". */
static gboolean is_number_word(const char *upper)
{
    gsize letters = strspn(upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return letters > 2 && !upper[letters] && strspn(upper, "IVXLC") < letters;
}

static char *component_name(const char *typed)
{
    g_autofree char *lower = g_utf8_strdown(typed, -1);
    const char *name = undex_component_cited(lower);
    return g_strdup(name ? name : g_strdelimit(lower, " \t", '-'));
}

void citation_add_component(undex_citation *citation, const char *typed, const char *number)
{
    g_autofree char *name = component_name(typed);
    g_autofree char *upper = number ? g_ascii_strup(number, -1) : NULL;
    if (upper && is_number_word(upper)) /* kept "part.Two" */
        for (char *p = upper + 1; *p; p++)
            *p = g_ascii_tolower(*p);
    GString *key = g_string_new(citation->component);
    if (key->len)
        g_string_append_c(key, '.');
    g_string_append(key, name);
    g_auto(GStrv) parts = g_strsplit_set(upper ? upper : "", " \t.,()", -1);
    for (char **part = parts; *part; part++)
        if (**part)
            g_string_append_printf(key, ".%s", *part);
    g_free(citation->component);
    citation->component = g_string_free(key, FALSE);
}
