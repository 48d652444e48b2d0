// SPDX-License-Identifier: GPL-3.0-or-later
/* What the filters cites: and cited-by: ask for. */
#include "index/schema.h"
#include "search/match/document_filter.h"
#include "search/plan/search_plan.h"
#include "undex/citation.h"

enum { RANGE_CEILING = 1000 };

/* Each paragraph from the first to the last, where these are numbers. */
static void add_paras(GPtrArray *places, const char *symbol, const undex_locator *para)
{
    guint64 first = 0, last = 0;
    gboolean range = para->last && g_ascii_string_to_unsigned(para->first, 10, 0, 9999, &first, NULL) &&
                     g_ascii_string_to_unsigned(para->last, 10, first, first + RANGE_CEILING, &last, NULL);
    if (!range)
        g_ptr_array_add(places, g_strconcat(symbol, "#", para->first, NULL));
    for (guint64 n = first; range && n <= last; n++)
        g_ptr_array_add(places, g_strdup_printf("%s#%" G_GUINT64_FORMAT, symbol, n));
}

GPtrArray *undex_cited_places(const char *value)
{
    GPtrArray *places = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(undex_citation) citation = undex_citation_parse(value);
    for (guint i = 0; citation && citation->symbol && i < citation->locators->len; i++) {
        const undex_locator *para = &g_array_index(citation->locators, undex_locator, i);
        if (para->kind == UNDEX_LOCATOR_PARA)
            add_paras(places, citation->symbol, para);
    }
    if (citation && citation->symbol && !places->len)
        g_ptr_array_add(places, g_strdup(citation->symbol));
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
