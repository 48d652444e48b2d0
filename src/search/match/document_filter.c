// SPDX-License-Identifier: GPL-3.0-or-later
/* Filters: what holds for a document is said at its first passage, and means all of them. */
#include "search/match/document_filter.h"

#include "base/budget.h"
#include "index/passage_location.h"
#include "index/prefetch.h"
#include "index/schema.h"
#include "search/match/boolean_query.h"
#include "search/match/corpus_outline.h"
#include "search/words/word_family.h"
#include "undex/citation_lookup.h"

#include <string.h>

typedef struct {
    undex_search_cache *cache;
    const char *term;        /* of documents */
    const GPtrArray *places; /* or of what citations mean */
    const GPtrArray *stems;  /* or of words in headings; or terms of passages */
    const date_range *dates; /* or of documents of that time */
    const GArray *documents; /* or of those numbers */
    GArray *ranges;          /* xc_range */
} request;

static gboolean attempt_documents(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->ranges, 0);
    return undex_passage_location_spans(database, r->term, r->ranges, failure);
}

/* The passages that are meant in one document. */
static gboolean append_cited(xc_database *database, const undex_cited *cited, GArray *ranges,
                             xc_error *failure)
{
    guint32 start = 0;
    guint span = undex_passage_location_span(database, cited->document->key, &start, failure);
    for (guint i = 0; i < cited->ordinals->len; i++) {
        guint ordinal = (guint)g_array_index(cited->ordinals, int, i);
        xc_range one = {start + ordinal, start + ordinal};
        if (ordinal < span)
            g_array_append_val(ranges, one);
    }
    return span > 0 || failure->code == XC_OK;
}

static gint by_first(gconstpointer a, gconstpointer b)
{
    const xc_range *x = a, *y = b;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* In order, and each docid once: headings stand under headings. */
static void unite(GArray *ranges)
{
    guint kept = 0;
    g_array_sort(ranges, by_first);
    for (guint i = 1; i < ranges->len; i++) {
        xc_range *last = &g_array_index(ranges, xc_range, kept), here = g_array_index(ranges, xc_range, i);
        if (here.first <= last->last)
            last->last = MAX(last->last, here.last);
        else
            g_array_index(ranges, xc_range, ++kept) = here;
    }
    g_array_set_size(ranges, ranges->len ? kept + 1 : 0);
}

static gboolean attempt_cited(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->ranges, 0);
    failure->code = XC_OK;
    for (guint i = 0; i < r->places->len; i++)
        if (!append_cited(database, g_ptr_array_index(r->places, i), r->ranges, failure))
            return FALSE;
    unite(r->ranges);
    return TRUE;
}

/* ---- under headings ---- */

/* Appends what stands under the headings that have the term. */
static gboolean append_under(xc_database *database, corpus_outline *f, const char *term, GArray *ranges,
                             xc_error *failure)
{
    g_autoptr(xc_values) values = NULL;
    g_autoptr(xc_postings) postings = xc_database_postings(database, term, failure);
    xc_step step = postings ? XC_END : XC_FAILED;
    while (postings && undex_budget_go_on(1) && (step = xc_postings_next(postings, failure)) == XC_ITEM) {
        guint32 docid = xc_postings_docid(postings);
        xc_range under;
        guint document = undex_corpus_outline_document(f, docid);
        undex_corpus_outline_forget(f, UNDEX_CORPUS_OUTLINE_FEW);
        if (document < f->documents && !undex_corpus_outline_know(f, database, document, &values, failure))
            return FALSE;
        if (docid < f->outline.beyond && undex_corpus_outline_under(f, docid, &under))
            g_array_append_val(ranges, under);
    }
    return step != XC_FAILED;
}

static gboolean attempt_under(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->ranges, 0);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    corpus_outline *f = undex_corpus_outline(r->cache, database, failure);
    gboolean ok = f && undex_word_family_read(database, r->stems, words, failure);
    for (guint i = 0; ok && i < words->len && undex_budget_go_on(1); i++)
        ok = append_under(database, f, words->pdata[i], r->ranges, failure);
    undex_corpus_outline_unref(f);
    unite(r->ranges);
    return ok;
}

static boolean_query *run(query_builder *b, undex_index_attempt attempt, request *r, const char *name,
                          GError **error)
{
    return undex_index_try(b->store, attempt, r, error) ? undex_search_ranges(r->ranges, name) : NULL;
}

boolean_query *undex_search_documents(query_builder *b, const char *prefix, const char *value, GError **error)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    request r = {.term = term, .ranges = ranges};
    boolean_query *query = run(b, attempt_documents, &r, term, error);
    b->met = ranges->len > 0;
    return query;
}

boolean_query *undex_search_under(query_builder *b, const GPtrArray *stems, GError **error)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    g_autofree char *name = g_strdup_printf("under:%s", stems->len ? (char *)stems->pdata[0] : "");
    request r = {.cache = b->cache, .stems = stems, .ranges = ranges};
    boolean_query *under = run(b, attempt_under, &r, name, error);
    if (!under)
        return NULL;
    boolean_query *notes = undex_search_joined(QUERY_OR, undex_search_kind(UNDEX_KIND_FOOTNOTE),
                                               undex_search_kind(UNDEX_KIND_ENDNOTE));
    return undex_search_joined(QUERY_AND_NOT, under, notes);
}

/* ---- dates ---- */

