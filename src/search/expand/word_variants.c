// SPDX-License-Identifier: GPL-3.0-or-later
/* Other ways of writing what was typed: acronyms and what they stand for (acronyms.c); words with and without
 * a hyphen or an apostrophe, in one and in two; numbers in groups of digits. What stands for a word counts as
 * the word itself. */
#include "search/expand/expand_query.h"

#include "index/schema.h"
#include "search/words/highlight_words.h"
#include "search/words/query_tokens.h"
#include "search/words/word_family.h"

#include <string.h>

enum {
    SPELLINGS = 6, /* of a compound */
    DIGITS_LEAST = 4,
    JOINED_LEAST = 5, /* bytes of two words as one */
    PART_LEAST = 3,   /* likewise of each of them */
};

/* ---- words as they were typed ---- */

static gboolean has_capitals(const char *text)
{
    guint capitals = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        capitals += g_unichar_isupper(g_utf8_get_char(p)) != 0;
    return capitals > 1 && g_unichar_isupper(g_utf8_get_char(text));
}

/* Who writes all in capitals tells nothing by them. */
static gboolean is_shouted(const char *query)
{
    gboolean several = strchr(query, ' ') != NULL;
    for (const char *p = query; several && *p; p = g_utf8_next_char(p))
        several = !g_unichar_islower(g_utf8_get_char(p));
    return several;
}

/* WHO is not who: where some passage has it so, only such are meant. */
static gboolean take_capitals(query_builder *b, query_word *word, const char *folded, GError **error)
{
    g_autofree char *term = g_strconcat(UNDEX_WORD_CAPITALS, folded, NULL);
    gboolean is = FALSE;
    if (!undex_search_is_present(b, term, &is, error))
        return FALSE;
    if (!is)
        return TRUE;
    g_ptr_array_set_size(word->stems, 0);
    g_ptr_array_add(word->stems, g_steal_pointer(&term));
    word->bare = TRUE;
    return TRUE;
}

/* ---- compounds and numbers ---- */

/* Written apart, with a hyphen or an apostrophe. */
static gboolean add_apart(query_builder *b, query_word *word, GError **error)
{
    for (guint i = 0; i < word->stems->len; i++) {
        g_autoptr(GArray) all = undex_stated_terms(b, UNDEX_TERM_COMPOUND, word->stems->pdata[i], error);
        if (!all)
            return FALSE;
        for (guint k = 0; k < all->len && k < SPELLINGS; k++)
            if (!undex_query_word_add_run(b, word, g_array_index(all, stated_term, k).text, error))
                return FALSE;
    }
    return TRUE;
}

static gboolean is_number(const char *text)
{
    return *text && text[strspn(text, "0123456789")] == '\0';
}

static void want_one_after_another(query_builder *b, char **words)
{
    highlight_words *w = undex_highlight_words_new();
    for (guint i = 0; words[i]; i++)
        g_ptr_array_add(undex_highlight_words_add(w, HIGHLIGHT_WORD)->texts, g_strdup(words[i]));
    undex_highlight_take(b, w);
}

/* 33.287 is 33287 too; marked are 33 287 and 33.287. */
static void add_number(query_builder *b, query_word *word, const char *typed)
{
    enum { GROUP = 3 };
    g_auto(GStrv) parts = g_strsplit(typed, ".", -1);
    g_autofree char *closed = g_strjoinv("", parts);
    g_autoptr(GString) spaced = g_string_new(closed);
    for (gsize at = spaced->len; at > GROUP; at -= GROUP)
        g_string_insert_c(spaced, (gssize)(at - GROUP), ' ');
    g_auto(GStrv) groups = g_strsplit(spaced->str, " ", -1);
    char *pointed[] = {g_strjoinv(".", groups), NULL};
    if (strcmp(closed, typed) != 0)
        undex_query_word_add_other(b, word, closed);
    want_one_after_another(b, groups);
    want_one_after_another(b, pointed);
    g_free(pointed[0]);
}

