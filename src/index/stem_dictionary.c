// SPDX-License-Identifier: GPL-3.0-or-later
/* Which words have which stem: words are gathered where a document is prepared, stemmed where the index is,
 * and written to it once. */
#include "index/index_private.h"
#include "index/stem_words.h"

#include <string.h>

/* Words remembered before all are forgotten: to write one twice does no harm. */
enum { TOLD_CEILING = 1000000 };

/* Stands before a word that was seen in small letters. */
#define LOWER "="

/* How a word was seen in a document. */
enum { SEEN_LOWER = 1, SEEN_NAME = 2, SEEN_ONCE = 4 };

typedef struct {
    char *word, *stem, *plain,
        *exact; /* `typed` of an undex_token, and as that has them; `plain` may be NULL */
    guint seen;
} sighting;

struct undex_stem_dictionary {
    GHashTable *forms; /* undex_token.form of the words met -> place in `met`, from 1 */
    GArray *met;       /* sighting */
    GHashTable *words; /* those of `met`; borrowed */
    GHashTable *told;  /* lines written, each after its language */
};

static void sighting_clear(gpointer p)
{
    sighting *s = p;
    g_free(s->word);
    g_free(s->stem);
    g_free(s->plain);
    g_free(s->exact);
}

undex_stem_dictionary *undex_stem_dictionary_new(void)
{
    undex_stem_dictionary *families = g_new0(undex_stem_dictionary, 1);
    families->forms = g_hash_table_new(NULL, NULL);
    families->met = g_array_new(FALSE, TRUE, sizeof(sighting));
    g_array_set_clear_func(families->met, sighting_clear);
    families->words = g_hash_table_new(g_str_hash, g_str_equal);
    families->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return families;
}

void undex_stem_dictionary_free(undex_stem_dictionary *families)
{
    if (!families)
        return;
    g_hash_table_unref(families->forms);
    g_hash_table_unref(families->words);
    g_array_unref(families->met);
    g_hash_table_unref(families->told);
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
        sighting fresh = {g_strdup(token->typed), g_strdup(token->stem), g_strdup(token->plain),
                          g_strdup(token->exact), SEEN_ONCE};
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
    /* Names in other scripts are inflected, and may be forms of a word. */
    if ((s->seen & (SEEN_NAME | SEEN_LOWER)) != SEEN_NAME || (guchar)*s->word >= 0x80)
        return FALSE;
    gsize length = strlen(s->word);
    g_autofree char *singular = g_strndup(s->word, length - 1);
    gboolean plural =
        length > 1 && s->word[length - 1] == 's' && g_hash_table_contains(families->words, singular);
    return !plural;
}

/* A short word is told though it is its own stem: so that acronyms are known from words. */
static gboolean is_told(const char *word, const char *stem, gboolean lower)
{
    enum { SHORT = 6 };
    return stem && *stem && (strcmp(stem, word) != 0 || (strlen(word) <= SHORT && lower));
}

char *undex_stem_dictionary_take(undex_stem_dictionary *families)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < families->met->len; i++) {
        const sighting *s = &g_array_index(families->met, sighting, i);
        gboolean lower = s->seen & SEEN_LOWER;
        if (!is_name(families, s) && (is_told(s->word, s->stem, lower) || is_told(s->word, s->plain, lower)))
            g_string_append_printf(lines, "%s%s\n", lower ? LOWER : "", s->exact);
    }
    g_hash_table_remove_all(families->forms);
    g_hash_table_remove_all(families->words);
    g_array_set_size(families->met, 0);
    return g_string_free(lines, FALSE);
}

/* ---- what was taken of several languages ---- */

/* Stands before the code of the language that the lines below it are of. */
#define SECTION '@'

void undex_stem_dictionary_append(GString *lines, const char *language, const char *more)
{
    if (*more)
        g_string_append_printf(lines, "%c%s\n%s", SECTION, language, more);
}

char *undex_stem_dictionary_section(const char **rest, char **language)
{
    g_clear_pointer(language, g_free);
    if (!**rest)
        return NULL;
    if (**rest == SECTION) {
        gsize length = strcspn(*rest, "\n");
        *language = g_strndup(*rest + 1, length - 1);
        *rest += length + ((*rest)[length] == '\n');
    }
    const char *end = **rest == SECTION ? *rest : strstr(*rest, "\n@");
    end = !end ? *rest + strlen(*rest) : *end == '\n' ? end + 1 : end;
    char *lines = g_strndup(*rest, (gsize)(end - *rest));
    *rest = end;
    return lines;
}

/* ---- what the index is told ---- */

static gboolean tell(xc_database *database, const char *word, const char *stem, gboolean lower,
                     xc_error *failure)
{
    if (!is_told(word, stem, lower) || strlen(stem) + strlen(word) > XC_TERM_MAX)
        return TRUE;
    return undex_stem_words_add(database, stem, word, failure);
}

/* The word of a line of `length` bytes, stemmed here: who sent it is not asked which stem it has. */
static gboolean token_of(undex_analyser *analyser, const char *line, gsize length, undex_token *token)
{
    g_autofree char *exact = g_strndup(line, length);
    return undex_analyser_word(analyser, exact + (*exact == *LOWER), token);
}

gboolean undex_stem_dictionary_accept(undex_analyser *analyser, const char *lines)
{
    undex_token token;
    gsize length;
    for (const char *at = lines; *at; at += length + (at[length] == '\n')) {
        length = strcspn(at, "\n");
        if (!token_of(analyser, at, length, &token))
            return FALSE;
    }
    return TRUE;
}

gboolean undex_stem_dictionary_write(undex_stem_dictionary *families, undex_analyser *analyser,
                                     xc_database *database, const char *lines, xc_error *failure)
{
    gsize length;
    if (g_hash_table_size(families->told) > TOLD_CEILING)
        g_hash_table_remove_all(families->told);
    for (const char *at = lines; *at; at += length + (at[length] == '\n')) {
        undex_token token;
        length = strcspn(at, "\n");
        g_autofree char *line =
            g_strdup_printf("%s %.*s", undex_analyser_language(analyser), (int)length, at);
        gboolean lower = *at == *LOWER;
        if (g_hash_table_contains(families->told, line) || !token_of(analyser, at, length, &token))
            continue;
        if (!tell(database, token.typed, token.stem, lower, failure) ||
            !tell(database, token.typed, token.plain, lower, failure))
            return FALSE;
        g_hash_table_add(families->told, g_steal_pointer(&line));
    }
    return TRUE;
}
