// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/sub_paragraph.h"

#include "base/roman.h"

#include <string.h>

enum { MOST_LEVELS = 4, MOST_ROMAN = 60 };

/* "(b)", "b)", "b." are one label: "b". */
static char *bare(const char *label)
{
    GString *letters = g_string_new(NULL);
    for (const char *p = label; *p; p++)
        if (g_ascii_isalnum(*p))
            g_string_append_c(letters, g_ascii_tolower(*p));
    return g_string_free(letters, FALSE);
}

static char *next_roman(const char *label)
{
    for (int n = 1; n < MOST_ROMAN; n++) {
        g_autofree char *written = undex_roman(n);
        if (strcmp(written, label) == 0)
            return undex_roman(n + 1);
    }
    return NULL;
}

static char *next_letter(const char *label)
{
    if (strlen(label) == 1 && g_ascii_isdigit(*label))
        return g_strdup_printf("%d", (int)g_ascii_strtoll(label, NULL, 10) + 1);
    if (strlen(label) != 1 || !g_ascii_isalpha(*label))
        return NULL;
    return *label == 'z' ? g_strdup("aa") : g_strdup_printf("%c", *label + 1);
}

/* The first item in items [from, to) with that label, -1: none. */
static int find(const GArray *items, int from, int to, const char *label)
{
    for (int i = from; label && i < to; i++) {
        g_autofree char *has = bare(g_array_index(items, undex_sub_paragraph, i).label);
        if (strcmp(has, label) == 0)
            return i;
    }
    return -1;
}

/* It ends where the next of its kind begins: (c) after (b), (iii) after (ii). A letter that could be a roman
 * number too has two such. */
static int after(const GArray *items, int at, int to, const char *label)
{
    g_autofree char *letter = next_letter(label), *number = next_roman(label);
    int a = find(items, at + 1, to, letter), b = find(items, at + 1, to, number);
    return a < 0 ? (b < 0 ? to : b) : b < 0 ? a : MIN(a, b);
}

const undex_sub_paragraph *undex_sub_paragraph_find(const undex_passage *passage, const char *asked, int *end)
{
    g_auto(GStrv) parts = g_strsplit_set(asked, " ()", -1);
    int from = 0, to = (int)passage->items->len, found = -1, levels = 0;
    for (char **part = parts; *part; part++) {
        g_autofree char *label = bare(*part);
        if (!*label)
            continue;
        found = levels++ < MOST_LEVELS ? find(passage->items, from, to, label) : -1;
        if (found < 0)
            return NULL;
        to = after(passage->items, found, to, label);
        from = found + 1;
    }
    if (found < 0)
        return NULL;
    *end = to < (int)passage->items->len ? g_array_index(passage->items, undex_sub_paragraph, to).offset
                                         : (int)g_utf8_strlen(passage->text ? passage->text : "", -1);
    return &g_array_index(passage->items, undex_sub_paragraph, found);
}
