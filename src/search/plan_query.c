// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plan_query.h"

#include "search/plan/build_query.h"
#include "search/plan/citation_query.h"
#include "search/present/did_you_mean.h"

gboolean undex_search_plan_make(search_plan *p, undex_index *store, const char *query, char **suggestion,
                                GError **error)
{
    if (undex_search_plan_cited(p, store, query, error))
        return TRUE;
    if (*error)
        return FALSE;
    g_autoptr(query_node) tree = undex_search_parse(query, error);
    if (!tree || !(p->b = undex_query_builder_new(store, query, tree, error)))
        return FALSE;
    *suggestion = undex_did_you_mean(p->b, tree, &p->corrected, error);
    if (*error)
        return FALSE;
    char *name = NULL;
    GArray *met = NULL, *scores = undex_search_build_scores(p->b, tree, &name, &met, error);
    xc_query *built = scores || *error ? NULL : undex_search_build(p->b, tree, error);
    undex_search_plan_add(p, (search_stage){.query = built,
                                            .scores = scores,
                                            .met = met,
                                            .name = name,
                                            .ranked = TRUE,
                                            .collapse = !p->b->own_kind,
                                            .excludes = p->b->excludes});
    return *error == NULL;
}
