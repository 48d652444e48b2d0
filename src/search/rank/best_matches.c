// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/rank/best_matches.h"

#include "index/schema.h"
#include "search/match/query_cursor.h"

/* What candidates are ordered by beside their weights; equal ones stand by symbol. */
enum { BY_DATE, BY_SYMBOL, KEYS };

static const guint32 slots[KEYS] = {[BY_DATE] = UNDEX_SLOT_DATE, [BY_SYMBOL] = UNDEX_SLOT_SORT_KEY};

/* What only filters find is ordered by symbol up to so many documents: each of them is read for that. */
enum { ORDERED_CEILING = 1000 };

typedef struct {
    docid_score score;
    GBytes *keys[KEYS]; /* what the slots say, where that was read */
} candidate;

/* A walk over a slot, which first passages have. */
typedef struct {
    xc_values *values;
    guint32 reached; /* by it */
    GBytes *key;     /* of the document in hand; NULL: not read */
} key_walk;

typedef struct {
    const corpus_outline *frame;
    xc_database *database;
    const match_order *order;
    gboolean always;       /* by date or symbol first */
    gboolean as_read;      /* equal ones stand as they come */
    guint count;           /* wanted */
    GArray *heap;          /* candidate: the last of them is the root */
    GArray *here;          /* docid_score: the best of the document in hand, in their order */
    guint documents;       /* so far */
    guint32 start, beyond; /* of the document in hand */
    key_walk walks[KEYS];
    xc_error *failure;
    gboolean failed;
} choice;

static void candidate_clear(gpointer p)
{
    for (int by = 0; by < KEYS; by++)
        g_clear_pointer(&((candidate *)p)->keys[by], g_bytes_unref);
}

/* ---- which comes first ---- */

static GBytes *read_value(choice *c, int by, guint32 start)
{
    gsize length = 0;
    char *value = xc_database_value(c->database, start, slots[by], &length, c->failure);
    GBytes *key = g_bytes_new(value, value ? length : 0);
    c->failed |= !value;
    xc_string_free(value);
    return key;
}

/* Documents come in their order, so the walk has what is asked for, but for what it has passed. */
static GBytes *walk_to_key(choice *c, int by, guint32 start)
{
    gsize length = 0;
    key_walk *walk = &c->walks[by];
    if (start < walk->reached)
        return read_value(c, by, start);
    walk->reached = start;
    if (!walk->values)
        walk->values = xc_database_values(c->database, slots[by], c->failure);
    if (walk->values && xc_values_key(walk->values) < start)
        c->failed |= xc_values_skip(walk->values, start, c->failure) == XC_FAILED;
    gboolean has = walk->values && xc_values_key(walk->values) == start;
    const char *value = has ? xc_values_value(walk->values, &length) : NULL;
    c->failed |= !walk->values;
    return g_bytes_new(value, length);
}

/* It is that of all passages of a document. */
static GBytes *read_key(choice *c, int by, guint32 docid)
{
    if (docid < c->start || docid >= c->beyond)
        return walk_to_key(c, by, undex_corpus_outline_start(c->frame, docid));
    if (!c->walks[by].key)
        c->walks[by].key = walk_to_key(c, by, c->start);
    return g_bytes_ref(c->walks[by].key);
}

static int by_key(choice *c, int by, candidate *a, candidate *b)
{
    a->keys[by] = a->keys[by] ? a->keys[by] : read_key(c, by, a->score.docid);
    b->keys[by] = b->keys[by] ? b->keys[by] : read_key(c, by, b->score.docid);
    int apart = g_bytes_compare(a->keys[by], b->keys[by]);
    return by == BY_DATE ? -apart : apart; /* the newest first */
}

static int by_weight(const docid_score *a, const docid_score *b)
{
    return a->weight > b->weight ? -1 : a->weight < b->weight;
}

static int by_docid(const docid_score *a, const docid_score *b)
{
    return a->docid < b->docid ? -1 : a->docid > b->docid;
}

/* Below 0: `a` comes first. */
static gint compare(gconstpointer x, gconstpointer y, gpointer closure)
{
    choice *c = closure;
    candidate *a = (candidate *)x, *b = (candidate *)y;
    int apart = c->always ? by_key(c, c->order->sort == UNDEX_SORT_DATE ? BY_DATE : BY_SYMBOL, a, b) : 0;
    if (!apart && c->order->sort != UNDEX_SORT_SYMBOL)
        apart = by_weight(&a->score, &b->score);
    if (!apart && c->order->sort != UNDEX_SORT_SYMBOL && !c->as_read)
        apart = by_key(c, BY_SYMBOL, a, b);
    return apart ? apart : by_docid(&a->score, &b->score);
}

/* ---- the best of all ---- */

static candidate *heap_at(const choice *c, guint at)
{
    return &g_array_index(c->heap, candidate, at);
}

static void swap(choice *c, guint one, guint other)
{
    candidate swapped = *heap_at(c, one);
    *heap_at(c, one) = *heap_at(c, other);
    *heap_at(c, other) = swapped;
}

static void rise(choice *c, guint at)
{
    for (guint parent; at > 0 && compare(heap_at(c, parent = (at - 1) / 2), heap_at(c, at), c) < 0;
         at = parent)
        swap(c, parent, at);
}

