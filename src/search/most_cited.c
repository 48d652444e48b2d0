// SPDX-License-Identifier: GPL-3.0-or-later
/* This file ranks documents by how many passages cite them, from the terms of the index alone. */
#include "undex/references.h"

#include "base/budget.h"
#include "index/schema.h"

#include <string.h>

enum {
    SYMBOLS_CEILING = 2000000,
    TERM_STEPS = 32, /* of the budget, for a symbol */
};

static void clear_count(gpointer p)
{
    g_free(((undex_cited_count *)p)->symbol);
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    GArray *counts = closure;
    g_array_set_size(counts, 0);
    g_autoptr(xc_terms) terms = xc_database_terms(database, UNDEX_TERM_CITES, failure);
    xc_step step = terms ? XC_END : XC_FAILED;
    while (terms && counts->len < SYMBOLS_CEILING && undex_budget_go_on(TERM_STEPS) &&
           (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        const char *symbol = xc_terms_term(terms, NULL) + strlen(UNDEX_TERM_CITES);
        if (strchr(symbol, '#')) /* a place in it */
            continue;
        undex_cited_count count = {g_strdup(symbol), (int)xc_terms_freq(terms, failure), FALSE};
        g_array_append_val(counts, count);
    }
    return step != XC_FAILED;
}

static gint by_passages(gconstpointer a, gconstpointer b)
{
    const undex_cited_count *x = a, *y = b;
    return x->passages != y->passages ? (x->passages > y->passages ? -1 : 1) : strcmp(x->symbol, y->symbol);
}

GArray *undex_refs_top(undex_index *store, int count, gboolean missing, GError **error)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(undex_cited_count));
    g_autoptr(GArray) top = g_array_new(FALSE, FALSE, sizeof(undex_cited_count));
    g_array_set_clear_func(all, clear_count);
    g_array_set_clear_func(top, clear_count);
    if (!undex_index_try(store, attempt, all, error))
        return NULL;
    g_array_sort(all, by_passages);
    for (guint i = 0; i < all->len && (count <= 0 || top->len < (guint)count); i++) {
        undex_cited_count *one = &g_array_index(all, undex_cited_count, i);
        g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_SYMBOL, one->symbol);
        int held = undex_budget_go_on(TERM_STEPS) ? undex_index_frequency(store, term, error) : 0;
        if (held < 0)
            return NULL;
        one->held = held > 0;
        if (missing && one->held)
            continue;
        g_array_append_val(top, *one);
        one->symbol = NULL;
    }
    return g_steal_pointer(&top);
}
