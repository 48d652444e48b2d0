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

/* The first is remembered, so that a check can tell when they are lost. */
static gboolean sign(undex_families *families, xc_database *database, const char *line, xc_error *failure)
{
    size_t length = 0;
    if (g_hash_table_size(families->pairs) > 0)
        return TRUE;
    char *first = xc_database_metadata(database, UNDEX_META_FAMILY, &length, failure);
    gboolean ok = first && (length > 0 || xc_database_set_metadata(database, UNDEX_META_FAMILY, line,
                                                                   strlen(line), failure));
    xc_string_free(first);
    return ok;
}

/* Not every line was made here. A word with a capital would be a term of another kind. */
static gboolean is_line(const char *line, gsize length)
{
    const char *space = memchr(line, ' ', length);
    gsize stem = space ? (gsize)(space - line) : 0;
    return stem > 0 && stem + 1 < length && length <= XC_TERM_MAX && !g_ascii_isupper(space[1]);
}

gboolean undex_families_accept(const char *lines)
{
    gsize length;
    for (const char *at = lines; *at; at += length + (at[length] == '\n')) {
        length = strcspn(at, "\n");
        if (!is_line(at, length))
            return FALSE;
    }
    return TRUE;
}

static gboolean write_line(undex_families *families, xc_database *database, const char *line,
                           xc_error *failure)
{
    gsize length = strcspn(line, " ");
    g_autofree char *stem = g_strndup(line, length);
    return sign(families, database, line, failure) &&
           xc_database_add_synonym(database, stem, line + length + 1, failure);
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
        if (!write_line(families, database, line, failure))
            return FALSE;
        g_hash_table_add(families->pairs, g_steal_pointer(&line));
    }
    return TRUE;
}
