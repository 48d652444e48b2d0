// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plan_query.h"

#include "search/plan/search_plan.h"
#include "search/present/did_you_mean.h"

gboolean undex_search_plan_make(search_plan *p, undex_index *store, const char *query, char **suggestion,
                                GError **error)
{
    gboolean is_cited = FALSE;
    if (!undex_search_plan_cited(p, store, query, &is_cited, error))
        return FALSE;
    if (is_cited)
        return TRUE;
    g_autoptr(query_node) tree = undex_search_parse(query, error);
    if (!tree || !(p->b = undex_query_builder_new(store, query, tree, error)) ||
        !undex_did_you_mean(p->b, tree, suggestion, &p->corrected, error))
        return FALSE;
    search_stage st = {.ranked = TRUE};
    if (!undex_search_build_scores(p->b, tree, &st, error))
        return FALSE;
    if (!st.scores)
        st.query = undex_search_build(p->b, tree, error);
    st.collapse = !p->b->own_kind;
    st.excludes = p->b->excludes;
    return undex_search_plan_add(p, st);
}
