// SPDX-License-Identifier: GPL-3.0-or-later
/* This file makes a plan of a query, counts what matches, has hits collected for the page that is asked for,
 * and makes the answer of them. */
#include "undex/search.h"

#include "base/budget.h"
#include "search/expand/expand_query.h"
#include "search/hit_collection.h"
#include "search/plan_query.h"
#include "undex/shards.h"

/* ---- how many there are ---- */

static gboolean count_matches(undex_index *store, const search_plan *p, gboolean exactly,
                              undex_results *results, GError **error)
{
    g_auto(match_count) matched;
    undex_match_count_init(&matched);
    gboolean ok = undex_match_count_all(store, p, exactly, &matched, error);
    results->matches_estimated = (int)matched.passages;
    results->documents_estimated = (int)matched.documents;
    results->matches_exact = matched.exact;
    return ok;
}

/* ---- where not all is weighed ---- */

/* The first hits come from the documents that are most promising, and those after them from all: so one page
 * follows another, whatever is asked for at once. */
enum { FIRST_PAGES = 100 };

static void clear_stages(search_plan *p)
{
    for (guint i = 0; i < p->stages->len; i++)
        undex_search_stage_clear(&g_array_index(p->stages, search_stage, i));
    g_array_set_size(p->stages, 0);
}

/* Adds a stage that looks at all documents. FALSE: error. */
static gboolean add_parts(search_plan *p, const search_stage *like, GError **error)
{
    search_stage st = {.ranked = TRUE, .collapse = like->collapse, .excludes = like->excludes};
    return undex_search_narrow(p->b, p->tree, p->wanted, &st.parts, error) && undex_search_plan_add(p, st);
}

/* Finds the first hits of the last stage, and takes those of all. FALSE: error. */
static gboolean take_parts(undex_index *store, search_plan *p, hit_collection *s, double least,
                           undex_results *results, GError **error)
{
    search_stage *st = &g_array_index(p->stages, search_stage, p->stages->len - 1);
    const match_order order = undex_hit_collection_order(s, st);
    guint need = HITS_AT_ONCE * undex_hit_collection_wanted(s, st) + g_hash_table_size(s->seen);
    for (gboolean enough = FALSE; !enough && undex_budget_go_on(1); need *= HITS_AT_ONCE) {
        match_estimate found = {0, 0};
        g_clear_pointer(&st->best, g_array_unref);
        st->best = undex_parted_query_best(p, st, &order, least, need, &found, error);
        if (!st->best || !undex_index_try(store, undex_hit_collection_attempt, s, error))
            return FALSE;
        enough = s->taken >= s->wanted || st->best->len < need;
        if (found.passages) {
            results->matches_estimated = (int)found.passages;
            results->documents_estimated = (int)found.documents;
            results->matches_exact = TRUE;
        }
    }
    return TRUE;
}

static gboolean attempt_most(xc_database *database, gpointer closure, xc_error *failure)
{
    gpointer *both = closure;
    return undex_best_matches_most(database, both[0], both[1], failure);
}

/* What is good is so by the best hit of the stage. FALSE: error. */
static gboolean find_least(undex_index *store, const search_stage *st, double *least, GError **error)
{
    *least = 0;
    for (guint i = 0; st->scores && i < st->scores->len; i++)
        *least = MAX(*least, g_array_index(st->scores, docid_score, i).weight);
    gpointer both[] = {st->query, least};
    if (st->query && !undex_index_try(store, attempt_most, both, error))
        return FALSE;
    *least /= 2;
    return TRUE;
}

/* Where the most promising documents do not have hits enough, or another order is asked for, all of them are
 * looked at. FALSE: error. */
static gboolean collect(undex_index *store, search_plan *p, hit_collection *s, undex_results *results,
                        GError **error)
{
    if (!undex_search_plan_has_chosen(p))
        return undex_index_try(store, undex_hit_collection_attempt, s, error);
    search_stage first = g_array_index(p->stages, search_stage, 0);
    double least = 0;
    if (s->sort != UNDEX_SORT_RELEVANCE) {
        if (!find_least(store, &first, &least, error))
            return FALSE;
        clear_stages(p);
        return add_parts(p, &first, error) && take_parts(store, p, s, least, results, error);
    }
    g_array_index(p->stages, search_stage, 0).most = FIRST_PAGES;
    return undex_index_try(store, undex_hit_collection_attempt, s, error) &&
           (undex_hit_collection_is_full(s) ||
            (add_parts(p, &first, error) && take_parts(store, p, s, 0, results, error)));
}

