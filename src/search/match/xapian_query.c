// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/xapian_query.h"

#include "base/budget.h"
#include "index/schema.h"

static xc_query *checked(xc_query *query, const xc_error *failure, GError **error)
{
    if (!query)
        g_set_error(error, UNDEX_ERROR,
                    failure->code == XC_ERROR_MEMORY ? UNDEX_ERROR_LIMIT : UNDEX_ERROR_QUERY, "%s",
                    failure->message);
    return query;
}

static void query_free(gpointer query)
{
    xc_query_free(query);
}

GPtrArray *undex_search_parts(void)
{
    return g_ptr_array_new_with_free_func(query_free);
}

gboolean undex_search_parts_add(GPtrArray *parts, xc_query *query)
{
    if (query)
        g_ptr_array_add(parts, query);
    return query != NULL;
}

xc_query *undex_search_nothing(GError **error)
{
    xc_error failure;
    return checked(xc_query_combine(XC_OR, NULL, 0, 0, &failure), &failure, error);
}

gboolean undex_search_is_nothing(const xc_query *query)
{
    return xc_query_is_empty(query);
}

xc_query *undex_search_term(const char *prefix, const char *value, GError **error)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    xc_error failure;
    return checked(xc_query_new_term(term, 1, 0, &failure), &failure, error);
}

xc_query *undex_search_combine(xc_op op, GPtrArray *parts, guint32 parameter, GError **error)
{
    for (guint i = parts->len; i-- > 0;)
        if (undex_search_is_nothing(parts->pdata[i]))
            g_ptr_array_remove_index(parts, i);
    if (parts->len == 0)
        return undex_search_nothing(error);
    xc_error failure;
    xc_query *query = parts->len == 1 ? xc_query_copy(parts->pdata[0], &failure)
                                      : xc_query_combine(op, (const xc_query *const *)parts->pdata,
                                                         parts->len, parameter, &failure);
    g_ptr_array_set_size(parts, 0);
    return checked(query, &failure, error);
}

xc_query *undex_search_scaled(xc_query *query, double factor, GError **error)
{
    if (!query || undex_search_is_nothing(query))
        return query;
    xc_error failure;
    xc_query *scaled = xc_query_scale(query, factor, &failure);
    xc_query_free(query);
    return checked(scaled, &failure, error);
}

xc_query *undex_search_joined(xc_op op, xc_query *left, xc_query *right, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    gboolean sound = undex_search_parts_add(parts, left);
    sound &= undex_search_parts_add(parts, right);
    return sound ? undex_search_combine(op, parts, 0, error) : NULL;
}

xc_query *undex_search_kind(undex_kind kind, GError **error)
{
    const char letter[] = {undex_schema_kind(kind), '\0'};
    return undex_search_term(UNDEX_TERM_KIND, letter, error);
}

xc_query *undex_search_stems(const GPtrArray *stems, const char *prefix, xc_op op, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < stems->len; i++)
        if (!undex_search_parts_add(parts, undex_search_term(prefix, stems->pdata[i], error)))
            return NULL;
    return undex_search_combine(op, parts, 0, error);
}

xc_query *undex_search_scores(const GArray *scores, const char *name, GError **error)
{
    xc_error failure;
    undex_budget_keep(scores->len * sizeof(xc_score));
    xc_query *query =
        xc_query_new_scores((const xc_score *)(gconstpointer)scores->data, scores->len, name, &failure);
    if (!query)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "%s", failure.message);
    return query;
}

static bool go_on(unsigned steps)
{
    return undex_budget_go_on(steps);
}

xc_enquire *undex_search_enquire(xc_database *database, const xc_query *query, xc_error *failure)
{
    xc_query_watch(go_on);
    g_autoptr(xc_query) watched = xc_query_new_watched(query, failure);
    g_autoptr(xc_enquire) enquire = watched ? xc_enquire_new(database, failure) : NULL;
    return enquire && xc_enquire_set_query(enquire, watched, failure) ? g_steal_pointer(&enquire) : NULL;
}