static void sink(choice *c)
{
    for (guint at = 0, child; (child = 2 * at + 1) < c->heap->len; at = child) {
        child += child + 1 < c->heap->len && compare(heap_at(c, child), heap_at(c, child + 1), c) < 0;
        if (compare(heap_at(c, at), heap_at(c, child), c) > 0)
            return;
        swap(c, at, child);
    }
}

static void offer(choice *c, docid_score score)
{
    candidate one = {score, {NULL}};
    if (c->heap->len < c->count) {
        g_array_append_val(c->heap, one);
        rise(c, c->heap->len - 1);
    } else if (compare(&one, heap_at(c, 0), c) < 0) {
        candidate_clear(heap_at(c, 0));
        *heap_at(c, 0) = one;
        sink(c);
    } else {
        candidate_clear(&one);
    }
}

/* Of the document in hand. */
static void keep(choice *c, docid_score score)
{
    guint at = c->here->len;
    while (at > 0 && c->order->sort != UNDEX_SORT_SYMBOL &&
           by_weight(&score, &g_array_index(c->here, docid_score, at - 1)) < 0)
        at--;
    if (at >= c->order->each)
        return;
    g_array_insert_val(c->here, at, score);
    g_array_set_size(c->here, MIN(c->here->len, c->order->each));
}

static void offer_kept(choice *c)
{
    for (guint i = 0; i < c->here->len; i++)
        offer(c, g_array_index(c->here, docid_score, i));
    g_array_set_size(c->here, 0);
}

/* ---- all that matches ---- */

/* Nothing that comes later can come before what is there. */
static gboolean is_done(const choice *c)
{
    return c->as_read && c->heap->len >= c->count;
}

/* They are too many to be ordered by more than the order in which they come. */
static gboolean are_many(const choice *c)
{
    return c->order->sort == UNDEX_SORT_RELEVANCE && !c->order->ranked && !c->as_read &&
           c->documents > ORDERED_CEILING;
}

static void clear_keys(choice *c)
{
    for (int by = 0; by < KEYS; by++)
        g_clear_pointer(&c->walks[by].key, g_bytes_unref);
}

/* The document of `docid` comes into hand. */
static void enter_document(choice *c, guint *document, guint32 docid)
{
    offer_kept(c);
    clear_keys(c);
    *document = undex_corpus_outline_document_from(c->frame, *document, docid);
    c->start = c->frame->starts[*document];
    c->beyond = undex_corpus_outline_beyond(c->frame, *document);
    c->documents++;
}

static gboolean walk(choice *c, const boolean_query *query, double least)
{
    g_autoptr(query_cursor) at = undex_query_cursor_new(c->database, query, c->failure);
    gboolean ok = at && undex_query_cursor_next(at, c->failure);
    guint document = 0;
    guint32 docid;
    for (; ok && (docid = undex_query_cursor_docid(at)) < QUERY_CURSOR_END && !is_done(c) && !are_many(c);
         ok = undex_query_cursor_next(at, c->failure)) {
        docid_score one = {docid, 0};
        if (c->order->ranked && !undex_query_cursor_weigh(at, &one.weight, c->failure))
            return FALSE;
        if (one.weight < least)
            continue;
        if (docid >= c->beyond)
            enter_document(c, &document, docid);
        if (c->order->each == 0)
            offer(c, one);
        else
            keep(c, one);
    }
    offer_kept(c);
    return ok && !c->failed;
}

/* The most that a passage weighs. FALSE: failure. */
static gboolean find_most(xc_database *database, const boolean_query *query, double *most, xc_error *failure)
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

/* The candidates, in their order, without their keys. */
static GArray *sorted(choice *c)
{
    GArray *best = g_array_new(FALSE, FALSE, sizeof(docid_score));
    g_array_sort_with_data(c->heap, compare, c);
    for (guint i = 0; i < c->heap->len; i++)
        g_array_append_val(best, heap_at(c, i)->score);
    return best;
}

GArray *undex_best_matches(corpus_outline *f, xc_database *database, const boolean_query *query,
                           const match_order *order, guint count, xc_error *failure)
{
    g_autoptr(GArray) heap = g_array_new(FALSE, FALSE, sizeof(candidate));
    g_autoptr(GArray) here = g_array_new(FALSE, FALSE, sizeof(docid_score));
    g_array_set_clear_func(heap, candidate_clear);
    choice c = {.frame = f,
                .database = database,
                .order = order,
                .count = MAX(count, 1),
                .heap = heap,
                .here = here,
                .failure = failure};
    c.always = order->sort != UNDEX_SORT_RELEVANCE;
    double most = 0;
    gboolean ok = (!c.always || !order->ranked || find_most(database, query, &most, failure)) &&
                  walk(&c, query, most / 2);
    if (ok && are_many(&c)) {
        g_array_set_size(heap, 0);
        c.as_read = TRUE;
        c.start = c.beyond = 0;
        ok = walk(&c, query, 0);
    }
    g_autoptr(GArray) best = ok ? sorted(&c) : NULL;
    clear_keys(&c);
    for (int by = 0; by < KEYS; by++)
        xc_values_free(c.walks[by].values);
    return c.failed ? NULL : g_steal_pointer(&best);
}
