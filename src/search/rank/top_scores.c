// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/rank/top_scores.h"

#include "index/prefetch.h"
#include "index/schema.h"

static gint by_weight(gconstpointer a, gconstpointer b)
{
    const docid_score *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* A heap of the best weights so far, the least of them at its root. */
static void sink(double *heap, guint count, guint at)
{
    for (guint child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && heap[child + 1] < heap[child])
            child++;
        if (heap[at] <= heap[child])
            return;
        double swapped = heap[at];
        heap[at] = heap[child];
        heap[child] = swapped;
    }
}

/* The `count`th best weight; there are more. */
static double weight_of_last(const GArray *scores, guint count)
{
    g_autofree double *heap = g_new(double, count);
    for (guint i = 0; i < count; i++)
        heap[i] = g_array_index(scores, docid_score, i).weight;
    for (guint i = count / 2; i-- > 0;)
        sink(heap, count, i);
    const docid_score *all = (const docid_score *)(gconstpointer)scores->data;
    double least = heap[0];
    for (guint i = count, end = scores->len; i < end; i++)
        if (all[i].weight > least) {
            heap[0] = all[i].weight;
            sink(heap, count, 0);
            least = heap[0];
        }
    return least;
}

docid_score *undex_search_find_score(const GArray *scores, guint32 docid)
{
    guint low = 0, high = scores->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(scores, docid_score, middle).docid < docid)
            low = middle + 1;
        else
            high = middle;
    }
    docid_score *found = low < scores->len ? &g_array_index(scores, docid_score, low) : NULL;
    return found && found->docid == docid ? found : NULL;
}

GArray *undex_top_scores(const GArray *scores, guint count)
{
    GArray *best = g_array_new(FALSE, FALSE, sizeof(docid_score));
    double least = count > 0 && count < scores->len ? weight_of_last(scores, count) : 0;
    const docid_score *all = (const docid_score *)(gconstpointer)scores->data;
    for (guint i = 0, end = scores->len; i < end; i++)
        if (all[i].weight >= least)
            g_array_append_val(best, all[i]);
    g_array_sort(best, by_weight);
    return best;
}

gboolean undex_top_scores_prefetch(xc_database *database, const GArray *best, guint count,
                                   const corpus_outline *f, xc_error *failure)
{
    g_autoptr(GArray) docids = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < MIN(count, best->len) && xc_database_is_remote(database); i++) {
        undex_passage_location place;
        guint32 docid = g_array_index(best, docid_score, i).docid;
        g_array_append_val(docids, docid);
        if (!f || !undex_corpus_outline_place(f, docid, &place))
            continue;
        docid -= place.ordinal % UNDEX_PASSAGE_LOCATION_BLOCK; /* has the record */
        g_array_append_val(docids, docid);
        g_array_append_val(starts, place.start);
    }
    return xc_database_fetch(database, (const guint32 *)(gconstpointer)docids->data, docids->len, failure) &&
           undex_prefetch_files(database, starts, failure);
}

/* ---- equal ones ---- */

/* A score with what equal ones are ordered by. */
typedef struct {
    docid_score score;
    char *order;
} candidate;

static void candidate_clear(gpointer p)
{
    g_free(((candidate *)p)->order);
}

static gint by_weight_and_order(gconstpointer a, gconstpointer b)
{
    const candidate *x = a, *y = b;
    if (x->score.weight != y->score.weight)
        return x->score.weight > y->score.weight ? -1 : 1;
    int apart = g_strcmp0(x->order, y->order);
    return apart ? apart : x->score.docid < y->score.docid ? -1 : x->score.docid > y->score.docid;
}

/* What equal scores from `from` to `to` - 1 are ordered by: what first passages of their documents say in the
 * slot; their docids ascend. */
static gboolean read_orders(const corpus_outline *f, xc_database *database, guint32 slot, GArray *all,
                            guint from, guint to, xc_error *failure)
{
    g_autoptr(xc_values) orders = xc_database_values(database, slot, failure);
    gboolean ok = orders != NULL;
    for (guint i = from; ok && i < to; i++) {
        candidate *one = &g_array_index(all, candidate, i);
        guint32 start = undex_corpus_outline_start(f, one->score.docid);
        ok = xc_values_key(orders) == start || xc_values_skip(orders, start, failure) != XC_FAILED;
        if (ok && xc_values_key(orders) == start)
            one->order = g_strdup(xc_values_value(orders, NULL));
    }
    return ok;
}

/* Orders equal ones from number `first` on by what their documents say in the slot. */
static gboolean put_in_order(const corpus_outline *f, xc_database *database, guint32 slot, GArray *best,
                             guint first, xc_error *failure)
{
    g_autoptr(GArray) all = g_array_sized_new(FALSE, TRUE, sizeof(candidate), best->len);
    g_array_set_clear_func(all, candidate_clear);
    for (guint i = 0; i < best->len; i++)
        g_array_append_vals(all, &(candidate){g_array_index(best, docid_score, i), NULL}, 1);
    for (guint from = first, to; from < best->len; from = to) {
        double weight = g_array_index(best, docid_score, from).weight;
        for (to = from + 1; to < best->len && g_array_index(best, docid_score, to).weight >= weight;)
            to++;
        if (to - from > 1 && !read_orders(f, database, slot, all, from, to, failure))
            return FALSE;
    }
    g_array_sort(all, by_weight_and_order);
    for (guint i = 0; i < all->len; i++)
        g_array_index(best, docid_score, i) = g_array_index(all, candidate, i).score;
    return TRUE;
}

gboolean undex_top_scores_cut(const corpus_outline *f, xc_database *database, guint32 slot, GArray *best,
                              guint count, xc_error *failure)
{
    guint first = count;
    if (best->len <= count)
        return TRUE;
    while (first > 0 && g_array_index(best, docid_score, first - 1).weight <=
                            g_array_index(best, docid_score, count).weight)
        first--;
    if (!put_in_order(f, database, slot, best, first, failure))
        return FALSE;
    g_array_set_size(best, count);
    return TRUE;
}

gboolean undex_top_scores_in_order(const corpus_outline *f, xc_database *database, GArray *best,
                                   xc_error *failure)
{
    return put_in_order(f, database, UNDEX_SLOT_SORT_KEY, best, 0, failure);
}
