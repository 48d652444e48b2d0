// SPDX-License-Identifier: GPL-3.0-or-later
/* Components of a document, and sections under its headings. */
#include "search/lookup/citation_passages.h"

#include <string.h>

/* "III" and "3" are one number, in whatever case. */
static int number_of(const char *text, gsize length)
{
    static const char signs[] = "IVXLC";
    static const int values[] = {1, 5, 10, 50, 100};
    int number = 0, before = 0;
    if (length && length <= 3 && strspn(text, "0123456789") >= length)
        return (int)g_ascii_strtoll(text, NULL, 10);
    for (gsize i = length; i-- > 0;) {
        const char *sign = strchr(signs, g_ascii_toupper(text[i]));
        if (!sign || !*sign)
            return 0;
        int value = values[sign - signs];
        number += value < before ? -value : value;
        before = MAX(before, value);
    }
    return number;
}

static gboolean same_number(const char *a, gsize a_length, const char *b)
{
    gsize b_length = strlen(b);
    if (a_length == b_length && g_ascii_strncasecmp(a, b, a_length) == 0)
        return TRUE;
    int number = number_of(a, a_length);
    return number && number == number_of(b, b_length);
}

static gboolean begins_with(char *const *has, char *const *wants)
{
    for (guint i = 0; wants[i]; i++)
        if (!has[i] || !same_number(has[i], strlen(has[i]), wants[i]))
            return FALSE;
    return TRUE;
}

gboolean cited_is_in_component(const undex_passage *passage, const char *component)
{
    g_auto(GStrv) has = g_strsplit(passage->component ? passage->component : "main", ".", -1);
    g_auto(GStrv) wants = g_strsplit(component, ".", -1);
    for (guint i = 0; has[i]; i++)
        if (g_ascii_islower(*has[i]) && begins_with(has + i, wants))
            return TRUE;
    return FALSE;
}

/* "III. Findings", "A. Africa", "Chapter II - Organization", "Part two": whether that is the heading's
 * number. */
static gboolean has_number(const char *heading, const char *number)
{
    static const char *const names[] = {"chapter", "chapitre", "part", "section", "capítulo", "раздел"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        gsize n = strlen(names[i]);
        if (g_ascii_strncasecmp(heading, names[i], n) == 0 && heading[n] == ' ') {
            heading += n + 1;
            break;
        }
    }
    gsize length = strcspn(heading, " .:)");
    return heading[length] && same_number(heading, length, number);
}

gboolean cited_stands_under(const undex_passage *passage, char *const *section)
{
    for (guint i = 0; *section && i < passage->headings->len; i++)
        section += has_number(g_ptr_array_index(passage->headings, i), *section);
    if (*section && passage->kind == UNDEX_KIND_HEADING && passage->text)
        section += has_number(passage->text, *section);
    return !*section;
}

char **cited_split_section(const char *component, char **within)
{
    static const char *const names[] = {"section", "chapter", "part"};
    g_auto(GStrv) parts = g_strsplit(component, ".", -1);
    GPtrArray *numbers = g_ptr_array_new();
    g_autoptr(GString) before = g_string_new(NULL);
    for (char **part = parts; *part; part++) {
        gboolean name = g_strv_contains(names, *part);
        if (!name && numbers->len)
            g_ptr_array_add(numbers, g_strdup(*part));
        else if (!name)
            g_string_append_printf(before, "%s%s", before->len ? "." : "", *part);
        else if (part[1])
            g_ptr_array_add(numbers, g_strdup(*++part));
    }
    *within = before->len ? g_strdup(before->str) : NULL;
    g_ptr_array_add(numbers, NULL);
    return (char **)g_ptr_array_free(numbers, FALSE);
}

gboolean cited_has_component(const undex_document *document, const char *component)
{
    for (guint i = 0; i < document->passages->len; i++)
        if (cited_is_in_component(g_ptr_array_index(document->passages, i), component))
            return TRUE;
    return FALSE;
}
