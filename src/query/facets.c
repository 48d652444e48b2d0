// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What matches is found once; then the entries of each value are walked and those counted that are among it.
 * The cost is that of the matches and of the passages in the index, not of the number of values.
 */
#include "query/private.h"

#include <string.h>

enum { MATCHES_CEILING = 1000000 };

const char *const undex_facet_names[] = {"year", "organ", "language", "kind", NULL};

typedef struct {
    const char *name, *prefix;
    gboolean whole; /* its terms stand for whole documents */
} facet_row;

static const facet_row *row_of(const char *name)
{
    static const facet_row rows[] = {{"year", UNDEX_TERM_YEAR, TRUE},
                                     {"organ", UNDEX_TERM_ORGAN, TRUE},
                                     {"language", UNDEX_TERM_LANGUAGE, TRUE},
                                     {"kind", UNDEX_TERM_KIND, FALSE}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

typedef struct {
    const plan *plan;
    const char *const *names;
    GByteArray *matches; /* a bit a docid */
    gboolean exact;
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

static void set_bit(GByteArray *bits, guint32 docid)
{
    guint at = docid / 8;
    if (at >= bits->len) {
        guint before = bits->len;
        g_byte_array_set_size(bits, MAX(at + 1, before * 2));
        memset(bits->data + before, 0, bits->len - before);
    }
    bits->data[at] |= (guint8)(1u << (docid % 8));
}

static gboolean has_bit(const GByteArray *bits, guint32 docid)
{
    return docid / 8 < bits->len && (bits->data[docid / 8] >> (docid % 8) & 1u);
}

static gboolean match_stage(xc_database *database, counting *c, const stage *st, xc_error *failure)
{
    for (guint i = 0; st->scores && i < st->scores->len; i++)
        set_bit(c->matches, g_array_index(st->scores, xc_score, i).docid);
    if (st->scores)
        return TRUE;
    xc_enquire *enquire = xc_enquire_new(database, failure);
    xc_mset *mset = NULL;
    gboolean ok = enquire && xc_enquire_set_query(enquire, st->query, failure) &&
                  xc_enquire_set_boolean(enquire, failure) &&
                  xc_enquire_set_docid_order(enquire, XC_DOCID_ANY, failure) &&
                  (mset = xc_enquire_run(enquire, 0, MATCHES_CEILING, 0, NULL, failure));
    for (guint32 i = 0; ok && i < xc_mset_size(mset); i++) {
        xc_hit hit;
        ok = xc_mset_hit(mset, i, &hit, failure);
        if (ok)
            set_bit(c->matches, hit.docid);
    }
    if (ok && xc_mset_size(mset) >= MATCHES_CEILING)
        c->exact = FALSE;
    xc_mset_free(mset);
    xc_enquire_free(enquire);
    return ok;
}

static gboolean count_documents(xc_database *database, const counting *c, const char *term,
                                undex_facet_count *count, xc_error *failure)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(xc_range));
    if (!undex_place_spans(database, term, spans, failure))
        return FALSE;
    for (guint i = 0; i < spans->len; i++) {
        xc_range span = g_array_index(spans, xc_range, i);
        count->passages += (int)(span.last - span.first + 1);
        for (guint32 docid = span.first; docid <= span.last; docid++)
            count->hits += has_bit(c->matches, docid);
    }
    return TRUE;
}

static gboolean count_value(xc_database *database, const counting *c, const char *term,
                            undex_facet_count *count, xc_error *failure)
{
    xc_postings *postings = xc_database_postings(database, term, failure);
    xc_step step = postings ? XC_END : XC_FAILED;
    while (postings && (step = xc_postings_next(postings, failure)) == XC_ITEM) {
        count->passages++;
        count->hits += has_bit(c->matches, xc_postings_docid(postings));
    }
    xc_postings_free(postings);
    return step != XC_FAILED;
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

static gboolean count_facet(xc_database *database, counting *c, const char *name, xc_error *failure)
{
    const facet_row *which = row_of(name);
    undex_facet *facet = g_new0(undex_facet, 1);
    *facet = (undex_facet){name, g_array_new(FALSE, FALSE, sizeof(undex_facet_count)), c->exact};
    g_array_set_clear_func(facet->counts, clear_count);
    g_ptr_array_add(c->facets, facet);
    xc_terms *terms = xc_database_terms(database, which->prefix, failure);
    xc_step step = terms ? XC_END : XC_FAILED;
    gboolean ok = terms != NULL;
    while (ok && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        const char *term = xc_terms_term(terms, NULL);
        undex_facet_count count = {value_of(which, term), 0, 0};
        ok = (which->whole ? count_documents : count_value)(database, c, term, &count, failure);
        if (ok && count.hits)
            g_array_append_val(facet->counts, count);
        else
            g_free(count.value);
    }
    xc_terms_free(terms);
    g_array_sort(facet->counts, strcmp(name, "year") == 0 ? by_value : by_hits);
    return ok && step != XC_FAILED;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    counting *c = closure;
    c->exact = TRUE;
    g_byte_array_set_size(c->matches, 0);
    g_ptr_array_set_size(c->facets, 0);
    for (guint i = 0; i < c->plan->stages->len; i++)
        if (!match_stage(database, c, &g_array_index(c->plan->stages, stage, i), failure))
            return FALSE;
    for (int i = 0; c->names[i]; i++)
        if (!count_facet(database, c, c->names[i], failure))
            return FALSE;
    return TRUE;
}

static GPtrArray *count_once(undex_store *store, const char *query, const char *const *names, GError **error)
{
    g_autoptr(plan) p = undex_query_plan_new();
    g_autoptr(GByteArray) matches = g_byte_array_new();
    g_autoptr(GPtrArray) facets = g_ptr_array_new_with_free_func(facet_free);
    counting c = {p, names, matches, TRUE, facets};
    g_autofree char *suggestion = NULL;
    return undex_query_plan_make(p, store, query, &suggestion, error) &&
                   undex_store_try(store, attempt, &c, error)
               ? g_steal_pointer(&facets)
               : NULL;
}

GPtrArray *undex_query_facets(undex_store *store, const char *query, const char *const *names, GError **error)
{
    enum { ATTEMPTS = 8 };
    for (int i = 0; names[i]; i++)
        if (!row_of(names[i])) {
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_USAGE, "'%s' cannot be counted", names[i]);
            return NULL;
        }
    for (int i = 1;; i++) { /* the plan names passages by docids, which belong to one state of the database */
        GError *own = NULL;
        gint64 before = xc_database_revision(undex_store_database(store), NULL);
        GPtrArray *facets = count_once(store, query, names, &own);
        if (i == ATTEMPTS || xc_database_revision(undex_store_database(store), NULL) == before) {
            if (own)
                g_propagate_error(error, own);
            return facets;
        }
        g_clear_error(&own);
        g_clear_pointer(&facets, g_ptr_array_unref);
    }
}
