// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A query that is a symbol or a citation as a whole: first the document or the place itself, then the
 * passages that cite it, then the rest of the document.
 */
#include "query/private.h"

#include "undex/cite.h"

#include <string.h>

plan *undex_query_plan_new(void)
{
    plan *p = g_new0(plan, 1);
    p->stages = g_array_new(FALSE, FALSE, sizeof(stage));
    return p;
}

static void stage_clear(stage *s)
{
    xc_query_free(s->query);
    if (s->scores)
        g_array_unref(s->scores);
    g_free(s->name);
}

void undex_query_plan_free(plan *p)
{
    if (!p)
        return;
    for (guint i = 0; i < p->stages->len; i++)
        stage_clear(&g_array_index(p->stages, stage, i));
    g_array_unref(p->stages);
    undex_query_builder_free(p->b);
    g_free(p);
}

void undex_query_plan_add(plan *p, stage s)
{
    if (s.query || s.scores)
        g_array_append_val(p->stages, s);
}

/* The document's passages, in one language of it where the citation says so. */
static xc_query *of_document(builder *b, const undex_citation *c, GError **error)
{
    xc_query *query = undex_query_documents(b, UNDEX_TERM_SYMBOL, c->symbol, error);
    if (c->language)
        query = undex_query_joined(XC_FILTER, query,
                                   undex_query_documents(b, UNDEX_TERM_LANGUAGE, c->language, error), error);
    return undex_query_joined(XC_AND_NOT, query, undex_query_kind(UNDEX_KIND_BOILERPLATE, error), error);
}

/* paras. 12-14, each number a term. */
static xc_query *paras_of(const undex_citation *c, GError **error)
{
    enum { PARAS_CEILING = 1000 };
    g_autoptr(GPtrArray) parts = undex_query_parts();
    gint64 first = g_ascii_strtoll(c->para, NULL, 10), last = g_ascii_strtoll(c->para_last, NULL, 10);
    for (gint64 n = first; n <= last && n - first < PARAS_CEILING; n++) {
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, n);
        g_ptr_array_add(parts, undex_query_term(UNDEX_TERM_LABEL, number, error));
    }
    return undex_query_combine(XC_OR, parts, 0, error);
}

/* A place within the document, or NULL. */
static xc_query *place_of(const undex_citation *c, GError **error)
{
    static const char *const prefixes[] = {UNDEX_TERM_LABEL, UNDEX_TERM_MARK, UNDEX_TERM_PAGE,
                                           UNDEX_TERM_COMPONENT};
    const char *const values[] = {c->para_last ? NULL : c->para, c->note, c->page_label, c->component};
    g_autoptr(GPtrArray) parts = undex_query_parts();
    if (c->para_last)
        g_ptr_array_add(parts, paras_of(c, error));
    for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        g_autofree char *lower = values[i] ? g_utf8_strdown(values[i], -1) : NULL;
        if (lower)
            g_ptr_array_add(parts, undex_query_term(prefixes[i], lower, error));
    }
    return undex_query_combine(XC_AND, parts, 0, error);
}

/* Passages of other documents that mention this one, those that mention the very paragraph first; or print it
 * as typed. */
static xc_query *citing(builder *b, const undex_citation *c, const char *typed, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_query_parts();
    g_ptr_array_add(parts, undex_query_term(UNDEX_TERM_CITES, c->symbol, error));
    g_ptr_array_add(parts, undex_query_phrase(b, typed, 0, UNDEX_WORD_TEXT, error));
    g_ptr_array_add(parts, undex_query_phrase(b, c->symbol, 0, UNDEX_WORD_TEXT, error));
    if (c->para) {
        g_autofree char *place = g_strconcat(c->symbol, "#", c->para, NULL);
        g_ptr_array_add(parts,
                        undex_query_scaled(undex_query_term(UNDEX_TERM_CITES, place, error), 3.0, error));
    }
    return undex_query_joined(XC_AND_NOT, undex_query_combine(XC_OR, parts, 0, error),
                              undex_query_documents(b, UNDEX_TERM_SYMBOL, c->symbol, error), error);
}

static undex_citation *read_citation(const char *typed)
{
    undex_citation *c = undex_citation_parse(typed);
    if (c && c->symbol)
        return c;
    undex_citation_free(c);
    char *symbol = undex_symbol_parse(typed);
    if (!symbol)
        return NULL;
    c = g_new0(undex_citation, 1);
    c->symbol = symbol;
    return c;
}

static void plan_document(plan *p, const undex_citation *c, GError **error)
{
    xc_query *title = undex_query_kind(UNDEX_KIND_TITLE, error);
    undex_query_plan_add(
        p, (stage){.query = undex_query_joined(XC_FILTER, of_document(p->b, c, error), title, error),
                   .one_each = TRUE});
    undex_query_plan_add(p, (stage){.query = of_document(p->b, c, error), .one_each = TRUE});
}

gboolean undex_query_plan_cited(plan *p, undex_store *store, const char *query, GError **error)
{
    g_autofree char *typed = g_strstrip(g_strdup(query));
    if (!strpbrk(typed, "0123456789") || strpbrk(typed, "\"*"))
        return FALSE;
    g_autoptr(undex_passage) named = undex_store_find_passage(store, typed, error);
    if (*error)
        return FALSE;
    if (named) {
        p->b = undex_query_builder_new(store, query, NULL, error);
        if (p->b)
            undex_query_plan_add(p, (stage){.query = undex_query_passage(p->b, typed, error)});
        return p->b && !*error;
    }
    g_autoptr(undex_citation) c = read_citation(typed);
    if (!c || !(p->b = undex_query_builder_new(store, query, NULL, error)))
        return FALSE;
    xc_query *place = place_of(c, error);
    if (place)
        undex_query_plan_add(
            p, (stage){.query = undex_query_joined(XC_FILTER, of_document(p->b, c, error), place, error)});
    else
        plan_document(p, c, error);
    undex_query_plan_add(p,
                         (stage){.query = citing(p->b, c, typed, error), .ranked = TRUE, .collapse = TRUE});
    if (!place)
        undex_query_plan_add(p, (stage){.query = of_document(p->b, c, error)});
    return *error == NULL;
}
