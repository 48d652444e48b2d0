// SPDX-License-Identifier: GPL-3.0-or-later
/* Words in their order: phrases, NEAR and ADJ. */
#include "search/match/match_words.h"

#include "search/parse/query_error.h"
#include "search/words/highlight_words.h"

/* The tokens, each as it is written. */
static gboolean add_phrase_side(query_builder *b, proximity *o, const GArray *tokens, int at, GError **error)
{
    GPtrArray *side = undex_proximity_side_add(o);
    for (guint i = 0; i < tokens->len; i++)
        if (!undex_proximity_add_exact(b, side, &g_array_index(tokens, query_token, i), at, error))
            return FALSE;
    undex_highlight_tokens(b, tokens, 0, tokens->len, HIGHLIGHT_WORD);
    return TRUE;
}

gboolean undex_proximity_of_phrase(query_builder *b, const char *text, int at, gboolean in_notes,
                                   proximity **o, GError **error)
{
    g_autoptr(GArray) tokens = undex_query_tokens(b, text);
    g_autoptr(proximity) phrase =
        undex_proximity_new(g_strdup_printf("%s\"%s\"", in_notes ? "note:" : "", text));
    *o = NULL;
    if (tokens->len && !add_phrase_side(b, phrase, tokens, at, error))
        return FALSE;
    if (tokens->len)
        *o = g_steal_pointer(&phrase);
    return TRUE;
}

/* ---- NEAR and ADJ ---- */

/* Words below a node that are alternatives at one place: each a single word. */
static gboolean add_alternatives(query_builder *b, proximity_word *word, const query_node *n, GError **error)
{
    for (guint i = 0; i < n->children->len; i++)
        if (!add_alternatives(b, word, n->children->pdata[i], error))
            return FALSE;
    if (n->kind != NODE_WORD)
        return TRUE;
    g_autoptr(GArray) tokens = undex_query_tokens(b, n->text);
    if (tokens->len != 1)
        return undex_search_fail(b->query, n->at, "NEAR and ADJ take single words in parentheses", error);
    undex_highlight_tokens(b, tokens, 0, 1, HIGHLIGHT_STEM);
    return undex_proximity_word_add_forms(b, word, &g_array_index(tokens, query_token, 0), n->at, error);
}

/* A word as typed, a compound too; or a phrase. */
static gboolean add_typed_side(query_builder *b, proximity *o, const query_node *side, GError **error)
{
    g_autoptr(GArray) tokens = undex_query_tokens(b, side->text);
    gboolean exact = side->kind == NODE_PHRASE || undex_search_is_pair(tokens, 0);
    if (tokens->len == 0)
        return undex_search_fail(b->query, side->at, "there is no word in this to search for", error);
    if (exact)
        return add_phrase_side(b, o, tokens, side->at, error);
    GPtrArray *words = undex_proximity_side_add(o);
    for (guint i = 0; i < tokens->len; i++)
        if (!undex_proximity_add_forms(b, words, &g_array_index(tokens, query_token, i), side->at, error))
            return FALSE;
    undex_highlight_tokens(b, tokens, 0, tokens->len, HIGHLIGHT_STEM);
    return TRUE;
}

static gboolean add_side(query_builder *b, proximity *o, const query_node *side, GError **error)
{
    if (side->text)
        return add_typed_side(b, o, side, error);
    return add_alternatives(b, undex_proximity_word_add(undex_proximity_side_add(o)), side, error);
}

proximity *undex_proximity_of_near(query_builder *b, const query_node *near, GError **error)
{
    g_autoptr(proximity) o =
        undex_proximity_new(g_strdup_printf("%s/%d", near->ordered ? "ADJ" : "NEAR", near->distance));
    guint gaps = near->children->len - 1, words = 0;
    for (guint i = 0; i < near->children->len; i++)
        if (!add_side(b, o, near->children->pdata[i], error))
            return NULL;
    for (guint i = 0; i < o->sides->len; i++)
        words += ((GPtrArray *)o->sides->pdata[i])->len;
    o->window = (guint)near->distance * gaps + words - gaps;
    o->ordered = near->ordered;
    return g_steal_pointer(&o);
}
