// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/query_words.h"

#include "search/words/highlight_words.h"
#include "search/words/proximity.h"
#include "search/words/query_tokens.h"
#include "search/words/unique_strings.h"

#include <string.h>

static void order_free(gpointer o)
{
    undex_proximity_free(o);
}

static void rank_word_clear(gpointer p)
{
    query_word *word = p;
    g_ptr_array_unref(word->stems);
    g_ptr_array_unref(word->kin);
    g_ptr_array_unref(word->runs);
    g_ptr_array_unref(word->others);
}

GArray *undex_query_words_new(void)
{
    GArray *words = g_array_new(FALSE, TRUE, sizeof(query_word));
    g_array_set_clear_func(words, rank_word_clear);
    return words;
}

query_word *undex_query_words_add(GArray *words, double share)
{
    query_word word = {.stems = g_ptr_array_new_with_free_func(g_free),
                       .kin = g_ptr_array_new_with_free_func(g_free),
                       .runs = g_ptr_array_new_with_free_func(order_free),
                       .others = g_ptr_array_new_with_free_func(g_free),
                       .share = share};
    g_array_append_val(words, word);
    return &g_array_index(words, query_word, words->len - 1);
}

void undex_query_word_add_other(query_builder *b, query_word *word, const char *term)
{
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    undex_search_add_unique(word->others, term);
    g_ptr_array_add(one, (char *)term);
    undex_highlight_stems(b, one);
}

/* The last word in any of its forms, and in Cyrillic each. */
gboolean undex_query_word_add_run(query_builder *b, query_word *word, const char *text, GError **error)
{
    if (!undex_query_prefetch_text(b, text, error))
        return FALSE;
    g_autoptr(GArray) tokens = undex_query_tokens(b, text);
    if (tokens->len == 0)
        return TRUE;
    proximity *run = undex_proximity_new(g_strdup_printf("\"%s\"", text));
    GPtrArray *side = undex_proximity_side_add(run);
    g_ptr_array_add(word->runs, run);
    for (guint i = 0; i < tokens->len; i++) {
        const query_token *s = &g_array_index(tokens, query_token, i);
        gboolean forms = i + 1 == tokens->len || (guchar)*s->typed >= 0x80;
        if (!(forms ? undex_proximity_add_forms(b, side, s, 0, error)
                    : undex_proximity_add_exact(b, side, s, 0, error)))
            return FALSE;
    }
    undex_highlight_tokens(b, tokens, 0, tokens->len, HIGHLIGHT_STEM);
    return TRUE;
}

static gboolean are_same(const GPtrArray *a, const GPtrArray *b)
{
    gboolean same = a->len == b->len;
    for (guint i = 0; same && i < a->len; i++)
        same = strcmp(a->pdata[i], b->pdata[i]) == 0;
    return same;
}

static gboolean are_same_runs(const GPtrArray *a, const GPtrArray *b)
{
    gboolean same = a->len == b->len;
    for (guint i = 0; same && i < a->len; i++)
        same = strcmp(((const proximity *)a->pdata[i])->name, ((const proximity *)b->pdata[i])->name) == 0;
    return same;
}

guint undex_query_words_find(const GArray *words, const query_word *word)
{
    for (guint i = 0;; i++) {
        const query_word *other = &g_array_index(words, query_word, i);
        if (other == word ||
            (are_same(other->stems, word->stems) && are_same(other->kin, word->kin) &&
             are_same(other->others, word->others) && are_same_runs(other->runs, word->runs) &&
             other->bare == word->bare && strcmp(other->year, word->year) == 0))
            return i;
    }
}

char *undex_query_words_name(const GArray *words, query_demand demand)
{
    GString *name = g_string_new(demand == DEMAND_ALL ? "all(" : "words(");
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        g_string_append_printf(name, "%s%s", i ? " " : "",
                               word->stems->len ? (char *)word->stems->pdata[0] : "");
        for (guint k = 0; k < word->runs->len; k++)
            g_string_append_printf(name, "%s%s", k || word->stems->len ? "|" : "",
                                   ((const proximity *)word->runs->pdata[k])->name);
        for (guint k = 0; k < word->others->len; k++)
            g_string_append_printf(name, "|%s", (char *)word->others->pdata[k]);
        for (guint k = 0; word->kin && k < word->kin->len; k++)
            g_string_append_printf(name, "~%s", (char *)word->kin->pdata[k]);
    }
    g_string_append_c(name, ')');
    return g_string_free(name, FALSE);
}
