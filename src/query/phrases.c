// SPDX-License-Identifier: GPL-3.0-or-later
/* Words in their order: phrases, NEAR and ADJ. */
#include "query/seen.h"

#include <string.h>

/* A word of a text stands where one of these is; and in notes. FALSE: failure. */
static gboolean add_terms(builder *b, order_word *word, const GPtrArray *stems, GError **error)
{
    g_autoptr(GPtrArray) family = undex_query_family(b, stems, error);
    for (guint i = 0; family && i < family->len; i++)
        undex_query_add_unique(word->terms, family->pdata[i]);
    for (guint i = 0; i < stems->len; i++)
        undex_query_add_unique(word->stems, stems->pdata[i]);
    return family != NULL;
}

/* What a term of the index is as a word, in each language. */
static void may_be(const builder *b, order_word *word, const char *term)
{
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], term, -1);
        if (tokens->len == 1)
            undex_query_order_word_may_be(word, g_array_index(tokens, undex_token, 0).word);
    }
}

static gboolean add_fitting(builder *b, GPtrArray *side, const char *pattern, int at, GError **error)
{
    g_autoptr(GPtrArray) terms = undex_query_expand(b, pattern, at, error);
    order_word *word = terms ? undex_query_order_word_add(side) : NULL;
    for (guint i = 0; terms && i < terms->len; i++) {
        g_ptr_array_add(word->terms, g_strdup(terms->pdata[i]));
        may_be(b, word, terms->pdata[i]);
    }
    return terms != NULL;
}

gboolean undex_query_add_exact(builder *b, GPtrArray *side, const seen *s, int at, GError **error)
{
    if (s->pattern)
        return add_fitting(b, side, s->pattern, at, error);
    order_word *word = undex_query_order_word_add(side);
    for (guint i = 0; i < s->words->len; i++)
        undex_query_order_word_may_be(word, s->words->pdata[i]);
    return add_terms(b, word, s->stems, error);
}

gboolean undex_query_add_forms(builder *b, GPtrArray *side, const seen *s, int at, GError **error)
{
    if (s->pattern)
        return add_fitting(b, side, s->pattern, at, error);
    order_word *word = undex_query_order_word_add(side);
    gboolean ok = add_terms(b, word, s->stems, error);
    for (guint i = 0; i < word->terms->len; i++)
        may_be(b, word, word->terms->pdata[i]);
    return ok;
}

/* The tokens, each as it is written. */
static gboolean add_phrase_side(builder *b, order *o, const GArray *tokens, int at, GError **error)
{
    GPtrArray *side = undex_query_side_add(o);
    for (guint i = 0; i < tokens->len; i++)
        if (!undex_query_add_exact(b, side, &g_array_index(tokens, seen, i), at, error))
            return FALSE;
    undex_query_want_tokens(b, tokens, 0, tokens->len, WANT_WORD);
    return TRUE;
}

xc_query *undex_query_phrase(builder *b, const char *text, int at, const char *prefix, GError **error)
{
    gboolean in_notes = strcmp(prefix, UNDEX_WORD_NOTE) == 0;
    g_autoptr(GArray) tokens = undex_query_see(b, text);
    g_autoptr(order) o = undex_query_order_new(g_strdup_printf("%s\"%s\"", in_notes ? "note:" : "", text));
    if (tokens->len == 0 || !add_phrase_side(b, o, tokens, at, error))
        return NULL;
    return undex_query_order(b, o, in_notes, error);
}

/* ---- NEAR and ADJ ---- */

/* Words below a node that are alternatives at one place: each a single word. */
static gboolean add_alternatives(builder *b, GPtrArray *side, const node *n, GError **error)
{
    for (guint i = 0; i < n->children->len; i++)
        if (!add_alternatives(b, side, n->children->pdata[i], error))
            return FALSE;
    if (n->kind != NODE_WORD)
        return TRUE;
    g_autoptr(GArray) tokens = undex_query_see(b, n->text);
    if (tokens->len != 1)
        return undex_query_fail(b->query, n->at, "NEAR and ADJ take single words in parentheses", error);
    undex_query_want_tokens(b, tokens, 0, 1, WANT_STEM);
    return undex_query_add_forms(b, side, &g_array_index(tokens, seen, 0), n->at, error);
}

/* Makes one word of all words of a side: it may be any of them. */
static void unite(GPtrArray *side)
{
    order_word *first = side->len ? side->pdata[0] : NULL;
    for (guint i = 1; i < side->len; i++) {
        const order_word *other = side->pdata[i];
        for (guint k = 0; k < other->terms->len; k++)
            undex_query_add_unique(first->terms, other->terms->pdata[k]);
        for (gsize k = 0; k < G_N_ELEMENTS(first->hashes); k++)
            first->hashes[k] |= other->hashes[k];
    }
    g_ptr_array_set_size(side, (int)MIN(side->len, 1));
}

/* A word as typed, a compound too; or a phrase. */
static gboolean add_typed_side(builder *b, order *o, const node *side, GError **error)
{
    g_autoptr(GArray) tokens = undex_query_see(b, side->text);
    gboolean exact = side->kind == NODE_PHRASE || undex_query_is_pair(tokens, 0);
    if (tokens->len == 0)
        return undex_query_fail(b->query, side->at, "there is no word in this to search for", error);
    if (exact)
        return add_phrase_side(b, o, tokens, side->at, error);
    GPtrArray *words = undex_query_side_add(o);
    for (guint i = 0; i < tokens->len; i++)
        if (!undex_query_add_forms(b, words, &g_array_index(tokens, seen, i), side->at, error))
            return FALSE;
    undex_query_want_tokens(b, tokens, 0, tokens->len, WANT_STEM);
    return TRUE;
}

static gboolean add_side(builder *b, order *o, const node *side, GError **error)
{
    if (side->text)
        return add_typed_side(b, o, side, error);
    GPtrArray *words = undex_query_side_add(o);
    if (!add_alternatives(b, words, side, error))
        return FALSE;
    unite(words);
    return TRUE;
}

xc_query *undex_query_near(builder *b, const node *near, GError **error)
{
    g_autoptr(order) o =
        undex_query_order_new(g_strdup_printf("%s/%d", near->ordered ? "ADJ" : "NEAR", near->distance));
    guint gaps = near->children->len - 1, words = 0;
    for (guint i = 0; i < near->children->len; i++)
        if (!add_side(b, o, near->children->pdata[i], error))
            return NULL;
    for (guint i = 0; i < o->sides->len; i++)
        words += ((GPtrArray *)o->sides->pdata[i])->len;
    o->window = (guint)near->distance * gaps + words - gaps;
    o->ordered = near->ordered;
    return undex_query_order(b, o, FALSE, error);
}
