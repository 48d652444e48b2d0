// SPDX-License-Identifier: GPL-3.0-or-later
/* Words in their order: phrases, NEAR and ADJ. */
#include "search/words/query_tokens.h"

#include <string.h>

/* A term of the index that the word may be, and what it is as a word in each language. */
static void add_term(const builder *b, order_word *word, const char *term)
{
    g_ptr_array_add(word->terms, g_strdup(term));
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], term, -1);
        if (tokens->len == 1)
            undex_proximity_word_is(word, g_array_index(tokens, undex_token, 0).word);
    }
}

/* A token in any of its forms, or a word that fits its pattern. FALSE: failure. */
static gboolean add_any_form(builder *b, order_word *word, const seen *s, int at, GError **error)
{
    g_autoptr(GPtrArray) terms =
        s->pattern ? undex_search_expand(b, s->pattern, at, error) : undex_search_family(b, s->stems, error);
    for (guint i = 0; terms && i < terms->len; i++)
        if (s->pattern || !g_ptr_array_find_with_equal_func(word->terms, terms->pdata[i], g_str_equal, NULL))
            add_term(b, word, terms->pdata[i]);
    for (guint i = 0; i < s->stems->len; i++)
        undex_search_add_unique(word->stems, s->stems->pdata[i]);
    return terms != NULL;
}

gboolean undex_search_add_forms(builder *b, GPtrArray *side, const seen *s, int at, GError **error)
{
    return add_any_form(b, undex_proximity_word_add(side), s, at, error);
}

/* A word as it is written: its stem's words say where it may be. */
gboolean undex_search_add_exact(builder *b, GPtrArray *side, const seen *s, int at, GError **error)
{
    if (s->pattern)
        return undex_search_add_forms(b, side, s, at, error);
    order_word *word = undex_proximity_word_add(side);
    g_autoptr(GPtrArray) family = undex_search_family(b, s->stems, error);
    for (guint i = 0; family && i < family->len; i++)
        g_ptr_array_add(word->terms, g_strdup(family->pdata[i]));
    for (guint i = 0; i < s->stems->len; i++)
        undex_search_add_unique(word->stems, s->stems->pdata[i]);
    for (guint i = 0; i < s->words->len; i++)
        undex_proximity_word_may_be(word, s->words->pdata[i]);
    return family != NULL;
}

/* The tokens, each as it is written. */
static gboolean add_phrase_side(builder *b, order *o, const GArray *tokens, int at, GError **error)
{
    GPtrArray *side = undex_search_side_add(o);
    for (guint i = 0; i < tokens->len; i++)
        if (!undex_search_add_exact(b, side, &g_array_index(tokens, seen, i), at, error))
            return FALSE;
    undex_search_want_tokens(b, tokens, 0, tokens->len, WANT_WORD);
    return TRUE;
}

xc_query *undex_search_phrase(builder *b, const char *text, int at, const char *prefix, GError **error)
{
    gboolean in_notes = strcmp(prefix, UNDEX_WORD_NOTE) == 0;
    g_autoptr(GArray) tokens = undex_search_see(b, text);
    g_autoptr(order) o = undex_proximity_new(g_strdup_printf("%s\"%s\"", in_notes ? "note:" : "", text));
    if (tokens->len == 0 || !add_phrase_side(b, o, tokens, at, error))
        return NULL;
    return undex_proximity(b, o, in_notes, error);
}

/* ---- NEAR and ADJ ---- */

/* Words below a node that are alternatives at one place: each a single word. */
static gboolean add_alternatives(builder *b, order_word *word, const node *n, GError **error)
{
    for (guint i = 0; i < n->children->len; i++)
        if (!add_alternatives(b, word, n->children->pdata[i], error))
            return FALSE;
    if (n->kind != NODE_WORD)
        return TRUE;
    g_autoptr(GArray) tokens = undex_search_see(b, n->text);
    if (tokens->len != 1)
        return undex_search_fail(b->query, n->at, "NEAR and ADJ take single words in parentheses", error);
    undex_search_want_tokens(b, tokens, 0, 1, WANT_STEM);
    return add_any_form(b, word, &g_array_index(tokens, seen, 0), n->at, error);
}

/* A word as typed, a compound too; or a phrase. */
static gboolean add_typed_side(builder *b, order *o, const node *side, GError **error)
{
    g_autoptr(GArray) tokens = undex_search_see(b, side->text);
    gboolean exact = side->kind == NODE_PHRASE || undex_search_is_pair(tokens, 0);
    if (tokens->len == 0)
        return undex_search_fail(b->query, side->at, "there is no word in this to search for", error);
    if (exact)
        return add_phrase_side(b, o, tokens, side->at, error);
    GPtrArray *words = undex_search_side_add(o);
    for (guint i = 0; i < tokens->len; i++)
        if (!undex_search_add_forms(b, words, &g_array_index(tokens, seen, i), side->at, error))
            return FALSE;
    undex_search_want_tokens(b, tokens, 0, tokens->len, WANT_STEM);
    return TRUE;
}

static gboolean add_side(builder *b, order *o, const node *side, GError **error)
{
    if (side->text)
        return add_typed_side(b, o, side, error);
    return add_alternatives(b, undex_proximity_word_add(undex_search_side_add(o)), side, error);
}

xc_query *undex_search_near(builder *b, const node *near, GError **error)
{
    g_autoptr(order) o =
        undex_proximity_new(g_strdup_printf("%s/%d", near->ordered ? "ADJ" : "NEAR", near->distance));
    guint gaps = near->children->len - 1, words = 0;
    for (guint i = 0; i < near->children->len; i++)
        if (!add_side(b, o, near->children->pdata[i], error))
            return NULL;
    for (guint i = 0; i < o->sides->len; i++)
        words += ((GPtrArray *)o->sides->pdata[i])->len;
    o->window = (guint)near->distance * gaps + words - gaps;
    o->ordered = near->ordered;
    return undex_proximity(b, o, FALSE, error);
}
