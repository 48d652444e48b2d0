// SPDX-License-Identifier: GPL-3.0-or-later
/* What acronyms stand for, as documents say it (UNDEX_TERM_ACRONYM, UNDEX_TERM_BYNAME): LDCs finds "least
 * developed countries" too, and the other way round. An acronym typed small is none where documents write it
 * small, as a word. */
#include "search/expand/expand_query.h"

#include "index/schema.h"
#include "search/words/query_tokens.h"
#include "search/words/word_family.h"

#include <string.h>

enum {
    MEANINGS = 3, /* of an acronym that are looked for, those of the most documents */
    BELIEVED = 3, /* documents that must say what letters do not bear out */
    LETTERS_LEAST = 3,
    LETTERS_CEILING = 8, /* of the acronym of words side by side */
};

/* Those that so many documents say. FALSE: error. */
static gboolean add_said(query_builder *b, query_word *word, const char *prefix, const char *acronym,
                         gint64 least, gboolean *known, GError **error)
{
    g_autoptr(GArray) all = undex_stated_terms(b, prefix, acronym, error);
    for (guint i = 0; all && i < all->len && i < MEANINGS; i++) {
        const stated_term *one = &g_array_index(all, stated_term, i);
        if (one->documents < least)
            break;
        if (!undex_query_word_add_run(b, word, one->text, error))
            return FALSE;
        *known = TRUE;
    }
    return all != NULL;
}

static gboolean add_meanings(query_builder *b, query_word *word, const char *acronym, gboolean *known,
                             GError **error)
{
    return add_said(b, word, UNDEX_TERM_ACRONYM, acronym, 1, known, error) &&
           add_said(b, word, UNDEX_TERM_BYNAME, acronym, BELIEVED, known, error);
}

gboolean undex_search_add_meanings(query_builder *b, query_word *word, const char *folded, gboolean capitals,
                                   GError **error)
{
    gsize length = strlen(folded);
    g_autofree char *singular =
        length > 2 && folded[length - 1] == 's' ? g_strndup(folded, length - 1) : NULL;
    g_autofree char *plural = g_strconcat(folded, "s", NULL);
    gboolean known = FALSE, known_as_one = FALSE;
    if (!capitals && undex_search_own_stems(b, folded, word->stems)->is_word)
        return TRUE;
    if (!add_meanings(b, word, folded, &known, error) ||
        (!known && singular && !add_meanings(b, word, singular, &known_as_one, error)))
        return FALSE;
    if (known_as_one)
        undex_query_word_add_other(b, word, singular);
    else if (known && !singular) /* UNMISS is no plural of UNMIS */
        undex_query_word_add_other(b, word, plural);
    if (capitals) { /* an acronym is not stemmed */
        g_ptr_array_set_size(word->stems, 0);
        g_ptr_array_add(word->stems, g_strdup(folded));
    }
    return TRUE;
}

/* ---- words that an acronym stands for ---- */

/* The words of the query from the `from`th to the `to`th and the small ones between, with a space before
 * each; NULL: other things stand between them. */
static char *words_between(const query_builder *b, const GArray *words, guint from, guint to)
{
    const query_node *first = g_array_index(words, query_word, from).from,
                     *last = g_array_index(words, query_word, to).from;
    const char *begin = g_utf8_offset_to_pointer(b->query, first->at);
    const char *end = g_utf8_offset_to_pointer(b->query, last->at);
    gsize length = strlen(last->text);
    if (begin >= end || strncmp(end, last->text, length) != 0)
        return NULL;
    g_autofree char *text = g_strndup(begin, (gsize)(end - begin) + length);
    if (strpbrk(text, "\"():+*?"))
        return NULL;
    g_autoptr(GArray) tokens = undex_query_tokens(b, text);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < tokens->len; i++)
        g_string_append_printf(all, " %s", (char *)g_array_index(tokens, query_token, i).words->pdata[0]);
    return g_strdup(all->str);
}

/* Whether a document says that the letters stand for the words. FALSE: error. */
static gboolean is_said(const query_builder *b, const GArray *words, guint from, guint to,
                        const char *letters, gboolean *is, GError **error)
{
    g_autoptr(GArray) all = undex_stated_terms(b, UNDEX_TERM_ACRONYM, letters, error);
    g_autofree char *between = all && all->len ? words_between(b, words, from, to) : NULL;
    *is = FALSE;
    for (guint i = 0; between && i < all->len; i++)
        *is |= strcmp(between + 1, g_array_index(all, stated_term, i).text) == 0;
    return all != NULL;
}

static gboolean add_acronym(query_builder *b, GArray *words, guint from, guint to, const char *letters,
                            GError **error)
{
    g_autofree char *plural = g_strconcat(letters, "s", NULL);
    g_autofree char *capitals = g_strconcat(UNDEX_WORD_CAPITALS, letters, NULL);
    gboolean is = FALSE, apart = FALSE;
    if (!is_said(b, words, from, to, letters, &is, error))
        return FALSE;
    if (is && !undex_search_is_present(b, capitals, &apart, error))
        return FALSE;
    for (guint i = from; is && i <= to; i++) {
        query_word *word = &g_array_index(words, query_word, i);
        undex_query_word_add_other(b, word, apart ? capitals : letters);
        undex_query_word_add_other(b, word, plural);
    }
    return TRUE;
}

/* The first letters of the words, as far as an acronym may stand for them. */
static GArray *initials_of(const GArray *words)
{
    GArray *initials = g_array_sized_new(FALSE, FALSE, sizeof(gunichar), words->len);
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        g_autofree char *folded = word->from && !word->bare ? undex_analyser_fold(word->from->text) : NULL;
        gunichar initial = folded ? g_utf8_get_char(folded) : 0;
        g_array_append_val(initials, initial);
    }
    return initials;
}

/* Of words from the `from`th on. FALSE: error. */
static gboolean add_acronyms_from(query_builder *b, GArray *words, guint from, const GArray *initials,
                                  GError **error)
{
    g_autoptr(GString) letters = g_string_new(NULL);
    for (guint to = from; to < words->len && to < from + LETTERS_CEILING; to++) {
        gboolean begun = TRUE;
        if (!g_array_index(initials, gunichar, to))
            break;
        g_string_append_unichar(letters, g_array_index(initials, gunichar, to));
        if (to - from + 1 < LETTERS_LEAST)
            continue;
        if (!undex_stated_terms_begin(b, UNDEX_TERM_ACRONYM, letters->str, &begun, error))
            return FALSE;
        if (!begun)
            break; /* no longer one either */
        if (!add_acronym(b, words, from, to, letters->str, error))
            return FALSE;
    }
    return TRUE;
}

gboolean undex_search_add_acronyms(query_builder *b, GArray *words, GError **error)
{
    g_autoptr(GArray) initials = initials_of(words);
    for (guint from = 0; from < words->len; from++)
        if (!add_acronyms_from(b, words, from, initials, error))
            return FALSE;
    return TRUE;
}