/* 33.287 and 1.325.000, no 1.5. */
static gboolean is_grouped(const char *text)
{
    gsize first = strspn(text, "0123456789");
    const char *p = text + first;
    if (first < 1 || first > 3 || *text == '0' || !*p)
        return FALSE;
    for (; *p; p += 4)
        if (*p != '.' || strspn(p + 1, "0123456789") < 3 || (p[4] != '.' && p[4] != '\0'))
            return FALSE;
    return TRUE;
}

/* ---- a word ---- */

static gboolean add_to_word(query_builder *b, query_word *word, gboolean shouted, GError **error)
{
    g_autofree char *folded = undex_analyser_fold(word->from->text);
    gboolean capitals = !shouted && has_capitals(word->from->text);
    if (g_ascii_isdigit(*folded)) {
        g_autoptr(GArray) tokens = undex_query_tokens(b, word->from->text);
        const char *number = tokens->len == 1 ? g_array_index(tokens, query_token, 0).typed : "";
        if ((is_number(number) && strlen(number) >= DIGITS_LEAST) || is_grouped(number))
            add_number(b, word, number);
        return TRUE;
    }
    if (strchr(folded, ' ') || word->bare)
        return TRUE;
    return undex_search_add_meanings(b, word, folded, capitals, error) &&
           (!capitals || take_capitals(b, word, folded, error)) && (word->bare || add_apart(b, word, error));
}

/* ---- two words side by side ---- */

/* Nothing but spaces lies between them in the query. */
static gboolean are_side_by_side(const query_builder *b, const query_word *left, const query_word *right)
{
    const char *query = b->query;
    const char *from = g_utf8_offset_to_pointer(query, left->from->at) + strlen(left->from->text);
    const char *to = g_utf8_offset_to_pointer(query, right->from->at);
    return from < to && strspn(from, " ") == (gsize)(to - from);
}

/* Adds what the two are as one word: peace keeping, 33 287. */
static gboolean join(query_builder *b, query_word *left, query_word *right, GError **error)
{
    g_autofree char *first = undex_analyser_fold(left->from->text);
    g_autofree char *second = undex_analyser_fold(right->from->text);
    g_autofree char *closed = g_strconcat(first, second, NULL);
    gboolean numbers = is_number(first) && is_number(second) && strlen(first) <= 3 && strlen(second) == 3;
    gboolean words = !strpbrk(closed, "0123456789 ") && strlen(closed) >= JOINED_LEAST &&
                     strlen(first) >= PART_LEAST && strlen(second) >= PART_LEAST;
    gboolean is = FALSE;
    if (!numbers && !words)
        return TRUE;
    if (!undex_search_is_present(b, closed, &is, error))
        return FALSE;
    if (!is)
        return TRUE;
    g_autoptr(GArray) tokens = undex_query_tokens(b, closed);
    g_autoptr(GPtrArray) family =
        tokens->len == 1 ? undex_word_family(b, g_array_index(tokens, query_token, 0).stems, error) : NULL;
    for (guint i = 0; family && i < family->len; i++) {
        undex_query_word_add_other(b, left, family->pdata[i]);
        undex_query_word_add_other(b, right, family->pdata[i]);
    }
    return family != NULL;
}

gboolean undex_search_add_variants(query_builder *b, GArray *words, GError **error)
{
    gboolean shouted = is_shouted(b->query);
    if (!undex_search_add_acronyms(b, words, error))
        return FALSE;
    for (guint i = 0; i < words->len; i++) {
        query_word *word = &g_array_index(words, query_word, i), *next = i + 1 < words->len ? word + 1 : NULL;
        if (word->from && !add_to_word(b, word, shouted, error))
            return FALSE;
        if (word->from && next && next->from && are_side_by_side(b, word, next) &&
            !join(b, word, next, error))
            return FALSE;
    }
    return TRUE;
}
