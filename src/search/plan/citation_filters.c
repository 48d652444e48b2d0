// SPDX-License-Identifier: GPL-3.0-or-later
/* What the filters cites: and cited-by: ask for. */
#include "index/schema.h"
#include "search/match/document_filter.h"
#include "search/plan/search_plan.h"
#include "undex/citation.h"

#include <string.h>

GPtrArray *undex_cited_places(const char *value)
{
    g_autoptr(undex_citation) citation = undex_citation_parse(value);
    GPtrArray *places = citation ? undex_citation_places(citation) : g_ptr_array_new_with_free_func(g_free);
    if (citation && places->len > 1 && citation->component && strcmp(citation->component, "main") != 0)
        g_ptr_array_remove_index(places, 0); /* a paragraph of a part, and not the part */
    if (!citation || !citation->symbol || places->len)
        return places;
    g_ptr_array_unref(places);
    places = undex_symbol_aliases(citation->symbol);
    g_ptr_array_insert(places, 0, g_strdup(citation->symbol));
    return places;
}

boolean_query *undex_search_documents_of(query_builder *b, const GPtrArray *symbols, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < symbols->len; i++)
        if (!undex_search_parts_add(parts,
                                    undex_search_documents(b, UNDEX_TERM_SYMBOL, symbols->pdata[i], error)))
            return NULL;
    return parts->len ? undex_search_combine(QUERY_OR, parts) : undex_search_term(UNDEX_TERM_SYMBOL, "\n");
}
