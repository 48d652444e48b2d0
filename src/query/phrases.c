// SPDX-License-Identifier: GPL-3.0-or-later
/* Words in their order: phrases, NEAR and ADJ. */
#include "query/seen.h"

#include <string.h>

/* What to mark of a phrase: in each language, each word as it is written. */
static void want_phrase(builder *b, const char *text)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func(g_free);
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], text, -1);
        if (tokens->len == 0)
            return;
        if (!undex_query_fits(b->analysers->pdata[a], g_array_index(tokens, undex_token, 0).word) &&
            (known->len || a + 1 < b->analysers->len))
            continue;
        GPtrArray *run = g_ptr_array_new_with_free_func(g_free);
        g_autoptr(GString) spelt = g_string_new(NULL);
        for (guint i = 0; i < tokens->len; i++) {
            const char *word = g_array_index(tokens, undex_token, i).word;
            g_ptr_array_add(run, g_strdup(word));
            g_string_append_printf(spelt, "%s ", word);
        }
        guint before = known->len;
        undex_query_add_unique(known, spelt->str);
        if (known->len > before)
            undex_query_want_run(b, run);
        else
            g_ptr_array_unref(run);
    }
}

/* A word of a phrase: as it is written, in the text; where it is found is said by its stem's words, or in
 * notes by its stem. FALSE: failure. */
static gboolean add_phrase_word(builder *b, GPtrArray *side, const seen *s, gboolean in_notes, GError **error)
{
    order_word *word = undex_query_side_add(side);
    g_autoptr(GPtrArray) family = in_notes ? NULL : undex_query_family(b, s->stems, error);
    const GPtrArray *found_by = in_notes ? s->stems : family;
    if (!found_by)
        return FALSE;
    for (guint i = 0; i < found_by->len; i++)
        g_ptr_array_add(word->terms,
                        undex_schema_term(in_notes ? UNDEX_WORD_NOTE : UNDEX_WORD_TEXT, found_by->pdata[i]));
    for (guint i = 0; i < s->words->len; i++)
        undex_query_hash_add(word->hashes, s->words->pdata[i]);
    return TRUE;
}

static GPtrArray *sides_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
}

static gboolean add_phrase_side(builder *b, GPtrArray *sides, const GArray *tokens, gboolean in_notes,
                                GError **error)
{
    GPtrArray *side = undex_query_side_new();
    g_ptr_array_add(sides, side);
    for (guint i = 0; i < tokens->len; i++)
        if (!add_phrase_word(b, side, &g_array_index(tokens, seen, i), in_notes, error))
            return FALSE;
    return TRUE;
}

xc_query *undex_query_phrase(builder *b, const char *text, const char *prefix, GError **error)
{
    g_autoptr(GArray) tokens = undex_query_see(b, text);
    g_autoptr(GPtrArray) sides = sides_new();
    order o = {.sides = sides, .in_notes = strcmp(prefix, UNDEX_WORD_NOTE) == 0};
    if (tokens->len == 0 || !add_phrase_side(b, sides, tokens, o.in_notes, error))
        return NULL;
    want_phrase(b, text);
    g_autofree char *name = g_strdup_printf("%s\"%s\"", o.in_notes ? "note:" : "", text);
    return undex_query_order(b, &o, name, error);
}

/* All stems below a node, for NEAR: alternatives at one place. */
static gboolean gather_stems(builder *b, const node *n, GPtrArray *stems, GError **error)
{
    for (guint i = 0; i < n->children->len; i++)
        if (!gather_stems(b, n->children->pdata[i], stems, error))
            return FALSE;
    if (n->kind != NODE_WORD)
        return TRUE;
    g_autoptr(GArray) tokens = undex_query_see(b, n->text);
    if (tokens->len != 1)
        return undex_query_fail(b->query, n->at, "NEAR and ADJ stand between single words", error);
    undex_query_want_stems(b, g_array_index(tokens, seen, 0).stems);
    for (guint i = 0; i < g_array_index(tokens, seen, 0).stems->len; i++)
        undex_query_add_unique(stems, g_array_index(tokens, seen, 0).stems->pdata[i]);
    return TRUE;
}

/* What a term of the index is as a word, in each language. */
static void add_hashes(const builder *b, GArray *hashes, const char *term)
{
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], term, -1);
        if (tokens->len == 1)
            undex_query_hash_add(hashes, g_array_index(tokens, undex_token, 0).word);
    }
}

/* A word in any of its forms. */
static gboolean add_word_side(builder *b, GPtrArray *sides, const node *words, GError **error)
{
    g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) family = NULL;
    GPtrArray *side = undex_query_side_new();
    g_ptr_array_add(sides, side);
    if (!gather_stems(b, words, stems, error) || !(family = undex_query_family(b, stems, error)))
        return FALSE;
    order_word *word = undex_query_side_add(side);
    for (guint i = 0; i < family->len; i++) {
        g_ptr_array_add(word->terms, g_strdup(family->pdata[i]));
        add_hashes(b, word->hashes, family->pdata[i]);
    }
    return TRUE;
}

static gboolean add_side(builder *b, GPtrArray *sides, const node *side, GError **error)
{
    g_autoptr(GArray) tokens = undex_query_see(b, side->text ? side->text : "");
    gboolean chinese = undex_query_is_pair(tokens, 0); /* a word of several characters, each a token */
    if (side->kind != NODE_PHRASE && !chinese)
        return add_word_side(b, sides, side, error);
    if (tokens->len == 0)
        return undex_query_fail(b->query, side->at, "there is no word in this to search for", error);
    want_phrase(b, side->text);
    return add_phrase_side(b, sides, tokens, FALSE, error);
}

xc_query *undex_query_near(builder *b, const node *near, GError **error)
{
    g_autoptr(GPtrArray) sides = sides_new();
    guint gaps = near->children->len - 1, words = 0;
    for (guint i = 0; i < near->children->len; i++)
        if (!add_side(b, sides, near->children->pdata[i], error))
            return NULL;
    for (guint i = 0; i < sides->len; i++)
        words += ((GPtrArray *)sides->pdata[i])->len;
    order o = {
        .sides = sides, .window = (guint)near->distance * gaps + words - gaps, .ordered = near->ordered};
    g_autofree char *name = g_strdup_printf("%s/%d", near->ordered ? "ADJ" : "NEAR", near->distance);
    return undex_query_order(b, &o, name, error);
}
