// SPDX-License-Identifier: GPL-3.0-or-later
/* Which words have which stem: gathered where a document is prepared, written to the index once. */
#include "store/private.h"

#include <string.h>

/* Pairs remembered before all are forgotten: to write one twice does no harm. */
enum { PAIRS_CEILING = 1000000 };

struct undex_families {
    GHashTable *forms; /* undex_token.form of the words met */
    GHashTable *pairs; /* lines written */
    GString *lines;
};

undex_families *undex_families_new(void)
{
    undex_families *families = g_new0(undex_families, 1);
    families->forms = g_hash_table_new(NULL, NULL);
    families->pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    families->lines = g_string_new(NULL);
    return families;
}

void undex_families_free(undex_families *families)
{
    if (!families)
        return;
    g_hash_table_unref(families->forms);
    g_hash_table_unref(families->pairs);
    g_string_free(families->lines, TRUE);
    g_free(families);
}

static void add(undex_families *families, const char *stem, const char *word)
{
    if (stem && *stem && strcmp(stem, word) != 0)
        g_string_append_printf(families->lines, "%s %s\n", stem, word);
}

void undex_families_add(undex_families *families, const undex_token *token)
{
    if (!g_hash_table_add(families->forms, GUINT_TO_POINTER(token->form)))
        return;
    add(families, token->stem, token->typed);
    add(families, token->plain, token->typed);
}

char *undex_families_take(undex_families *families)
{
    g_hash_table_remove_all(families->forms);
    char *lines = g_strndup(families->lines->str, families->lines->len);
    g_string_truncate(families->lines, 0);
    return lines;
}

/* FALSE: it is no such line. */
static gboolean write_line(xc_database *database, const char *line, xc_error *failure)
{
    const char *space = strchr(line, ' ');
    if (!space || space == line || !space[1] || strlen(line) > XC_TERM_MAX) {
        failure->code = XC_ERROR_ARGUMENT;
        g_strlcpy(failure->message, "a word and its stem make no sense", sizeof failure->message);
        return FALSE;
    }
    g_autofree char *stem = g_strndup(line, (gsize)(space - line));
    return xc_database_add_synonym(database, stem, space + 1, failure);
}

gboolean undex_families_write(undex_families *families, xc_database *database, const char *lines,
                              xc_error *failure)
{
    if (g_hash_table_size(families->pairs) > PAIRS_CEILING)
        g_hash_table_remove_all(families->pairs);
    for (const char *at = lines; *at;) {
        gsize length = strcspn(at, "\n");
        g_autofree char *line = g_strndup(at, length);
        at += length + (at[length] == '\n');
        if (g_hash_table_contains(families->pairs, line))
            continue;
        if (!write_line(database, line, failure))
            return FALSE;
        g_hash_table_add(families->pairs, g_steal_pointer(&line));
    }
    return TRUE;
}
