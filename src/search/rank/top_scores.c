// SPDX-License-Identifier: GPL-3.0-or-later
/* The best of many scores, without sorting all of them. */
#include "search/search_private.h"

static gint by_weight(gconstpointer a, gconstpointer b)
{
    const xc_score *x = a, *y = b;
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
        heap[i] = g_array_index(scores, xc_score, i).weight;
    for (guint i = count / 2; i-- > 0;)
        sink(heap, count, i);
    const xc_score *all = &g_array_index(scores, xc_score, 0);
    double least = heap[0];
    for (guint i = count, end = scores->len; i < end; i++)
        if (all[i].weight > least) {
            heap[0] = all[i].weight;
            sink(heap, count, 0);
            least = heap[0];
        }
    return least;
}

xc_score *undex_search_find_score(const GArray *scores, guint32 docid)
{
    guint low = 0, high = scores->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(scores, xc_score, middle).docid < docid)
            low = middle + 1;
        else
            high = middle;
    }
    xc_score *found = low < scores->len ? &g_array_index(scores, xc_score, low) : NULL;
    return found && found->docid == docid ? found : NULL;
}

GArray *undex_top_scores(const GArray *scores, guint count)
{
    GArray *best = g_array_new(FALSE, FALSE, sizeof(xc_score));
    double least = count > 0 && count < scores->len ? weight_of_last(scores, count) : 0;
    const xc_score *all = &g_array_index(scores, xc_score, 0);
    for (guint i = 0, end = scores->len; i < end; i++)
        if (all[i].weight >= least)
            g_array_append_val(best, all[i]);
    g_array_sort(best, by_weight);
    return best;
}