/* What the document at `start` says of its date. FALSE: failure. */
static gboolean read_date(xc_database *database, guint32 start, guint8 date[UNDEX_SLOT_DATE_BYTES],
                          xc_error *failure)
{
    gsize length = 0;
    char *value = xc_database_value(database, start, UNDEX_SLOT_DATE, &length, failure);
    memset(date, 0, UNDEX_SLOT_DATE_BYTES);
    if (value && length == UNDEX_SLOT_DATE_BYTES)
        memcpy(date, value, length);
    xc_string_free(value);
    return value != NULL;
}

/* Leaves of the ranges from the `first`th on those of documents whose date is meant. */
static gboolean leave_dated(xc_database *database, request *r, guint first, xc_error *failure)
{
    guint kept = first;
    for (guint i = first; i < r->ranges->len; i++) {
        guint8 date[UNDEX_SLOT_DATE_BYTES];
        xc_range one = g_array_index(r->ranges, xc_range, i);
        if (!read_date(database, one.first, date, failure))
            return FALSE;
        if (memcmp(date, r->dates->since, sizeof date) >= 0 &&
            memcmp(date, r->dates->until, sizeof date) <= 0)
            g_array_index(r->ranges, xc_range, kept++) = one;
    }
    g_array_set_size(r->ranges, kept);
    return TRUE;
}

/* Appends the documents of the year, as far as their dates are meant. */
static gboolean append_year(xc_database *database, request *r, const char *term, xc_error *failure)
{
    guint8 first[UNDEX_SLOT_DATE_BYTES], last[UNDEX_SLOT_DATE_BYTES];
    const char *year = term + strlen(UNDEX_TERM_YEAR);
    guint before = r->ranges->len;
    if (!undex_slot_date_encode(year, FALSE, first) || !undex_slot_date_encode(year, TRUE, last) ||
        memcmp(last, r->dates->since, sizeof last) < 0 || memcmp(first, r->dates->until, sizeof first) > 0)
        return TRUE;
    gboolean whole =
        memcmp(first, r->dates->since, sizeof first) >= 0 && memcmp(last, r->dates->until, sizeof last) <= 0;
    return undex_passage_location_spans(database, term, r->ranges, failure) &&
           (whole || (undex_prefetch_values(database, UNDEX_SLOT_DATE, term, failure) &&
                      leave_dated(database, r, before, failure)));
}

static gboolean attempt_dated(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->ranges, 0);
    g_autoptr(xc_terms) years = xc_database_terms(database, UNDEX_TERM_YEAR, failure);
    xc_step step = years ? XC_END : XC_FAILED;
    while (years && undex_budget_go_on(1) && (step = xc_terms_next(years, failure)) == XC_ITEM)
        if (!append_year(database, r, xc_terms_term(years, NULL), failure))
            return FALSE;
    unite(r->ranges);
    return step != XC_FAILED;
}

boolean_query *undex_search_dated(query_builder *b, const date_range *dates, const char *name, GError **error)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    request r = {.dates = dates, .ranges = ranges};
    return run(b, attempt_dated, &r, name, error);
}

/* ---- documents that were chosen ---- */

static gboolean attempt_within(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    corpus_outline *f = undex_corpus_outline(r->cache, database, failure);
    g_array_set_size(r->ranges, 0);
    g_autoptr(GArray) ranges = f ? undex_corpus_outline_ranges(f, r->documents) : NULL;
    if (ranges)
        g_array_append_vals(r->ranges, ranges->data, ranges->len);
    undex_corpus_outline_unref(f);
    return ranges != NULL;
}

boolean_query *undex_search_within(query_builder *b, GError **error)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    request r = {.cache = b->cache, .documents = b->documents, .ranges = ranges};
    return run(b, attempt_within, &r, "documents", error);
}

/* ---- any of many terms ---- */

/* Appends the passages that have one of them, each as a stretch of its own or with those beside it. */
static gboolean attempt_any(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->ranges, 0);
    gint64 last = xc_database_last_docid(database, failure);
    g_autofree guint8 *met = last < 0 ? NULL : g_new0(guint8, (gsize)last + 2);
    for (guint i = 0; met && i < r->stems->len && undex_budget_go_on(1); i++) {
        g_autoptr(xc_postings) postings = xc_database_postings(database, r->stems->pdata[i], failure);
        xc_step step = postings ? XC_END : XC_FAILED;
        while (postings && undex_budget_go_on(1) && (step = xc_postings_next(postings, failure)) == XC_ITEM)
            if (xc_postings_docid(postings) <= last)
                met[xc_postings_docid(postings)] = 1;
        if (step == XC_FAILED)
            return FALSE;
    }
    for (guint32 docid = 1; met && docid <= last; docid++) {
        xc_range one = {docid, docid};
        while (met[docid] && met[docid + 1])
            one.last = ++docid;
        if (met[docid])
            g_array_append_val(r->ranges, one);
    }
    return met != NULL;
}

boolean_query *undex_search_any_term(query_builder *b, const GPtrArray *terms, const char *name,
                                     GError **error)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    request r = {.stems = terms, .ranges = ranges};
    return run(b, attempt_any, &r, name, error);
}

boolean_query *undex_search_cited(query_builder *b, const GPtrArray *places, const char *name, GError **error)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    request r = {.places = places, .ranges = ranges};
    return run(b, attempt_cited, &r, name, error);
}
