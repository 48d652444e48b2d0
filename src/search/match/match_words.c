// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/match_words.h"

#include "index/schema.h"
#include "search/expand/thesaurus.h"
#include "search/match/boolean_query.h"
#include "search/match/document_filter.h"
#include "search/words/highlight_words.h"
#include "search/words/query_tokens.h"
#include "search/words/unique_strings.h"
#include "search/words/word_family.h"

#include <string.h>

/* Chinese: two characters that stand side by side. */
static void add_pair(query_builder *b, GArray *words, const GArray *tokens, guint i)
{
    const query_token *first = &g_array_index(tokens, query_token, i), *second = first + 1;
    query_word *word = undex_query_words_add(words, 1);
    g_ptr_array_add(word->stems, g_strconcat(UNDEX_WORD_PAIR, (char *)first->words->pdata[0],
                                             (char *)second->words->pdata[0], NULL));
    word->bare = TRUE;
    undex_highlight_tokens(b, tokens, i, i + 2, HIGHLIGHT_WORD);
}

static void add_kin(const query_builder *b, query_word *word)
{
    undex_analyser *english = undex_query_builder_english(b);
    g_autoptr(GPtrArray) kin = g_ptr_array_new_with_free_func(g_free);
    if (english && word->stems->len)
        undex_demonyms(english, word->stems->pdata[0], kin);
    for (guint i = 0; i < kin->len; i++)
        if (!g_ptr_array_find_with_equal_func(word->stems, kin->pdata[i], g_str_equal, NULL))
            undex_search_add_unique(word->kin, kin->pdata[i]);
}

/* Years that documents of the United Nations, and what they tell of, may have. */
static gboolean is_year(const char *word)
{
    guint64 year = 0;
    return strlen(word) == 4 && g_ascii_string_to_unsigned(word, 10, 1800, 2099, &year, NULL);
}

static void add_token(query_builder *b, GArray *words, const query_token *s, double share,
                      query_demand demand)
{
    query_word *word = undex_query_words_add(words, share);
    if (s->words->len == 1 && is_year(s->words->pdata[0]))
        g_strlcpy(word->year, s->words->pdata[0], sizeof word->year);
    for (guint i = 0; i < s->stems->len; i++)
        undex_search_add_unique(word->stems, s->stems->pdata[i]);
    if (demand != DEMAND_ALL)
        add_kin(b, word);
    undex_highlight_stems(b, word->stems);
    undex_highlight_stems(b, word->kin);
}

/* A word with wildcards is any word that fits. */
static gboolean add_pattern(query_builder *b, GArray *words, const GArray *tokens, guint i, double share,
                            int at, GError **error)
{
    GPtrArray *terms = undex_wildcard_expand(b, g_array_index(tokens, query_token, i).pattern, at, error);
    if (!terms)
        return FALSE;
    query_word *word = undex_query_words_add(words, share);
    g_ptr_array_unref(word->stems);
    word->stems = terms;
    word->bare = TRUE;
    undex_highlight_tokens(b, tokens, i, i + 1, HIGHLIGHT_PATTERN);
    return TRUE;
}

static gboolean is_chinese(const GArray *tokens, guint i)
{
    return g_array_index(tokens, query_token, i).flags & UNDEX_TOKEN_CJK;
}

/* One past the last token of the word that begins with the `i`th: several where they were typed as one. */
static guint end_of_word(const GArray *tokens, guint i)
{
    guint end = i + 1;
    while (end < tokens->len && !is_chinese(tokens, end - 1) && !is_chinese(tokens, end) &&
           undex_search_bond(tokens, end) != UNDEX_BOND_NONE)
        end++;
    return end;
}

static gboolean says_little(const GArray *tokens, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        if (!(g_array_index(tokens, query_token, i).flags & UNDEX_TOKEN_STOP))
            return FALSE;
    return TRUE;
}

static gboolean add_one(query_builder *b, GArray *words, const GArray *tokens, guint from, guint to,
                        query_demand demand, int at, GError **error)
{
    double share = 1.0 / tokens->len * (to - from);
    if (to - from > 1)
        return undex_search_add_compound(b, words, tokens, from, to, share, at, error);
    if (g_array_index(tokens, query_token, from).pattern)
        return add_pattern(b, words, tokens, from, share, at, error);
    if (undex_search_is_pair(tokens, from))
        add_pair(b, words, tokens, from);
    else if (from == 0 || !undex_search_is_pair(tokens, from - 1))
        add_token(b, words, &g_array_index(tokens, query_token, from), share, demand);
    return TRUE;
}

/* Where in the query the words from the `had`th on stand; of a pair both characters. */
static void place(GArray *words, guint had, const query_node *n, const GArray *tokens, guint from, guint to)
{
    guint last = MAX(to, from + 1 + undex_search_is_pair(tokens, from)) - 1;
    for (guint i = had; i < words->len; i++) {
        query_word *word = &g_array_index(words, query_word, i);
        word->at =
            n->at + (int)g_utf8_pointer_to_offset(n->text, g_array_index(tokens, query_token, from).start);
        word->end =
            n->at + (int)g_utf8_pointer_to_offset(n->text, g_array_index(tokens, query_token, last).end);
    }
}

gboolean undex_search_add_words(query_builder *b, GArray *words, const query_node *n, query_demand demand,
                                GError **error)
{
    g_autoptr(GArray) tokens = undex_query_tokens(b, n->text);
    gboolean stopword = demand == DEMAND_ANY && undex_search_says_little(n, tokens);
    /* words that say little are passed over where others are left */
    gboolean others = demand != DEMAND_EVEN && (stopword || undex_search_tells(tokens));
    guint before = words->len;
    for (guint i = 0, end; i < tokens->len; i = end) {
        end = end_of_word(tokens, i);
        guint had = words->len;
        if (!(others && says_little(tokens, i, end)) &&
            !add_one(b, words, tokens, i, end, demand, n->at, error))
            return FALSE;
        place(words, had, n, tokens, i, end);
    }
    if (tokens->len == 1 && words->len > before && !g_array_index(tokens, query_token, 0).pattern)
        g_array_index(words, query_word, before).from = n;
    return TRUE;
}

boolean_query *undex_search_all_words(query_builder *b, const char *text, const char *prefix, GError **error)
{
    g_autoptr(GArray) tokens = undex_query_tokens(b, text);
    g_autoptr(GPtrArray) parts = undex_search_parts();
    gboolean content = undex_search_tells(tokens);
    for (guint i = 0; i < tokens->len; i++)
        if (!content || !(g_array_index(tokens, query_token, i).flags & UNDEX_TOKEN_STOP)) {
            const GPtrArray *stems = g_array_index(tokens, query_token, i).stems;
            boolean_query *word = undex_search_stems(stems, prefix, QUERY_SYNONYM);
            if (word && strcmp(prefix, UNDEX_WORD_HEADING) == 0)
                word = undex_search_joined(QUERY_OR, word, undex_search_under(b, stems, error));
            if (!undex_search_parts_add(parts, word))
                return NULL;
            if (strcmp(prefix, UNDEX_WORD_NOTE) == 0) /* titles and headings are not marked */
                undex_highlight_stems(b, stems);
        }
    return undex_search_combine(QUERY_AND, parts);
}
