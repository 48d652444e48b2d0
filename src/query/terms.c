// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/private.h"

#include <string.h>

enum { WORDS_CEILING = 2000000 };

typedef struct {
    const char *prefix;
    GArray *words;
} request;

static void clear_word(gpointer p)
{
    g_free(((undex_word_count *)p)->word);
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->words, 0);
    xc_terms *terms = xc_database_terms(database, r->prefix, failure);
    xc_step step = terms ? XC_END : XC_FAILED;
    while (terms && r->words->len < WORDS_CEILING && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        undex_word_count count = {g_strdup(xc_terms_term(terms, NULL) + strlen(UNDEX_WORD_EXACT)),
                                  (int)xc_terms_freq(terms, failure)};
        g_array_append_val(r->words, count);
    }
    xc_terms_free(terms);
    return step != XC_FAILED;
}

GArray *undex_query_terms(undex_store *store, const char *prefix, GError **error)
{
    g_autofree char *folded = undex_terms_fold(prefix);
    g_autofree char *term = g_strconcat(UNDEX_WORD_EXACT, folded, NULL);
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(undex_word_count));
    g_array_set_clear_func(words, clear_word);
    request r = {term, words};
    return undex_store_try(store, attempt, &r, error) ? g_steal_pointer(&words) : NULL;
}
