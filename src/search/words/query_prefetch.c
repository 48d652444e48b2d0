// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asked about each word of a query, asked together: how many passages have it, and it in one with the
 * next, which words have its stems, and what documents state of it. */
#include "index/prefetch.h"
#include "index/schema.h"
#include "search/words/query_builder.h"

#include <string.h>

/* Words of longer queries are asked about as they come. */
enum { WORDS_CEILING = 64 };

static void gather(const query_node *n, GPtrArray *texts)
{
    if ((n->kind == NODE_WORD || n->kind == NODE_PHRASE) && texts->len < WORDS_CEILING)
        g_ptr_array_add(texts, n->text);
    for (guint i = 0; i < n->children->len; i++)
        gather(n->children->pdata[i], texts);
}

static void add_stem(undex_prefetch *all, const char *stem)
{
    g_autofree char *compound = g_strconcat(stem, " ", NULL);
    undex_prefetch_add(all, XC_ASKED_METADATA, UNDEX_META_STEM, stem);
    undex_prefetch_add(all, XC_ASKED_TERMS, UNDEX_TERM_COMPOUND, compound);
}

static void add_text(const query_builder *b, undex_prefetch *all, const char *text)
{
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], text, -1);
        for (guint i = 0; i < MIN(tokens->len, WORDS_CEILING); i++) {
            const undex_token *token = &g_array_index(tokens, undex_token, i);
            undex_prefetch_add(all, XC_ASKED_FREQUENCY, UNDEX_WORD_TEXT, token->typed);
            add_stem(all, token->stem);
            add_stem(all, token->word);
        }
    }
}

/* Whether it is an acronym is asked of what has capitals. */
static void add_word(const query_builder *b, undex_prefetch *all, const char *text, const char *folded)
{
    g_autofree char *beginning = g_strconcat(folded, " ", NULL);
    add_text(b, all, text);
    undex_prefetch_add(all, XC_ASKED_FREQUENCY, UNDEX_WORD_TEXT, folded);
    if (strcmp(text, folded) == 0)
        return;
    undex_prefetch_add(all, XC_ASKED_TERMS, UNDEX_TERM_ACRONYM, beginning);
    undex_prefetch_add(all, XC_ASKED_TERMS, UNDEX_TERM_BYNAME, beginning);
    undex_prefetch_add(all, XC_ASKED_FREQUENCY, UNDEX_WORD_CAPITALS, folded);
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    const query_builder *b = ((gpointer *)closure)[0];
    const GPtrArray *texts = ((gpointer *)closure)[1];
    undex_prefetch *all = undex_prefetch_new(database);
    g_autofree char *before = NULL;
    undex_prefetch_add(all, XC_ASKED_FREQUENCY, UNDEX_TERM_TYPE, "file");
    for (guint i = 0; all && i < texts->len; i++) {
        char *folded = undex_analyser_fold(texts->pdata[i]);
        add_word(b, all, texts->pdata[i], folded);
        if (before)
            undex_prefetch_add(all, XC_ASKED_FREQUENCY, before, folded);
        g_free(before);
        before = folded;
    }
    return undex_prefetch_ask(all, failure);
}

gboolean undex_query_prefetch(query_builder *b, const query_node *tree, GError **error)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    gpointer both[] = {b, texts};
    gather(tree, texts);
    return undex_index_try(b->store, attempt, both, error);
}

gboolean undex_query_prefetch_text(query_builder *b, const char *text, GError **error)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    gpointer both[] = {b, texts};
    g_ptr_array_add(texts, (char *)text);
    return undex_index_try(b->store, attempt, both, error);
}
