// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/rank/best_matches.h"

#include "index/schema.h"
#include "search/match/citation_counts.h"
#include "search/match/query_cursor.h"

#include <string.h>

typedef struct {
    docid_score score;
    guint document;
    guint named; /* how many name it by its number where they cite its document; 0 in other orders */
} candidate;

struct best_matches {
    corpus_outline *frame;
    match_order order;
    guint count;
    GArray *heap;              /* candidate: the last of them is the root */
    GArray *here;              /* candidate: the best of the document in hand, in their order */
    guint passages, documents; /* found so far */
    GByteArray *found;         /* a bit a docid; NULL: nobody asks */
    guint document;            /* that in hand */
    guint32 beyond;            /* of it */
    xc_database *database;     /* while it is asked */
    xc_error *failure;
    gboolean failed;
};

best_matches *undex_best_matches_new(corpus_outline *f, const match_order *order, guint count,
                                     GByteArray *found)
{
    best_matches *c = g_new0(best_matches, 1);
    c->frame = f;
    c->order = *order;
    c->count = MAX(count, 1);
    c->found = found;
    if (found) {
        g_byte_array_set_size(found, f->outline.beyond / 8 + 1);
        memset(found->data, 0, found->len);
    }
    c->heap = g_array_new(FALSE, FALSE, sizeof(candidate));
    c->here = g_array_new(FALSE, FALSE, sizeof(candidate));
    return c;
}

void undex_best_matches_free(best_matches *c)
{
    if (!c)
        return;
    g_array_unref(c->heap);
    g_array_unref(c->here);
    g_free(c);
}

static void begin(best_matches *c, xc_database *database, xc_error *failure)
{
    c->database = database;
    c->failure = failure;
    c->failed = FALSE;
}

/* ---- which comes first ---- */

/* NULL: failure. */
static const document_order *order_by(best_matches *c, undex_document_key by)
{
    const document_order *o = c->failed ? NULL : undex_document_order(c->database, c->frame, by, c->failure);
    c->failed |= !o;
    return o;
}

static int by_place(const document_order *o, guint one, guint other)
{
    return !o ? 0 : o->places[one] < o->places[other] ? -1 : o->places[one] > o->places[other];
}

static undex_document_key primary(const best_matches *c)
{
    static const undex_document_key keys[] = {[UNDEX_SORT_RELEVANCE] = UNDEX_DOCUMENTS_BY_SYMBOL,
                                              [UNDEX_SORT_DATE] = UNDEX_DOCUMENTS_BY_DATE,
                                              [UNDEX_SORT_SYMBOL] = UNDEX_DOCUMENTS_BY_SYMBOL,
                                              [UNDEX_SORT_CITED] = UNDEX_DOCUMENTS_BY_CITED};
    return keys[c->order.sort];
}

/* What is named most comes first, and then what weighs most. */
static int by_weight(const candidate *a, const candidate *b)
{
    if (a->named != b->named)
        return a->named > b->named ? -1 : 1;
    return a->score.weight > b->score.weight ? -1 : a->score.weight < b->score.weight;
}

static int by_docid(const docid_score *a, const docid_score *b)
{
    return a->docid < b->docid ? -1 : a->docid > b->docid;
}

/* Below 0: `a` comes first. */
static gint compare(gconstpointer x, gconstpointer y, gpointer closure)
{
    best_matches *c = closure;
    const candidate *a = x, *b = y;
    int apart = c->order.sort != UNDEX_SORT_RELEVANCE
                    ? by_place(order_by(c, primary(c)), a->document, b->document)
                    : 0;
    if (!apart && c->order.sort != UNDEX_SORT_SYMBOL)
        apart = by_weight(a, b);
    if (!apart && c->order.sort != UNDEX_SORT_SYMBOL && a->document != b->document)
        apart = by_place(order_by(c, UNDEX_DOCUMENTS_BY_SYMBOL), a->document, b->document);
    return apart ? apart : by_docid(&a->score, &b->score);
}

/* ---- the best of all ---- */

static candidate *heap_at(const best_matches *c, guint at)
{
    return &g_array_index(c->heap, candidate, at);
}

