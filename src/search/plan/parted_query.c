// SPDX-License-Identifier: GPL-3.0-or-later
/* Where all that matches in a large archive has to be looked at, the query is made of some documents after
 * others, and what was made before is given back each time. So what is kept does not grow with the archive.
 */
#include "search/plan/search_plan.h"

#include "base/budget.h"
#include "search/match/corpus_outline.h"

#include <stdlib.h>

/* Passages of a part, and documents of it that do not lie beside others: what is known of each takes pages of
 * memory. Of the first part, where the order may end it soon, and so many times more in the next. */
enum { PART = 1 << 17, APART = 512, FIRST_PART = 1 << 13, MORE = 4 };
/* So many parts are looked at in the order that is asked for: where these are not enough, the rest as it
 * lies in the index. */
enum { ORDERED_PARTS = 4 };

typedef struct {
    const search_plan *plan;
    corpus_outline *frame;
    GArray *documents; /* guint, in the order in which they are looked at */
    guint at;          /* the next of them */
    guint32 size;      /* passages of the next part */
    guint parts;       /* so far, of those that stand in the order that is asked for */
    best_matches *best;
    gboolean ordered; /* what is left may be settled */
    double least;
    GArray *sorted;
    undex_part_visitor visit;
    gpointer closure;
    const boolean_query *query; /* of the part in hand */
} parting;

static void parting_clear(parting *w)
{
    undex_best_matches_free(w->best);
    g_clear_pointer(&w->documents, g_array_unref);
    g_clear_pointer(&w->sorted, g_array_unref);
    g_clear_pointer(&w->frame, undex_corpus_outline_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(parting, parting_clear)

static gboolean attempt_frame(xc_database *database, gpointer closure, xc_error *failure)
{
    parting *w = closure;
    g_clear_pointer(&w->frame, undex_corpus_outline_unref);
    w->frame = undex_corpus_outline(w->plan->b->cache, database, failure);
    return w->frame != NULL;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    guint x = *(const guint *)a, y = *(const guint *)b;
    return x < y ? -1 : x > y;
}

/* The documents of the next part, by number. */
static GArray *next_part(parting *w)
{
    const guint32 *starts = w->frame->starts;
    GArray *part = g_array_new(FALSE, FALSE, sizeof(guint));
    guint apart = 0, next = G_MAXUINT;
    for (guint32 passages = 0; w->at < w->documents->len && passages < w->size && apart < APART; w->at++) {
        guint document = g_array_index(w->documents, guint, w->at);
        if (document >= w->frame->documents)
            continue;
        passages += starts[document + 1] - starts[document];
        apart += document != next;
        next = document + 1;
        g_array_append_val(part, document);
    }
    w->size = MIN(PART, w->size * MORE);
    if (w->ordered && ++w->parts == ORDERED_PARTS && w->at < w->documents->len) {
        w->ordered = FALSE;
        qsort(&g_array_index(w->documents, guint, w->at), w->documents->len - w->at, sizeof(guint),
              by_number);
    }
    g_array_sort(part, by_number);
    return part;
}

static gboolean is_over(const parting *w)
{
    return w->at >= w->documents->len || !undex_budget_go_on(1) ||
           (w->ordered && undex_best_matches_is_settled(w->best, g_array_index(w->documents, guint, w->at)));
}

static gboolean attempt_visit(xc_database *database, gpointer closure, xc_error *failure)
{
    parting *w = closure;
    return w->visit(database, w->query, w->closure, failure);
}

static gboolean visit_parts(parting *w, GError **error)
{
    query_builder *b = w->plan->b;
    gboolean ok = TRUE;
    b->parted = TRUE;
    while (ok && !is_over(w)) {
        g_autoptr(GArray) part = next_part(w);
        undex_corpus_outline_forget(w->frame, 0);
        g_autoptr(boolean_query) query =
            undex_search_build_within(b, w->plan->tree, w->plan->wanted, part, error);
        w->query = query;
        ok = query && undex_index_try(b->store, attempt_visit, w, error);
    }
    b->parted = FALSE;
    return ok;
}

gboolean undex_parted_query_visit(const search_plan *p, const search_stage *st, undex_part_visitor visit,
                                  gpointer closure, GError **error)
{
    g_auto(parting) w = {
        .plan = p, .documents = g_array_ref(st->parts), .size = PART, .visit = visit, .closure = closure};
    return undex_index_try(p->b->store, attempt_frame, &w, error) && visit_parts(&w, error);
}

/* ---- the first in an order ---- */

static gboolean offer(xc_database *database, const boolean_query *query, gpointer closure, xc_error *failure)
{
    const parting *w = closure;
    return undex_best_matches_offer(w->best, database, query, w->least, failure);
}

/* Those of the stage, in the order in which documents stand. */
static gboolean attempt_order(xc_database *database, gpointer closure, xc_error *failure)
{
    parting *w = closure;
    const document_order *o = undex_best_matches_documents(w->best, database, failure);
    g_autofree guint8 *is_part = g_new0(guint8, w->frame->documents + 1);
    for (guint i = 0; i < w->documents->len; i++)
        is_part[MIN(g_array_index(w->documents, guint, i), w->frame->documents)] = 1;
    GArray *ordered = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; o && i < o->count; i++)
        if (is_part[o->numbers[i]])
            g_array_append_val(ordered, o->numbers[i]);
    g_array_unref(w->documents);
    w->documents = ordered;
    return o != NULL;
}

static gboolean attempt_sorted(xc_database *database, gpointer closure, xc_error *failure)
{
    parting *w = closure;
    g_clear_pointer(&w->sorted, g_array_unref);
    w->sorted = undex_best_matches_sorted(w->best, database, failure);
    return w->sorted != NULL;
}

GArray *undex_parted_query_best(const search_plan *p, search_stage *st, const match_order *order,
                                double least, guint count, match_estimate *found, GError **error)
{
    gboolean ordered = order->sort != UNDEX_SORT_RELEVANCE;
    g_auto(parting) w = {.plan = p,
                         .documents = g_array_ref(st->parts),
                         .size = ordered ? FIRST_PART : PART,
                         .ordered = ordered,
                         .least = least,
                         .visit = offer};
    w.closure = &w;
    if (!undex_index_try(p->b->store, attempt_frame, &w, error))
        return NULL;
    if (!st->found)
        st->found = g_byte_array_new();
    w.best = undex_best_matches_new(w.frame, order, count, st->found);
    if ((ordered && !undex_index_try(p->b->store, attempt_order, &w, error)) || !visit_parts(&w, error) ||
        !undex_index_try(p->b->store, attempt_sorted, &w, error))
        return NULL;
    if (w.at < w.documents->len)
        *found = (match_estimate){0, 0};
    else
        undex_best_matches_found(w.best, &found->passages, &found->documents);
    return g_steal_pointer(&w.sorted);
}
