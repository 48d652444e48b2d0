// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/expand/expand_query.h"

#include <string.h>

enum { TERMS_CEILING = 200 }; /* looked at for one word */

static void said_clear(gpointer p)
{
    g_free(((stated_term *)p)->text);
}

typedef struct {
    const char *prefix;
    GArray *all; /* stated_term: what follows the prefix */
} listing;

static gboolean attempt_list(xc_database *database, gpointer closure, xc_error *failure)
{
    listing *l = closure;
    g_array_set_size(l->all, 0);
    g_autoptr(xc_terms) terms = xc_database_terms(database, l->prefix, failure);
    xc_step step = terms ? XC_END : XC_FAILED;
    while (terms && l->all->len < TERMS_CEILING && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        stated_term one = {g_strdup(xc_terms_term(terms, NULL) + strlen(l->prefix)),
                           xc_terms_freq(terms, failure)};
        g_array_append_val(l->all, one);
    }
    return step != XC_FAILED;
}

static gint by_documents(gconstpointer a, gconstpointer b)
{
    const stated_term *x = a, *y = b;
    if (x->documents != y->documents)
        return x->documents > y->documents ? -1 : 1;
    return strcmp(x->text, y->text);
}

GArray *undex_stated_terms(const query_builder *b, const char *prefix, const char *word, GError **error)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(stated_term));
    g_autofree char *beginning = g_strdup_printf("%s%s ", prefix, word);
    listing l = {beginning, all};
    g_array_set_clear_func(all, said_clear);
    if (strlen(beginning) > XC_TERM_MAX)
        return g_steal_pointer(&all);
    if (!undex_index_try(b->store, attempt_list, &l, error))
        return NULL;
    g_array_sort(all, by_documents);
    return g_steal_pointer(&all);
}

gboolean undex_stated_terms_begin(const query_builder *b, const char *prefix, const char *beginning,
                                  gboolean *is, GError **error)
{
    g_autofree char *all = g_strconcat(prefix, beginning, NULL);
    *is = FALSE;
    if (strlen(all) > XC_TERM_MAX)
        return TRUE;
    g_autoptr(GPtrArray) first = undex_index_read_terms(b->store, all, 1, error);
    *is = first && first->len;
    return first != NULL;
}

gboolean undex_search_is_present(const query_builder *b, const char *term, gboolean *is, GError **error)
{
    int passages = strlen(term) > XC_TERM_MAX ? 0 : undex_index_frequency(b->store, term, error);
    *is = passages > 0;
    return passages >= 0;
}
