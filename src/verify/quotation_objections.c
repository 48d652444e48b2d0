// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/quotation_objections.h"

#include "verify/quotation_match.h"

#include <string.h>

static gboolean is_listed(const undex_word_list *lists, const char *language, const undex_word_stream *text,
                          guint i)
{
    g_autofree char *letters = undex_word_copy(text, i);
    g_autofree char *word = g_utf8_normalize(letters, -1, G_NORMALIZE_NFC);
    const char *entries = undex_word_list_find(lists, language ? language : "en");
    return word && entries && undex_word_list_has(entries, word);
}

static gboolean is_number(const undex_word_stream *text, guint i)
{
    return g_ascii_isdigit(*undex_word_letters(text, i));
}

/* "No. 5" denies nothing; the "t" of "don't" does. */
static gboolean is_negation(const undex_word_stream *text, guint i, const char *language)
{
    if (undex_word_is(text, i, "t"))
        return undex_word_at(text, i)->joint == '\'';
    gboolean numbered = i + 1 < text->words->len && is_number(text, i + 1);
    return !(numbered && undex_word_is(text, i, "no")) && is_listed(undex_data_negations, language, text, i);
}

static gboolean is_turning(const undex_word_stream *text, guint i, const char *language)
{
    return is_number(text, i) || is_negation(text, i, language) ||
           is_listed(undex_data_modal_words, language, text, i);
}

static gboolean turns(const undex_word_stream *text, const char *language)
{
    for (guint i = 0; i < text->words->len; i++)
        if (is_turning(text, i, language))
            return TRUE;
    return FALSE;
}

/* For these an author may write the name that they stand for. */
static gboolean is_pronoun(const undex_word_stream *text, guint i)
{
    static const char *const pronouns[] = {"it",  "its",  "they", "them", "their", "he",  "him", "his",
                                           "she", "her",  "we",   "us",   "our",   "i",   "my",  "me",
                                           "il",  "elle", "ils",  "lui",  "leur",  "son", "sa",  "ses"};
    for (gsize k = 0; k < G_N_ELEMENTS(pronouns); k++)
        if (undex_word_is(text, i, pronouns[k]))
            return TRUE;
    return FALSE;
}

static gboolean are_pronouns(const undex_word_stream *text, undex_word_range range)
{
    for (guint i = range.begin; i < range.end; i++)
        if (!is_pronoun(text, i))
            return FALSE;
    return TRUE;
}

static gboolean is_ending(const char *letters, gsize length)
{
    static const char *const endings[] = {"", "s", "es", "ed", "d", "ing", "e", "r", "ren"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (strlen(endings[i]) == length && memcmp(endings[i], letters, length) == 0)
            return TRUE;
    return FALSE;
}

/* Forms of one word: "recalls", "recalling". */
static gboolean are_forms(const char *a, gsize a_length, const char *b, gsize b_length)
{
    enum { LEAST_STEM = 3 };
    gsize same = 0;
    while (same < a_length && same < b_length && a[same] == b[same])
        same++;
    for (gsize stem = MAX(same, 1) - 1; stem <= same;
         stem++) /* "notes", "noting": the stem may be a letter less */
        if (stem >= LEAST_STEM && is_ending(a + stem, a_length - stem) &&
            is_ending(b + stem, b_length - stem))
            return TRUE;
    return FALSE;
}

static char *words_of(const undex_word_stream *text, undex_word_range range)
{
    enum { MOST = 8 };
    GString *words = g_string_new(NULL);
    for (guint i = range.begin; i < range.end && i < range.begin + MOST; i++)
        g_string_append_printf(words, "%s%.*s", words->len ? " " : "", (int)undex_word_at(text, i)->length,
                               undex_word_letters(text, i));
    if (range.end > range.begin + MOST)
        g_string_append(words, " ...");
    return g_string_free(words, FALSE);
}

static char *object_to_ellipsis(const undex_word_stream *text, undex_word_range hidden, const char *language)
{
    for (guint i = hidden.begin; i < hidden.end; i++) {
        if (!is_negation(text, i, language))
            continue;
        gboolean short_form = undex_word_is(text, i, "t");
        g_autofree char *word = short_form ? g_strdup("n't") : undex_word_copy(text, i);
        return g_strdup_printf("the ellipsis hides \"%s\"", word);
    }
    return NULL;
}

static gboolean is_same(const undex_word_stream *text, undex_word_range range,
                        const undex_word_stream *bracket)
{
    if (range.begin == range.end || !bracket->words->len)
        return FALSE;
    const undex_word *first = undex_word_at(text, range.begin), *last = undex_word_at(text, range.end - 1);
    const char *a = text->letters->str + first->start, *b = bracket->letters->str;
    gsize a_length = last->start + last->length - first->start, b_length = bracket->letters->len;
    return (a_length == b_length && memcmp(a, b, a_length) == 0) ||
           (range.end - range.begin == 1 && bracket->words->len == 1 && are_forms(a, a_length, b, b_length));
}

static char *object_to_bracket(const undex_gap *gap, const undex_word_stream *text, undex_word_range hidden,
                               const char *language)
{
    g_autoptr(undex_word_stream) bracket = undex_word_stream_new();
    undex_word_stream_add(bracket, gap->text, 0, strlen(gap->text), 0);
    if (is_same(text, hidden, bracket) || (are_pronouns(text, hidden) && !turns(bracket, language)))
        return NULL;
    if (hidden.begin == hidden.end)
        return g_strdup_printf("the brackets add \"%s\"", gap->text);
    g_autofree char *words = words_of(text, hidden);
    return g_strdup_printf("the brackets have \"%s\" for \"%s\"", gap->text, words);
}

/* "recall[s]" where "recalling" stands. */
static char *object_to_ending(const undex_quotation_words *quotation, const undex_gap *gap,
                              const undex_word_stream *text, guint word)
{
    const undex_word *own = undex_word_at(text, word),
                     *quoted = undex_word_at(quotation->stream, gap->word - 1);
    const char *letters = undex_word_letters(text, word);
    g_autoptr(undex_word_stream) bracket = undex_word_stream_new();
    undex_word_stream_add(bracket, gap->text, 0, strlen(gap->text), 0);
    g_autofree char *whole =
        g_strdup_printf("%.*s%s", (int)quoted->length, undex_word_letters(quotation->stream, gap->word - 1),
                        bracket->letters->str);
    if (are_forms(letters, own->length, whole, strlen(whole)))
        return NULL;
    return g_strdup_printf("the brackets make \"%s\" of \"%.*s\"", whole, (int)own->length, letters);
}

char *undex_quotation_objection(const undex_quotation_words *quotation, const undex_word_stream *text,
                                const undex_quotation_match *match, const char *language)
{
    for (guint i = 0; i < quotation->gaps->len; i++) {
        const undex_gap *gap = &g_array_index(quotation->gaps, undex_gap, i);
        undex_word_range hidden = g_array_index(match->hidden, undex_word_range, i);
        char *objection = NULL;
        if (gap->kind == UNDEX_GAP_ELLIPSIS)
            objection = object_to_ellipsis(text, hidden, language);
        else if (gap->kind == UNDEX_GAP_BRACKET)
            objection = object_to_bracket(gap, text, hidden, language);
        else if (hidden.begin)
            objection = object_to_ending(quotation, gap, text, hidden.begin - 1);
        if (objection)
            return objection;
    }
    return NULL;
}
