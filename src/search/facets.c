// SPDX-License-Identifier: GPL-3.0-or-later
/* What matches is found once; then the entries of each value are walked and those counted that are among it.
 * The cost is that of the matches and of the passages in the index, not of the number of values. */
#include "undex/search.h"

#include "base/budget.h"
#include "index/passage_location.h"
#include "index/prefetch.h"
#include "index/schema.h"
#include "search/match/corpus_outline.h"
#include "search/plan/search_plan.h"
#include "search/plan_query.h"
#include "undex/shards.h"

#include <string.h>

enum {
    TERM_STEPS = 64, /* of the budget, for a value */
};

const char *const undex_facet_names[] = {"year", "organ", "body", "language", "kind", NULL};

typedef struct {
    const char *name, *prefix;
    const char *missing; /* what documents are called that have none; NULL: all have one */
    gboolean whole;      /* its terms stand for whole documents */
} facet_row;

static const facet_row *row_of(const char *name)
{
    static const facet_row rows[] = {{"year", UNDEX_TERM_YEAR, "no date", TRUE},
                                     {"organ", UNDEX_TERM_ORGAN, "no organ", TRUE},
                                     {"body", UNDEX_TERM_BODY, "no body", TRUE},
                                     {"language", UNDEX_TERM_LANGUAGE, "no language", TRUE},
                                     {"kind", UNDEX_TERM_KIND, NULL, FALSE}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

/* Until when of all time matches are found; the rest is for counting them. */
static const double counting_share = 0.8;

typedef struct {
    const search_plan *plan;
    const char *const *names;
    match_count matched;
    GHashTable *valued; /* first docids of the documents that have a value */
    GPtrArray *facets;
} counting;

static void facet_free(gpointer p)
{
    g_array_unref(((undex_facet *)p)->counts);
    g_free(p);
}

static void clear_count(gpointer p)
{
    g_free(((undex_facet_count *)p)->value);
}

static void count_span(const counting *c, xc_range span, undex_facet_count *count)
{
    count->passages += (int)(span.last - span.first + 1);
    count->hits += (int)undex_match_count_within(&c->matched, span);
}

static gboolean count_documents(xc_database *database, const counting *c, const char *term,
                                undex_facet_count *count, xc_error *failure)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(xc_range));
    if (!undex_passage_location_spans(database, term, spans, failure))
        return FALSE;
    for (guint i = 0; i < spans->len && undex_budget_go_on(TERM_STEPS); i++) {
        xc_range span = g_array_index(spans, xc_range, i);
        count_span(c, span, count);
        g_hash_table_add(c->valued, GUINT_TO_POINTER(span.first));
    }
    return TRUE;
}

static gboolean count_value(xc_database *database, const counting *c, const char *term,
                            undex_facet_count *count, xc_error *failure)
{
    g_autoptr(xc_postings) postings = xc_database_postings(database, term, failure);
    xc_step step = postings ? XC_END : XC_FAILED;
    while (postings && undex_budget_go_on(1) && (step = xc_postings_next(postings, failure)) == XC_ITEM) {
        count->passages++;
        count->hits += undex_match_count_has(&c->matched, xc_postings_docid(postings));
    }
    return step != XC_FAILED;
}

/* What stands in documents that have no value. */
static gboolean count_missing(xc_database *database, const counting *c, undex_facet_count *count,
                              xc_error *failure)
{
    corpus_outline *f = undex_corpus_outline(c->plan->b->cache, database, failure);
    g_autoptr(xc_values) values = NULL;
    gboolean ok = f != NULL;
    for (guint i = 0; ok && i < f->documents && undex_budget_go_on(1); i++)
        if (!g_hash_table_contains(c->valued, GUINT_TO_POINTER(f->starts[i]))) {
            undex_corpus_outline_forget(f, UNDEX_CORPUS_OUTLINE_FEW);
            ok = undex_corpus_outline_know(f, database, i, &values, failure);
            count_span(c, (xc_range){f->starts[i], MAX(f->ends[i], 1) - 1}, count);
        }
    undex_corpus_outline_unref(f);
    return ok;
}

static gint by_value(gconstpointer a, gconstpointer b)
{
    return strcmp(((const undex_facet_count *)a)->value, ((const undex_facet_count *)b)->value);
}

static gint by_hits(gconstpointer a, gconstpointer b)
{
    const undex_facet_count *x = a, *y = b;
    return x->hits != y->hits ? (x->hits > y->hits ? -1 : 1) : by_value(a, b);
}

/* Kinds are letters there. Caller frees. */
static char *value_of(const facet_row *which, const char *term)
{
    const char *value = term + strlen(which->prefix);
    int kind = which->whole ? -1 : *value - undex_schema_kind((undex_kind)0);
    return g_strdup(kind >= 0 && kind < UNDEX_KIND_COUNT ? undex_kind_name((undex_kind)kind) : value);
}