static char *explain(const search_plan *p)
{
    g_autofree char *concepts = p->b ? undex_search_say_concepts(p->b) : g_strdup("");
    g_autofree char *stages = undex_search_plan_explain(p);
    return g_strconcat(stages ? stages : "", *concepts ? " " : "", concepts, NULL);
}

/* Until when of all time each stage goes on, after those of plan_query.c. */
static const double counting_share = 0.8, finding_share = 0.95;

static gboolean run_plan(undex_index *store, search_plan *p, const undex_search_options *options,
                         undex_results *results, GError **error)
{
    g_auto(hit_collection) s;
    undex_hit_collection_init(&s, p, options);
    undex_budget_begin_stage(counting_share);
    gboolean ok = count_matches(store, p, s.count == 0, results, error);
    results->explained = explain(p);
    undex_budget_begin_stage(finding_share);
    ok = ok && (s.count == 0 || collect(store, p, &s, results, error));
    undex_budget_begin_stage(1);
    if (!ok)
        return FALSE;
    results->matches_exact &= !s.twice;
    for (guint i = 0; i < s.rows->len && undex_budget_go_on(HIT_STEPS); i++) {
        undex_hit *hit = undex_search_hit(store, p->b, &g_array_index(s.rows, search_row, i),
                                          results->documents, options->snippet, error);
        if (!hit)
            return FALSE;
        hit->rank = s.offset + (int)i + 1;
        g_ptr_array_add(results->hits, hit);
    }
    return TRUE;
}

/* FALSE where a writer has moved on while it worked: weights belong to one state of the database. */
static gboolean is_settled(undex_index *store, gint64 before)
{
    return undex_index_state(store) == before;
}

static undex_results *answer(undex_index *store, const char *query, const undex_search_options *options,
                             GError **error)
{
    undex_search_cache *cache = undex_search_cache_of(store);
    g_autoptr(search_plan) p = undex_search_plan_new();
    p->whole = options->count == 0;
    p->may_choose = p->whole ? 0 : cache->limits.documents;
    g_autoptr(undex_results) results = g_new0(undex_results, 1);
    results->hits = g_ptr_array_new_with_free_func(undex_search_hit_free);
    results->documents =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)undex_document_free);
    results->query = g_strdup(query);
    g_clear_pointer(&cache->runs, g_hash_table_unref);
    cache->runs = undex_search_cache_runs_new();
    gboolean made = undex_search_plan_make(p, store, query, &results->suggestion, error);
    for (guint i = 0; options->apart && i < p->stages->len; i++)
        g_array_index(p->stages, search_stage, i).collapse = FALSE;
    made = made && run_plan(store, p, options, results, error);
    g_clear_pointer(&cache->runs, g_hash_table_unref); /* they are of this query, and of this state */
    if (!made)
        return NULL;
    results->corrected = p->corrected;
    results->partial = undex_budget_reason();
    results->matches_exact &= !results->partial;
    results->missing = g_steal_pointer(&p->missing);
    results->unmet = p->b && p->b->unmet ? g_strdup(p->b->unmet->str) : NULL;
    return g_steal_pointer(&results);
}

undex_results *undex_search_run(undex_index *store, const char *query, const undex_search_options *options,
                                GError **error)
{
    enum { ATTEMPTS = 8 };
    undex_search_cache_of(store)->across = options->across;
    if (!g_utf8_validate(query, -1, NULL))
        return undex_error_null(error, UNDEX_ERROR_QUERY, "the query is not valid UTF-8");
    for (int i = 1;; i++) {
        GError *own = NULL;
        gint64 before = undex_index_state(store);
        undex_results *results = answer(store, query, options, &own);
        if (i >= ATTEMPTS + (int)undex_index_shards(store) || is_settled(store, before)) {
            if (own)
                g_propagate_error(error, own);
            if (results)
                undex_results_set_shards(results, store);
            return results;
        }
        g_clear_error(&own); /* a document that weights were made for may be gone by now */
        undex_results_free(results);
    }
}
