// SPDX-License-Identifier: GPL-3.0-or-later
/* A query that is a symbol or a citation as a whole: first the document or the place itself, then the
 * passages that cite it, then the rest of the document. */
#include "search/plan/search_plan.h"

#include "index/schema.h"
#include "search/match/boolean_query.h"
#include "search/match/document_filter.h"
#include "search/rank/passage_score.h"
#include "undex/citation.h"
#include "undex/citation_lookup.h"

#include <string.h>

/* The document's passages, in one language of it where the citation says so. */
static boolean_query *of_document(query_builder *b, const undex_citation *c, GError **error)
{
    boolean_query *query = undex_search_documents(b, UNDEX_TERM_SYMBOL, c->symbol, error);
    if (query && c->language)
        query = undex_search_joined(QUERY_FILTER, query,
                                    undex_search_documents(b, UNDEX_TERM_LANGUAGE, c->language, error));
    if (!query)
        return NULL;
    return undex_search_joined(QUERY_AND_NOT, query, undex_search_kind(UNDEX_KIND_BOILERPLATE));
}

/* Passages of other documents that mention this one, the very paragraph's first; or print it as typed. */
static boolean_query *citing(query_builder *b, const undex_citation *c, const char *typed, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    if (!undex_search_parts_add(parts, undex_search_mention(c->symbol)))
        return NULL;
    if (!strpbrk(typed, "*?~") &&
        !undex_search_parts_add(parts, undex_proximity_phrase_query(b, typed, 0, UNDEX_WORD_TEXT, error)))
        return NULL;
    if (!undex_search_parts_add(parts, undex_proximity_phrase_query(b, c->symbol, 0, UNDEX_WORD_TEXT, error)))
        return NULL;
    const undex_locator *para = undex_citation_locator(c, UNDEX_LOCATOR_PARA);
    if (para) {
        g_autofree char *place = g_strconcat(c->symbol, "#", para->first, NULL);
        if (!undex_search_parts_add(parts, undex_search_scaled(undex_search_mention(place), 3.0)))
            return NULL;
    }
    return undex_search_joined(QUERY_AND_NOT, undex_search_combine(QUERY_OR, parts),
                               undex_search_documents(b, UNDEX_TERM_SYMBOL, c->symbol, error));
}

/* What is meant of documents. */
static gboolean plan_places(search_plan *p, const GPtrArray *places, const char *typed, GError **error)
{
    return undex_search_plan_add(p, (search_stage){.query = undex_search_cited(p->b, places, typed, error)});
}

static gboolean plan_document(search_plan *p, const undex_citation *c, GError **error)
{
    boolean_query *titles = of_document(p->b, c, error);
    if (titles)
        titles = undex_search_joined(QUERY_FILTER, titles, undex_search_kind(UNDEX_KIND_TITLE));
    return undex_search_plan_add(p, (search_stage){.query = titles, .one_each = TRUE}) &&
           undex_search_plan_add(p, (search_stage){.query = of_document(p->b, c, error), .one_each = TRUE});
}

/* Filters, operators, wildcards and phrases are of queries, and what has them is no citation. */
static gboolean has_operators(const char *typed)
{
    static const char *const words[] = {"AND", "OR", "NOT"};
    gboolean id = strchr(typed, '#') != NULL; /* ids may have a ~, too */
    if (strchr("\"+-", *typed) || (strchr(typed, '~') && !id))
        return TRUE;
    g_auto(GStrv) parts = g_strsplit(typed, " ", -1);
    for (char **part = parts; *part; part++) {
        gsize n = strlen(*part), letters = strspn(*part, "abcdefghijklmnopqrstuvwxyz-");
        if (g_strv_contains(words, *part) || g_str_has_prefix(*part, "NEAR/") ||
            g_str_has_prefix(*part, "ADJ/"))
            return TRUE;
        if (letters && (*part)[letters] == ':' && (*part)[letters + 1] &&
            !g_str_has_prefix(*part + letters, "://"))
            return TRUE;
        if (n > 1 && (*part)[n - 1] == '*' && g_ascii_isalpha((*part)[n - 2]) &&
            !g_str_has_suffix(*part, "note*"))
            return TRUE;
    }
    return FALSE;
}

/* The document, the place in it where one is said, and what cites it. */
static gboolean plan_citation(search_plan *p, const undex_citation *c, const GPtrArray *places,
                              const char *typed, GError **error)
{
    const undex_cited *first = undex_cited_first(places);
    gboolean placed = first && !first->whole;
    if (!(placed ? plan_places(p, places, typed, error) : plan_document(p, c, error)) ||
        !undex_search_plan_add(
            p, (search_stage){.query = citing(p->b, c, typed, error), .ranked = TRUE, .collapse = TRUE}))
        return FALSE;
    return placed || undex_search_plan_add(p, (search_stage){.query = of_document(p->b, c, error)});
}

/* Of places without a symbol, a file's name: nothing can cite it. */
static gboolean plan_any(search_plan *p, undex_citation *c, const GPtrArray *places, const char *typed,
                         GError **error)
{
    const undex_document *document = places->len ? ((undex_cited *)places->pdata[0])->document : NULL;
    if (!c->symbol)
        return plan_places(p, places, typed, error);
    /* The symbol names a part of the document: the document's own symbol is sought. */
    if (document && document->symbol && !undex_cited_is_of(document, c->symbol)) {
        g_free(c->symbol);
        c->symbol = g_strdup(document->symbol);
    }
    if (document && !undex_cited_first(places))
        p->missing = undex_cited_outline(document);
    return plan_citation(p, c, places, typed, error);
}

gboolean undex_search_plan_cited(search_plan *p, undex_index *store, const char *query, gboolean *is,
                                 GError **error)
{
    g_autofree char *typed = g_strstrip(g_strdup(query));
    *is = FALSE;
    if (!strpbrk(typed, "0123456789") || has_operators(typed))
        return TRUE;
    g_autoptr(GPtrArray) named = strchr(typed, '#') ? undex_locate_id(store, typed, error) : NULL;
    if (strchr(typed, '#') && !named)
        return FALSE;
    g_autoptr(undex_citation) c = undex_citation_parse(typed);
    *is = named && undex_cited_first(named);
    g_autoptr(GPtrArray) places = c && !*is ? undex_locate_citation(store, c, error) : NULL;
    if (c && !*is && !places)
        return FALSE;
    *is |= places && (places->len || (c->symbol && !g_str_has_suffix(typed, "*")));
    if (!*is)
        return TRUE;
    if (!(p->b = undex_query_builder_new(store, query, NULL, error)))
        return FALSE;
    return places ? plan_any(p, c, places, typed, error) : plan_places(p, named, typed, error);
}
