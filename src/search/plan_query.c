// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plan_query.h"

#include "base/budget.h"
#include "search/plan/search_plan.h"
#include "search/present/did_you_mean.h"

/* Until when of all time each stage goes on; what comes after has the rest. */
static const double spelling_share = 0.2, building_share = 0.6;

/* What a query may keep grows with the index. */
static void bound_memory(undex_index *store)
{
    const gsize least = (gsize)32 << 20, each = 96;
    gint64 passages = xc_database_doc_count(undex_index_database(store), NULL);
    undex_budget_bound_memory(least + each * (gsize)MAX(passages, 0));
}

gboolean undex_search_plan_make(search_plan *p, undex_index *store, const char *query, char **suggestion,
                                GError **error)
{
    gboolean is_cited = FALSE;
    bound_memory(store);
    undex_budget_begin_stage(building_share);
    if (!undex_search_plan_cited(p, store, query, &is_cited, error))
        return FALSE;
    if (is_cited)
        return TRUE;
    p->tree = undex_search_parse(query, error);
    undex_budget_begin_stage(spelling_share);
    if (!p->tree || !(p->b = undex_query_builder_new(store, query, p->tree, error)) ||
        !undex_did_you_mean(p->b, p->tree, suggestion, &p->corrected, error))
        return FALSE;
    p->b->may_choose = p->may_choose;
    undex_budget_begin_stage(building_share);
    undex_repeated_clauses_merge(p->tree);
    p->wanted = p->b->wants->len;
    search_stage st = {.ranked = TRUE};
    if (p->whole && !undex_search_narrow(p->b, p->tree, p->wanted, &st.parts, error))
        return FALSE;
    if (!st.parts && !undex_search_build_scores(p->b, p->tree, &st, error))
        return FALSE;
    if (!st.parts && !st.scores)
        st.query = undex_search_build_narrowed(p->b, p->tree, &st.about, error);
    st.collapse = !p->b->own_kind;
    st.excludes = p->b->excludes;
    return undex_search_plan_add(p, st);
}