static void swap(best_matches *c, guint one, guint other)
{
    candidate swapped = *heap_at(c, one);
    *heap_at(c, one) = *heap_at(c, other);
    *heap_at(c, other) = swapped;
}

static void rise(best_matches *c, guint at)
{
    for (guint parent; at > 0 && compare(heap_at(c, parent = (at - 1) / 2), heap_at(c, at), c) < 0;
         at = parent)
        swap(c, parent, at);
}

static void sink(best_matches *c)
{
    for (guint at = 0, child; (child = 2 * at + 1) < c->heap->len; at = child) {
        child += child + 1 < c->heap->len && compare(heap_at(c, child), heap_at(c, child + 1), c) < 0;
        if (compare(heap_at(c, at), heap_at(c, child), c) > 0)
            return;
        swap(c, at, child);
    }
}

static void keep_best(best_matches *c, candidate one)
{
    if (c->heap->len < c->count) {
        g_array_append_val(c->heap, one);
        rise(c, c->heap->len - 1);
    } else if (compare(&one, heap_at(c, 0), c) < 0) {
        *heap_at(c, 0) = one;
        sink(c);
    }
}

/* Of the document in hand. */
static void keep_here(best_matches *c, candidate one)
{
    guint at = c->here->len;
    while (at > 0 && c->order.sort != UNDEX_SORT_SYMBOL &&
           by_weight(&one, &g_array_index(c->here, candidate, at - 1)) < 0)
        at--;
    if (at >= c->order.each)
        return;
    g_array_insert_val(c->here, at, one);
    g_array_set_size(c->here, MIN(c->here->len, c->order.each));
}

static void end_document(best_matches *c)
{
    for (guint i = 0; i < c->here->len; i++)
        keep_best(c, g_array_index(c->here, candidate, i));
    g_array_set_size(c->here, 0);
}

static void enter_document(best_matches *c, guint32 docid)
{
    end_document(c);
    c->document = undex_corpus_outline_document_from(c->frame, c->document, docid);
    c->beyond = undex_corpus_outline_beyond(c->frame, c->document);
    c->documents++;
}

/* FALSE: failure. */
static gboolean count_named(best_matches *c, candidate *one)
{
    if (c->order.sort != UNDEX_SORT_CITED)
        return TRUE;
    citation_counts *counts = undex_citation_counts(c->database, c->frame, c->failure);
    return counts &&
           undex_citation_counts_of_passage(counts, c->database, one->score.docid, &one->named, c->failure);
}

gboolean undex_best_matches_offer(best_matches *c, xc_database *database, const boolean_query *query,
                                  double least, xc_error *failure)
{
    begin(c, database, failure);
    g_autoptr(query_cursor) at = undex_query_cursor_new(database, query, failure);
    gboolean ok = at && undex_query_cursor_next(at, failure);
    c->document = c->beyond = 0;
    for (guint32 docid; ok && (docid = undex_query_cursor_docid(at)) < QUERY_CURSOR_END && !c->failed;
         ok = undex_query_cursor_next(at, failure)) {
        candidate one = {.score = {docid, 0}};
        if (c->order.ranked && !undex_query_cursor_weigh(at, &one.score.weight, failure))
            return FALSE;
        c->passages++;
        if (c->found && docid < c->frame->outline.beyond)
            c->found->data[docid / 8] |= (guint8)(1U << docid % 8);
        if (docid >= c->beyond)
            enter_document(c, docid);
        if (one.score.weight < least)
            continue;
        one.document = c->document;
        if (!count_named(c, &one))
            return FALSE;
        if (c->order.each == 0)
            keep_best(c, one);
        else
            keep_here(c, one);
    }
    end_document(c);
    return ok && !c->failed;
}

/* ---- document by document in their order ---- */

const document_order *undex_best_matches_documents(best_matches *c, xc_database *database, xc_error *failure)
{
    begin(c, database, failure);
    return order_by(c, primary(c));
}

