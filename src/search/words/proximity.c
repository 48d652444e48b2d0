// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/proximity.h"

#include "index/slot_word_order.h"
#include "search/words/unique_strings.h"
#include "search/words/word_family.h"

static void word_free(gpointer p)
{
    proximity_word *word = p;
    g_ptr_array_unref(word->terms);
    g_ptr_array_unref(word->stems);
    g_array_unref(word->forms);
    g_free(word);
}

proximity *undex_proximity_new(char *name)
{
    proximity *o = g_new0(proximity, 1);
    o->name = name;
    o->sides = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    return o;
}

void undex_proximity_free(proximity *o)
{
    if (!o)
        return;
    g_free(o->name);
    g_ptr_array_unref(o->sides);
    g_free(o);
}

GPtrArray *undex_proximity_side_add(proximity *o)
{
    GPtrArray *side = g_ptr_array_new_with_free_func(word_free);
    g_ptr_array_add(o->sides, side);
    return side;
}

proximity_word *undex_proximity_word_add(GPtrArray *side)
{
    proximity_word *word = g_new0(proximity_word, 1);
    word->terms = g_ptr_array_new_with_free_func(g_free);
    word->stems = g_ptr_array_new_with_free_func(g_free);
    word->forms = g_array_new(FALSE, FALSE, sizeof(proximity_form));
    g_ptr_array_add(side, word);
    return word;
}

void undex_proximity_word_may_be(proximity_word *word, const char *written)
{
    guint16 hash = undex_slot_word_order_hash(written);
    word->hashes[hash / PROXIMITY_BITS] |= G_GUINT64_CONSTANT(1) << hash % PROXIMITY_BITS;
}

void undex_proximity_word_is(proximity_word *word, const char *written)
{
    proximity_form form = {word->terms->len - 1, undex_slot_word_order_hash(written)};
    word->told++;
    for (guint i = word->forms->len; i-- > 0;) { /* languages mostly agree */
        const proximity_form *known = &g_array_index(word->forms, proximity_form, i);
        if (known->term != form.term)
            break;
        if (known->hash == form.hash)
            return;
    }
    g_array_append_val(word->forms, form);
    undex_proximity_word_may_be(word, written);
}

/* ---- from tokens ---- */

/* A term of the index that the word may be, and what it is as a word in each language. */
static void add_term(const query_builder *b, proximity_word *word, const char *term)
{
    g_ptr_array_add(word->terms, g_strdup(term));
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], term, -1);
        if (tokens->len == 1)
            undex_proximity_word_is(word, g_array_index(tokens, undex_token, 0).word);
    }
}

/* A token in any of its forms, or a word that fits its pattern. FALSE: failure. */
gboolean undex_proximity_word_add_forms(query_builder *b, proximity_word *word, const query_token *s, int at,
                                        GError **error)
{
    g_autoptr(GPtrArray) terms =
        s->pattern ? undex_wildcard_expand(b, s->pattern, at, error) : undex_word_family(b, s->stems, error);
    for (guint i = 0; terms && i < terms->len; i++)
        if (s->pattern || !g_ptr_array_find_with_equal_func(word->terms, terms->pdata[i], g_str_equal, NULL))
            add_term(b, word, terms->pdata[i]);
    for (guint i = 0; i < s->stems->len; i++)
        undex_search_add_unique(word->stems, s->stems->pdata[i]);
    return terms != NULL;
}

gboolean undex_proximity_add_forms(query_builder *b, GPtrArray *side, const query_token *s, int at,
                                   GError **error)
{
    return undex_proximity_word_add_forms(b, undex_proximity_word_add(side), s, at, error);
}

/* A word as it is written: its stem's words say where it may be. */
gboolean undex_proximity_add_exact(query_builder *b, GPtrArray *side, const query_token *s, int at,
                                   GError **error)
{
    if (s->pattern)
        return undex_proximity_add_forms(b, side, s, at, error);
    proximity_word *word = undex_proximity_word_add(side);
    g_autoptr(GPtrArray) family = undex_word_family(b, s->stems, error);
    for (guint i = 0; family && i < family->len; i++)
        g_ptr_array_add(word->terms, g_strdup(family->pdata[i]));
    for (guint i = 0; i < s->stems->len; i++)
        undex_search_add_unique(word->stems, s->stems->pdata[i]);
    for (guint i = 0; i < s->words->len; i++)
        undex_proximity_word_may_be(word, s->words->pdata[i]);
    return family != NULL;
}
