// SPDX-License-Identifier: GPL-3.0-or-later
/* Which words have which stem: gathered where a document is prepared, written to the index once. */
#include "index/index_private.h"

#include <string.h>

/* Pairs remembered before all are forgotten: to write one twice does no harm. */
enum { PAIRS_CEILING = 1000000 };

/* How a word was seen in a document. */
enum { SEEN_LOWER = 1, SEEN_NAME = 2, SEEN_ONCE = 4 };

typedef struct {
    char *word, *stem, *plain; /* as undex_token; `plain` may be NULL */
    guint seen;
} sighting;

struct undex_stem_dictionary {
    GHashTable *forms; /* undex_token.form of the words met -> place in `met`, from 1 */
    GArray *met;       /* sighting */
    GHashTable *words; /* those of `met`; borrowed */
    GHashTable *pairs; /* lines written */
};

static void sighting_clear(gpointer p)
{
    sighting *s = p;
    g_free(s->word);
    g_free(s->stem);
    g_free(s->plain);
}

undex_stem_dictionary *undex_stem_dictionary_new(void)
{
    undex_stem_dictionary *families = g_new0(undex_stem_dictionary, 1);
    families->forms = g_hash_table_new(NULL, NULL);
    families->met = g_array_new(FALSE, TRUE, sizeof(sighting));
    g_array_set_clear_func(families->met, sighting_clear);
    families->words = g_hash_table_new(g_str_hash, g_str_equal);
    families->pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return families;
}

void undex_stem_dictionary_free(undex_stem_dictionary *families)
{
    if (!families)
        return;
    g_hash_table_unref(families->forms);
    g_hash_table_unref(families->words);
    g_array_unref(families->met);
    g_hash_table_unref(families->pairs);
    g_free(families);
}

/* ---- what a document says ---- */

static gboolean is_part_of_address(const GArray *tokens, guint i)
{
    guint flags = i < tokens->len ? g_array_index(tokens, undex_token, i).flags : 0;
    return flags & UNDEX_TOKEN_JOINED && !(flags & (UNDEX_TOKEN_HYPHEN | UNDEX_TOKEN_APOSTROPHE));
}

/* A capital right after a word without one, with a space between, is no beginning of a sentence. */
static guint seen_at(const GArray *tokens, guint i, gboolean running)
{
    const undex_token *token = &g_array_index(tokens, undex_token, i);
    if (!(token->flags & UNDEX_TOKEN_UPPER))
        return is_part_of_address(tokens, i) || is_part_of_address(tokens, i + 1) ? 0 : SEEN_LOWER;
    const undex_token *before = i > 0 ? token - 1 : NULL;
    gboolean within = running && before && !(before->flags & UNDEX_TOKEN_UPPER) &&
                      token->start == before->end + 1 && g_unichar_isalpha(g_utf8_get_char(before->word));
    return within ? SEEN_NAME : 0;
}

static sighting *sighting_of(undex_stem_dictionary *families, const undex_token *token)
{
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(families->forms, GUINT_TO_POINTER(token->form)));
    if (place == 0) {
        sighting fresh = {g_strdup(token->typed), g_strdup(token->stem), g_strdup(token->plain), SEEN_ONCE};
        g_array_append_val(families->met, fresh);
        place = families->met->len;
        g_hash_table_insert(families->forms, GUINT_TO_POINTER(token->form), GUINT_TO_POINTER(place));
        g_hash_table_add(families->words, fresh.word);
    }
    return &g_array_index(families->met, sighting, place - 1);
}

void undex_stem_dictionary_add(undex_stem_dictionary *families, const GArray *tokens, guint i,
                               gboolean running)
{
    enum { ALL = SEEN_LOWER | SEEN_NAME | SEEN_ONCE };
    sighting *s = sighting_of(families, &g_array_index(tokens, undex_token, i));
    if (s->seen != ALL)
        s->seen |= seen_at(tokens, i, running);
}

/* A name is no other form of another word: Mali is not French "mal", nor is Paris "pari". */
static gboolean is_name(const undex_stem_dictionary *families, const sighting *s)
{
    if ((s->seen & (SEEN_NAME | SEEN_LOWER)) != SEEN_NAME || (guchar)*s->word >= 0x80)
        return FALSE; /* names in other scripts are inflected */
    gsize length = strlen(s->word);
    g_autofree char *singular = g_strndup(s->word, length - 1);
    gboolean plural =
        length > 1 && s->word[length - 1] == 's' && g_hash_table_contains(families->words, singular);
    return !plural;
}

/* A short word is told though it is its own stem: so that acronyms are known from words. */
static void tell(GString *lines, const sighting *s, const char *stem)
{
    enum { SHORT = 6 };
    if (!stem || !*stem ||
        (strcmp(stem, s->word) == 0 && (strlen(s->word) > SHORT || !(s->seen & SEEN_LOWER))))
        return;
    g_string_append_printf(lines, "%s %s\n", stem, s->word);
}

char *undex_stem_dictionary_take(undex_stem_dictionary *families)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < families->met->len; i++) {
        const sighting *s = &g_array_index(families->met, sighting, i);
        if (is_name(families, s))
            continue;
        tell(lines, s, s->stem);
        tell(lines, s, s->plain);
    }
    g_hash_table_remove_all(families->forms);
    g_hash_table_remove_all(families->words);
    g_array_set_size(families->met, 0);
    return g_string_free(lines, FALSE);
}

/* ---- what the index is told ---- */

/* The first is remembered, so that a check can tell when they are lost. */
static gboolean sign(undex_stem_dictionary *families, xc_database *database, const char *line,
                     xc_error *failure)
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

gboolean undex_stem_dictionary_accept(const char *lines)
{
    gsize length;
    for (const char *at = lines; *at; at += length + (at[length] == '\n')) {
        length = strcspn(at, "\n");
        if (!is_line(at, length))
            return FALSE;
    }
    return TRUE;
}

static gboolean write_line(undex_stem_dictionary *families, xc_database *database, const char *line,
                           xc_error *failure)
{
    gsize length = strcspn(line, " ");
    g_autofree char *stem = g_strndup(line, length);
    return sign(families, database, line, failure) &&
           xc_database_add_synonym(database, stem, line + length + 1, failure);
}

gboolean undex_stem_dictionary_write(undex_stem_dictionary *families, xc_database *database,
                                     const char *lines, xc_error *failure)
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