gboolean undex_best_matches_is_settled(const best_matches *c, guint number)
{
    if (c->heap->len < c->count)
        return FALSE;
    int apart = by_place(c->frame->orders[primary(c)], heap_at(c, 0)->document, number);
    gboolean named = c->order.sort == UNDEX_SORT_CITED && c->frame->cited &&
                     undex_citation_counts_of_document(c->frame->cited, number);
    if (!apart && !c->order.ranked && !named)
        apart = by_place(c->frame->orders[UNDEX_DOCUMENTS_BY_SYMBOL], heap_at(c, 0)->document, number);
    return apart < 0;
}

void undex_best_matches_found(const best_matches *c, guint *passages, guint *documents)
{
    *passages = c->passages;
    *documents = c->documents;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    guint x = *(const guint *)a, y = *(const guint *)b;
    return x < y ? -1 : x > y;
}

/* Offers what the query finds in the first documents, four times as many in the next, and so on, until what
 * is left cannot come before what is there. */
static gboolean offer_in_order(best_matches *c, xc_database *database, const boolean_query *query,
                               xc_error *failure)
{
    enum { FIRST = 64, MORE = 4 };
    const document_order *o = undex_best_matches_documents(c, database, failure);
    gboolean ok = o != NULL;
    for (guint at = 0, some = FIRST; ok && at < o->count; at += some, some *= MORE) {
        if (undex_best_matches_is_settled(c, o->numbers[at]))
            break;
        some = MIN(some, o->count - at);
        g_autoptr(GArray) documents = g_array_new(FALSE, FALSE, sizeof(guint));
        g_array_append_vals(documents, o->numbers + at, some);
        g_array_sort(documents, by_number);
        g_autoptr(GArray) ranges = undex_corpus_outline_ranges(c->frame, documents);
        g_autoptr(boolean_query) part = undex_search_joined(QUERY_FILTER, undex_search_ref(query),
                                                            undex_search_ranges(ranges, "documents"));
        ok = undex_best_matches_offer(c, database, part, 0, failure);
    }
    return ok;
}

/* ---- all of it ---- */

gboolean undex_best_matches_most(xc_database *database, const boolean_query *query, double *most,
                                 xc_error *failure)
{
    g_autoptr(query_cursor) at = undex_query_cursor_new(database, query, failure);
    gboolean ok = at && (!undex_query_cursor_weighs(at) || undex_query_cursor_next(at, failure));
    *most = 0;
    while (ok && undex_query_cursor_weighs(at) && undex_query_cursor_docid(at) < QUERY_CURSOR_END) {
        double weight = 0;
        ok = undex_query_cursor_weigh(at, &weight, failure) && undex_query_cursor_next(at, failure);
        *most = MAX(*most, weight);
    }
    return ok;
}

GArray *undex_best_matches_sorted(best_matches *c, xc_database *database, xc_error *failure)
{
    begin(c, database, failure);
    g_autoptr(GArray) best = g_array_new(FALSE, FALSE, sizeof(docid_score));
    g_array_sort_with_data(c->heap, compare, c);
    for (guint i = 0; i < c->heap->len; i++)
        g_array_append_val(best, heap_at(c, i)->score);
    return c->failed ? NULL : g_steal_pointer(&best);
}

GArray *undex_best_matches(corpus_outline *f, xc_database *database, const boolean_query *query,
                           const match_order *order, guint count, xc_error *failure)
{
    g_autoptr(best_matches) c = undex_best_matches_new(f, order, count, NULL);
    g_autoptr(query_cursor) at = undex_query_cursor_new(database, query, failure);
    double most = 0;
    if (!at)
        return NULL;
    c->order.ranked &= undex_query_cursor_weighs(at);
    if (c->order.ranked && order->sort != UNDEX_SORT_RELEVANCE &&
        !undex_best_matches_most(database, query, &most, failure))
        return NULL;
    gboolean ok = !c->order.ranked && undex_query_cursor_most(at) > order->many
                      ? offer_in_order(c, database, query, failure)
                      : undex_best_matches_offer(c, database, query, most / 2, failure);
    return ok ? undex_best_matches_sorted(c, database, failure) : NULL;
}
