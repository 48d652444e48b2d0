// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/query_builder.h"

#include "base/language.h"
#include "search/words/named_concepts.h"
#include "search/words/word_family.h"

#include <string.h>

void undex_query_builder_free(query_builder *b)
{
    if (!b)
        return;
    g_ptr_array_unref(b->analysers);
    g_ptr_array_unref(b->wants);
    g_hash_table_unref(b->cited);
    g_hash_table_unref(b->own);
    g_clear_pointer(&b->concepts, g_array_unref);
    g_clear_pointer(&b->built, g_hash_table_unref);
    g_clear_pointer(&b->sought, g_array_unref);
    g_clear_pointer(&b->documents, g_array_unref);
    g_hash_table_unref(b->side_by_side);
    if (b->unmet)
        g_string_free(b->unmet, TRUE);
    g_free(b);
}

/* ---- which languages ---- */

static void add_analyser(query_builder *b, const char *language)
{
    const undex_language *found = undex_language_find(language);
    const char *known = found && found->official ? found->code : "en"; /* as others are analysed */
    for (guint i = 0; i < b->analysers->len; i++)
        if (strcmp(undex_analyser_language(b->analysers->pdata[i]), known) == 0)
            return;
    g_ptr_array_add(b->analysers, undex_search_cache_analyser(b->cache, known));
}

/* Every lang: that holds for the query as a whole. */
static void add_languages(query_builder *b, const query_node *n)
{
    if (n->sign == '-')
        return;
    if (n->kind == NODE_FILTER && !n->grouped && strcmp(n->field->name, "lang") == 0)
        add_analyser(b, undex_query_filter_language(n->text));
    if (n->kind == NODE_LIST || n->kind == NODE_AND)
        for (guint i = 0; i < n->children->len; i++)
            add_languages(b, n->children->pdata[i]);
}

/* The languages that documents of the index are in, by rank: English first. */
static gboolean add_languages_present(query_builder *b, GError **error)
{
    g_autoptr(GPtrArray) present = undex_index_list_languages(b->store, error);
    if (!present)
        return FALSE;
    for (const undex_language *language = undex_data_languages; language->code; language++)
        for (guint k = 0; k < present->len && language->official; k++)
            if (strcmp(present->pdata[k], language->code) == 0)
                add_analyser(b, language->code);
    for (guint k = 0; k < present->len; k++)
        add_analyser(b, present->pdata[k]);
    if (b->analysers->len == 0)
        add_analyser(b, "en");
    return TRUE;
}

static void gather_words(const query_node *n, GString *words)
{
    if (n->kind == NODE_WORD || n->kind == NODE_PHRASE)
        g_string_append_printf(words, "%s ", n->text);
    for (guint i = 0; i < n->children->len; i++)
        gather_words(n->children->pdata[i], words);
}

/* The language with the most stop words in the query. */
static const char *guess_language(const query_builder *b, const query_node *tree)
{
    g_autoptr(GString) words = g_string_new(NULL);
    gather_words(tree, words);
    const char *best = undex_analyser_language(b->analysers->pdata[0]);
    guint most = 0;
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], words->str, -1);
        guint count = 0;
        for (guint i = 0; i < tokens->len; i++)
            count += (g_array_index(tokens, undex_token, i).flags & UNDEX_TOKEN_STOP) != 0;
        if (count > most) {
            most = count;
            best = undex_analyser_language(b->analysers->pdata[a]);
        }
    }
    return best;
}

query_builder *undex_query_builder_new(undex_index *store, const char *query, const query_node *tree,
                                       GError **error)
{
    g_autoptr(query_builder) b = g_new0(query_builder, 1);
    b->store = store;
    b->cache = undex_search_cache_of(store);
    b->query = query;
    b->analysers = g_ptr_array_new();
    b->cited = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    b->wants = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    b->own = undex_search_own_stems_new();
    b->side_by_side = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (tree)
        add_languages(b, tree);
    b->told = b->analysers->len > 0;
    if (!b->told && !add_languages_present(b, error))
        return NULL;
    b->guess = tree ? guess_language(b, tree) : undex_analyser_language(b->analysers->pdata[0]);
    if (tree && !undex_query_prefetch(b, tree, error))
        return NULL;
    return undex_named_concepts_find(b, error) ? g_steal_pointer(&b) : NULL;
}

undex_analyser *undex_query_builder_guessed(const query_builder *b)
{
    for (guint i = 0; i < b->analysers->len; i++)
        if (strcmp(undex_analyser_language(b->analysers->pdata[i]), b->guess) == 0)
            return b->analysers->pdata[i];
    return NULL;
}

undex_analyser *undex_query_builder_english(const query_builder *b)
{
    return strcmp(b->guess, "en") == 0 ? undex_query_builder_guessed(b) : NULL;
}
