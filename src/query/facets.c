// SPDX-License-Identifier: GPL-3.0-or-later
/* Matches counted by what their documents and they themselves are. */
#include "query/private.h"

#include <string.h>

enum { YEAR_LENGTH = 4 };

static const struct {
    const char *name;
    guint32 slot;
    gboolean several; /* values of one passage, parted by spaces */
    gboolean year;    /* only the beginning of the value */
} kinds[] = {
    {"organ", UNDEX_SLOT_ORGANS, .several = TRUE},
    {"year", UNDEX_SLOT_DATE, .year = TRUE},
    {"language", UNDEX_SLOT_LANGUAGE},
    {"kind", UNDEX_SLOT_KIND},
};

static void value_free(gpointer p)
{
    g_free(((undex_facet_value *)p)->value);
    g_free(p);
}

static void facet_free(gpointer p)
{
    g_ptr_array_unref(((undex_facet *)p)->values);
    g_free(p);
}

static void add(GPtrArray *values, const char *value, int passages)
{
    for (guint i = 0; i < values->len; i++) {
        undex_facet_value *known = values->pdata[i];
        if (strcmp(known->value, value) == 0) {
            known->passages += passages;
            return;
        }
    }
    undex_facet_value *fresh = g_new(undex_facet_value, 1);
    *fresh = (undex_facet_value){g_strdup(value), passages};
    g_ptr_array_add(values, fresh);
}

static gint by_frequency(gconstpointer a, gconstpointer b)
{
    const undex_facet_value *x = *(undex_facet_value *const *)a, *y = *(undex_facet_value *const *)b;
    return x->passages != y->passages ? (x->passages < y->passages ? 1 : -1) : strcmp(x->value, y->value);
}

static gboolean read_values(gsize kind, const xc_counts *counts, GPtrArray *values, xc_error *failure)
{
    xc_terms *all = xc_counts_values(counts, failure);
    xc_step step = XC_FAILED;
    while (all && (step = xc_terms_next(all, failure)) == XC_ITEM) {
        int passages = (int)xc_terms_freq(all, failure);
        g_auto(GStrv) parts = g_strsplit(xc_terms_term(all, NULL), kinds[kind].several ? " " : "\n", -1);
        for (char **part = parts; *part; part++) {
            if (kinds[kind].year && strlen(*part) > YEAR_LENGTH)
                (*part)[YEAR_LENGTH] = '\0';
            if (**part)
                add(values, *part, passages);
        }
    }
    xc_terms_free(all);
    g_ptr_array_sort(values, by_frequency);
    return all && step == XC_END;
}

typedef struct {
    const xc_query *query;
    GPtrArray *facets;
} request;

static gboolean count(xc_database *database, const request *r, xc_enquire *enquire, xc_error *failure)
{
    xc_counts *counts[G_N_ELEMENTS(kinds)] = {NULL};
    gint64 all = xc_database_doc_count(database, failure);
    gboolean ok = all >= 0 && xc_enquire_set_query(enquire, r->query, failure) &&
                  xc_enquire_set_boolean(enquire, failure);
    for (gsize i = 0; ok && i < G_N_ELEMENTS(kinds); i++)
        ok = (counts[i] = xc_enquire_count_values(enquire, kinds[i].slot, failure)) != NULL;
    xc_mset *mset = ok ? xc_enquire_run(enquire, 0, 0, (guint32)all, NULL, failure) : NULL;
    ok = mset != NULL;
    for (gsize i = 0; ok && i < G_N_ELEMENTS(kinds); i++) {
        undex_facet *facet = g_new(undex_facet, 1);
        *facet = (undex_facet){kinds[i].name, g_ptr_array_new_with_free_func(value_free)};
        g_ptr_array_add(r->facets, facet);
        ok = read_values(i, counts[i], facet->values, failure);
    }
    xc_mset_free(mset);
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        xc_counts_free(counts[i]);
    return ok;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_ptr_array_set_size(r->facets, 0);
    xc_enquire *enquire = xc_enquire_new(database, failure);
    gboolean ok = enquire && count(database, r, enquire, failure);
    xc_enquire_free(enquire);
    return ok;
}

GPtrArray *undex_query_facets(undex_store *store, const plan *p, GError **error)
{
    xc_query *any = undex_query_plan_union(p, error);
    request r = {any, g_ptr_array_new_with_free_func(facet_free)};
    if (!any || !undex_store_try(store, attempt, &r, error))
        g_clear_pointer(&r.facets, g_ptr_array_unref);
    xc_query_free(any);
    return r.facets;
}
