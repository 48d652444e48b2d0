// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/quotation_search.h"

#include <string.h>

/* Phrases from so many parts of the quotation, of so many words; words of those that may stand anywhere. */
enum { PARTS = 3, PHRASE_WORDS = 6, LEAST_PHRASE = 3, SCATTERED_WORDS = 9, HITS = 8, LONGEST_WORD = 60 };

static gboolean is_ideograph(const char *letters)
{
    gunichar c = g_utf8_get_char(letters);
    return c >= 0x2E80 && c < 0xA000;
}

/* A word that every index has as it is: of letters, and not half of a compound. */
static gboolean is_plain(const undex_word_stream *stream, guint i)
{
    const undex_word *word = undex_word_at(stream, i);
    gboolean tied = word->joint || (i + 1 < stream->words->len && undex_word_at(stream, i + 1)->joint);
    return !tied && word->length < LONGEST_WORD &&
           g_unichar_isalpha(g_utf8_get_char(undex_word_letters(stream, i)));
}

static gboolean is_gap(const undex_quotation_words *quotation, guint word)
{
    for (guint i = 0; i < quotation->gaps->len; i++)
        if (g_array_index(quotation->gaps, undex_gap, i).word == word)
            return TRUE;
    return FALSE;
}

static void append_word(GString *query, const undex_word_stream *stream, guint i)
{
    g_autofree char *letters = undex_word_copy(stream, i);
    g_autofree char *word = g_utf8_normalize(letters, -1, G_NORMALIZE_NFC);
    if (query->len && query->str[query->len - 1] != '"' && !is_ideograph(letters))
        g_string_append_c(query, ' ');
    g_string_append(query, word ? word : letters);
}

/* The run of plain words within [from, to) that has the most letters; its length, 0: there is none. */
static guint best_run(const undex_quotation_words *quotation, guint from, guint to, guint *begin)
{
    gsize most = 0;
    guint best = 0;
    for (guint i = from; i < to; i++) {
        gsize letters = 0;
        guint count = 0;
        while (count < PHRASE_WORDS && i + count < to && is_plain(quotation->stream, i + count) &&
               (!count || !is_gap(quotation, i + count)))
            letters += undex_word_at(quotation->stream, i + count++)->length;
        if (count < LEAST_PHRASE || letters <= most)
            continue;
        most = letters;
        best = count;
        *begin = i;
    }
    return best;
}

static char *phrase_of(const undex_quotation_words *quotation, guint part)
{
    guint words = quotation->stream->words->len, parts = words < PARTS * PHRASE_WORDS ? 1 : PARTS, begin = 0;
    if (part >= parts)
        return NULL;
    guint from = words * part / parts, to = words * (part + 1) / parts;
    guint count = best_run(quotation, from, to, &begin);
    GString *query = g_string_new("\"");
    for (guint i = begin; i < begin + count; i++)
        append_word(query, quotation->stream, i);
    g_string_append_c(query, '"');
    return g_string_free(query, FALSE);
}

/* The longest words, each once, in their order. */
static char *scattered_words(const undex_quotation_words *quotation)
{
    const undex_word_stream *stream = quotation->stream;
    GString *query = g_string_new(NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize least = 12, count = 0; least >= 4 && count < SCATTERED_WORDS; least -= 2)
        for (guint i = 0; i < stream->words->len && count < SCATTERED_WORDS; i++)
            if (undex_word_at(stream, i)->length >= least && is_plain(stream, i) &&
                g_hash_table_add(seen, undex_word_copy(stream, i))) {
                append_word(query, stream, i);
                count++;
            }
    return g_string_free(query, FALSE);
}

gboolean undex_quotation_search(undex_index *store, const undex_quotation_words *quotation, guint part,
                                gboolean scattered, undex_results **results, GError **error)
{
    g_autofree char *query =
        scattered ? part ? NULL : scattered_words(quotation) : phrase_of(quotation, part);
    undex_search_options options = {.count = HITS, .per_document = 3, .apart = TRUE};
    *results = NULL;
    if (!query)
        return TRUE;
    if (strlen(query) <= 2) { /* no run of words in this part */
        query = (g_free(query), scattered_words(quotation));
        if (!*query)
            return TRUE;
    }
    *results = undex_search_run(store, query, &options, error);
    return *results != NULL;
}
