// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/compound_terms.h"

#include "index/schema.h"

#include <string.h>

enum {
    LETTERS_LEAST = 5, /* bytes of the word closed up */
    PART_LEAST = 2,    /* likewise of a part */
    PART_CEILING = 24,
};

static gboolean is_letters(const char *word)
{
    for (; *word; word = g_utf8_next_char(word))
        if (!g_unichar_isalpha(g_utf8_get_char(word)))
            return FALSE;
    return TRUE;
}

static gboolean is_part(const char *word)
{
    gsize length = strlen(word);
    return length >= PART_LEAST && length <= PART_CEILING && is_letters(word);
}

/* Two parts of letters; no article that has lost its vowel ("l'enfant"). */
static gboolean is_compound(const GArray *tokens, guint i)
{
    enum { JOINTS = UNDEX_TOKEN_HYPHEN | UNDEX_TOKEN_APOSTROPHE };
    const undex_token *first = &g_array_index(tokens, undex_token, i), *second = first + 1;
    if (!(second->flags & JOINTS))
        return FALSE;
    gboolean third = i + 2 < tokens->len && (second + 1)->flags & UNDEX_TOKEN_JOINED;
    if (third || first->flags & UNDEX_TOKEN_JOINED)
        return FALSE;
    if (second->flags & UNDEX_TOKEN_APOSTROPHE && first->flags & UNDEX_TOKEN_STOP)
        return FALSE;
    return is_part(first->word) && is_part(second->word) &&
           strlen(first->word) + strlen(second->word) >= LETTERS_LEAST;
}

void undex_compound_terms_gather(const GArray *tokens, GHashTable *parts)
{
    for (guint i = 0; i + 1 < tokens->len; i++)
        if (is_compound(tokens, i))
            g_hash_table_add(parts, g_strdup_printf("%s %s", g_array_index(tokens, undex_token, i).word,
                                                    g_array_index(tokens, undex_token, i + 1).word));
}

void undex_compound_terms_name(undex_analyser *analyser, GHashTable *parts, GHashTable *terms, guint ceiling)
{
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, parts);
    while (g_hash_table_size(terms) < ceiling && g_hash_table_iter_next(&iter, &key, NULL)) {
        const char *both = key, *space = strchr(both, ' ');
        g_autofree char *closed = g_strdup_printf("%.*s%s", (int)(space - both), both, space + 1);
        const GArray *tokens = undex_analyser_run(analyser, closed, -1);
        if (tokens->len == 1)
            g_hash_table_add(terms, g_strdup_printf("%s%s %s", UNDEX_TERM_COMPOUND,
                                                    g_array_index(tokens, undex_token, 0).stem, both));
    }
}

gboolean undex_compound_terms_accept(const char *value)
{
    g_auto(GStrv) parts = g_strsplit(value, " ", 4);
    return g_utf8_validate(value, -1, NULL) && g_strv_length(parts) == 3 && *parts[0] && is_part(parts[1]) &&
           is_part(parts[2]) && strlen(parts[0]) <= 2 * PART_CEILING;
}
