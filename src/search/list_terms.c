// SPDX-License-Identifier: GPL-3.0-or-later
/* This file lists the words of the index for `undex terms`. */
#include "undex/search.h"

#include "analysis/analyser.h"
#include "base/budget.h"

enum {
    WORDS_CEILING = 2000000,
    TERM_STEPS = 32, /* of the budget, for a word */
};

typedef struct {
    const char *prefix;
    GPtrArray *analysers; /* of the languages of the index */
    GArray *words;
} request;

static void clear_word(gpointer p)
{
    g_free(((undex_word_count *)p)->word);
}

static gboolean says_little(const request *r, const char *word)
{
    for (guint i = 0; i < r->analysers->len; i++) {
        const GArray *tokens = undex_analyser_run(r->analysers->pdata[i], word, -1);
        if (tokens->len == 1 && (g_array_index(tokens, undex_token, 0).flags & UNDEX_TOKEN_STOP))
            return TRUE;
    }
    return FALSE;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->words, 0);
    g_autoptr(xc_terms) terms = xc_database_terms(database, r->prefix, failure);
    xc_step step = terms ? XC_END : XC_FAILED;
    while (terms && r->words->len < WORDS_CEILING && undex_budget_go_on(TERM_STEPS) &&
           (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        const char *word = xc_terms_term(terms, NULL);
        if (g_ascii_isupper(*word) || says_little(r, word)) /* capitals begin terms that are no words */
            continue;
        undex_word_count count = {g_strdup(word), (int)xc_terms_freq(terms, failure)};
        g_array_append_val(r->words, count);
    }
    return step != XC_FAILED;
}

static GPtrArray *analysers_of(undex_index *store, GError **error)
{
    g_autoptr(GPtrArray) languages = undex_index_list_languages(store, error);
    if (!languages)
        return NULL;
    GPtrArray *analysers = g_ptr_array_new_with_free_func((GDestroyNotify)undex_analyser_free);
    for (guint i = 0; i < languages->len; i++)
        g_ptr_array_add(analysers, undex_analyser_new(languages->pdata[i]));
    return analysers;
}

GArray *undex_search_terms(undex_index *store, const char *prefix, GError **error)
{
    g_autofree char *folded = undex_analyser_fold(prefix);
    g_autoptr(GPtrArray) analysers = analysers_of(store, error);
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(undex_word_count));
    g_array_set_clear_func(words, clear_word);
    request r = {folded, analysers, words};
    return analysers && undex_index_try(store, attempt, &r, error) ? g_steal_pointer(&words) : NULL;
}