/* Has servers send what all values have together. */
static gboolean prefetch(xc_database *database, const facet_row *which, xc_error *failure)
{
    if (!xc_database_is_remote(database))
        return TRUE;
    undex_prefetch *names = undex_prefetch_new(database), *postings = undex_prefetch_new(database);
    undex_prefetch_add(names, XC_ASKED_TERMS, which->prefix, "");
    gboolean ok = undex_prefetch_ask(names, failure);
    g_autoptr(xc_terms) terms = ok ? xc_database_terms(database, which->prefix, failure) : NULL;
    xc_step step = terms ? XC_END : XC_FAILED;
    while (terms && undex_budget_go_on(1) && (step = xc_terms_next(terms, failure)) == XC_ITEM)
        undex_prefetch_add(postings, XC_ASKED_POSTINGS, "", xc_terms_term(terms, NULL));
    ok = undex_prefetch_ask(postings, failure) && step != XC_FAILED;
    return ok && (!which->whole || undex_prefetch_values(database, UNDEX_SLOT_OUTLINE, NULL, failure));
}

static gboolean count_values(xc_database *database, counting *c, const facet_row *which, GArray *counts,
                             xc_error *failure)
{
    if (!prefetch(database, which, failure))
        return FALSE;
    gboolean years = strcmp(which->name, "year") == 0;
    g_autoptr(xc_terms) terms = xc_database_terms(database, which->prefix, failure);
    xc_step step = terms ? XC_END : XC_FAILED;
    gboolean ok = terms != NULL;
    while (ok && undex_budget_go_on(TERM_STEPS) && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        const char *term = xc_terms_term(terms, NULL);
        undex_facet_count count = {value_of(which, term), 0, 0};
        ok = (which->whole ? count_documents : count_value)(database, c, term, &count, failure);
        if (ok && (count.hits || years))
            g_array_append_val(counts, count);
        else
            g_free(count.value);
    }
    g_array_sort(counts, years ? by_value : by_hits);
    return ok && step != XC_FAILED;
}

static gboolean count_facet(xc_database *database, counting *c, const char *name, xc_error *failure)
{
    const facet_row *which = row_of(name);
    undex_facet *facet = g_new0(undex_facet, 1);
    *facet = (undex_facet){name, g_array_new(FALSE, FALSE, sizeof(undex_facet_count)),
                           (int)c->matched.passages, (int)c->matched.documents, FALSE};
    g_array_set_clear_func(facet->counts, clear_count);
    g_ptr_array_add(c->facets, facet);
    g_hash_table_remove_all(c->valued);
    undex_facet_count missing = {NULL, 0, 0};
    if (!count_values(database, c, which, facet->counts, failure) ||
        (which->missing && !count_missing(database, c, &missing, failure)))
        return FALSE;
    facet->exact = c->matched.exact && !undex_budget_spent();
    missing.value = g_strdup(which->missing);
    if (missing.hits)
        g_array_append_val(facet->counts, missing);
    else
        clear_count(&missing);
    return TRUE;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    counting *c = closure;
    g_ptr_array_set_size(c->facets, 0);
    for (int i = 0; c->names[i]; i++)
        if (!count_facet(database, c, c->names[i], failure))
            return FALSE;
    return TRUE;
}

static GPtrArray *count_once(undex_index *store, const char *query, const char *const *names, GError **error)
{
    g_autoptr(search_plan) p = undex_search_plan_new();
    g_autoptr(GPtrArray) facets = g_ptr_array_new_with_free_func(facet_free);
    g_autoptr(GHashTable) valued = g_hash_table_new(NULL, NULL);
    counting c = {p, names, {0}, valued, facets};
    g_autofree char *suggestion = NULL;
    undex_match_count_init(&c.matched);
    p->whole = TRUE;
    gboolean ok = undex_search_plan_make(p, store, query, &suggestion, error);
    undex_budget_begin_stage(counting_share);
    ok = ok && undex_match_count_all(store, p, TRUE, &c.matched, error);
    undex_budget_begin_stage(1);
    ok = ok && undex_index_try(store, attempt, &c, error);
    undex_match_count_clear(&c.matched);
    return ok ? g_steal_pointer(&facets) : NULL;
}

GPtrArray *undex_search_facets(undex_index *store, const char *query, const char *const *names,
                               GError **error)
{
    enum { ATTEMPTS = 8 };
    for (int i = 0; names[i]; i++)
        if (!row_of(names[i]))
            return undex_error_null(error, UNDEX_ERROR_USAGE, "'%s' cannot be counted", names[i]);
    for (int i = 1;; i++) { /* the plan names passages by docids, which belong to one state of the database */
        GError *own = NULL;
        gint64 before = undex_index_state(store);
        GPtrArray *facets = count_once(store, query, names, &own);
        if (i >= ATTEMPTS + (int)undex_index_shards(store) || undex_index_state(store) == before) {
            if (own)
                g_propagate_error(error, own);
            return facets;
        }
        g_clear_error(&own);
        g_clear_pointer(&facets, g_ptr_array_unref);
    }
}
