// SPDX-License-Identifier: GPL-3.0-or-later
/* This file runs the stages of a plan, collects rows for the page that is asked for, and makes hits of them.
 * The orders of --sort are here too. */
#include "undex/search.h"

#include "base/budget.h"
#include "index/passage_location.h"
#include "index/schema.h"
#include "search/expand/expand_query.h"
#include "search/match/corpus_outline.h"
#include "search/plan/search_plan.h"
#include "search/plan_query.h"
#include "search/present/hits.h"
#include "search/rank/best_matches.h"
#include "search/rank/near_duplicates.h"
#include "search/rank/top_scores.h"
#include "undex/shards.h"

/* ---- running the stages: everything from one state of the database ---- */

/* Steps of the budget for a hit that is looked at. */
enum { HIT_STEPS = 256 };

typedef struct {
    const search_plan *plan;
    int offset, count, per_document;
    undex_sort sort;
    gboolean once;
    GArray *rows;          /* search_row; the first `offset` hits are not among them */
    guint taken;           /* hits so far, those before the offset too */
    GHashTable *seen;      /* docids */
    GHashTable *hits_of;   /* a document's first docid -> hits of it */
    GHashTable *keys;      /* likewise -> its key */
    corpus_outline *frame; /* of the state in hand; NULL: not read yet */
    near_duplicates *told; /* the texts of the hits so far; NULL: nobody asks whether they are alike */
    gboolean twice;        /* a document was met that a shard before has, too: it is counted twice */
} search;

static void start_again(search *s)
{
    g_array_set_size(s->rows, 0);
    g_hash_table_remove_all(s->seen);
    g_hash_table_remove_all(s->hits_of);
    g_hash_table_remove_all(s->keys);
    s->taken = 0;
}

/* Whether the document that begins at `start` has had its share of hits. */
static gboolean has_share(const search *s, const search_stage *st, guint32 start)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(s->hits_of, GUINT_TO_POINTER(start)));
    return (st->one_each && known > 0) || (s->per_document > 0 && known >= (guint)s->per_document);
}

static void count_hit(search *s, guint32 start)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(s->hits_of, GUINT_TO_POINTER(start)));
    g_hash_table_insert(s->hits_of, GUINT_TO_POINTER(start), GUINT_TO_POINTER(known + 1));
}

/* "": a shard before has the same document. NULL: failure. */
static const char *key_at(search *s, xc_database *database, guint32 start, xc_error *failure)
{
    gboolean copy = FALSE;
    char *key = g_hash_table_lookup(s->keys, GUINT_TO_POINTER(start));
    if (key || !(key = undex_passage_location_key(database, start, &copy, failure)))
        return key;
    if (copy)
        *key = '\0';
    g_hash_table_insert(s->keys, GUINT_TO_POINTER(start), key);
    return key;
}

/* Whether a shard before has the document that begins at `start`, too. FALSE: failure. */
static gboolean is_shown_before(search *s, xc_database *database, guint32 start, gboolean *shown,
                                xc_error *failure)
{
    const char *key = xc_database_shards(database) > 1 ? key_at(s, database, start, failure) : "one index";
    *shown = key && !*key;
    s->twice |= *shown;
    return key != NULL;
}

static gboolean read_row(search *s, xc_database *database, guint32 docid, guint32 start, search_row *r,
                         xc_error *failure)
{
    r->docid = docid;
    r->key = g_strdup(key_at(s, database, start, failure));
    r->record = r->key ? undex_corpus_outline_record(s->plan->b->cache, database, docid, failure) : NULL;
    undex_search_keep_record(r->record);
    return r->record != NULL;
}

/* Adds the passage at `docid` to the hit of that number, which has nearly its text. */
static gboolean add_copy(search *s, xc_database *database, guint32 docid, guint32 start, int number,
                         xc_error *failure)
{
    enum { COPIES_CEILING = 20 };
    search_row *of = number < s->offset ? NULL : &g_array_index(s->rows, search_row, number - s->offset);
    gboolean shown = FALSE;
    if (!of || (of->also && of->also->len >= COPIES_CEILING))
        return TRUE;
    if (!is_shown_before(s, database, start, &shown, failure) || shown)
        return shown;
    search_row *copy = g_new0(search_row, 1);
    if (!read_row(s, database, docid, start, copy, failure)) {
        undex_search_row_free(copy);
        return FALSE;
    }
    if (!of->also)
        of->also = g_ptr_array_new_with_free_func(undex_search_row_free);
    g_ptr_array_add(of->also, copy);
    return TRUE;
}

static gboolean is_full(const search *s)
{
    return s->taken >= (guint)(s->offset + s->count);
}

/* Puts the passage with the hit that has nearly its text, `*taken`; FALSE: failure. */
static gboolean take_copy(search *s, const search_stage *st, xc_database *database, guint32 docid,
                          guint32 start, gboolean *taken, xc_error *failure)
{
    int like = -1;
    *taken = FALSE;
    if (!s->told)
        return TRUE;
    if (!undex_near_duplicates_find(s->told, database, docid, undex_search_stage_met(st, docid), &like,
                                    failure))
        return FALSE;
    *taken = like >= 0;
    return !*taken || !g_hash_table_add(s->seen, GUINT_TO_POINTER(docid)) ||
           add_copy(s, database, docid, start, like, failure);
}

/* Adds what was found at `docid`, or what stands for it, once, unless its document has had its share. */
static gboolean take_hit(search *s, const search_stage *st, xc_database *database, guint32 docid,
                         double weight, xc_error *failure)
{
    undex_passage_location place;
    if (!undex_corpus_outline_place(s->frame, docid, &place) &&
        !undex_passage_location_read(database, docid, &place, failure))
        return FALSE;
    gboolean over = is_full(s) || has_share(s, st, place.start), copied = FALSE, shown = FALSE;
    g_auto(search_row) r = {.score = weight};
    if (st->collapse && !over)
        docid = undex_stand_in(s->plan->b->cache, database, st, docid, &place, &r.through);
    if (g_hash_table_contains(s->seen, GUINT_TO_POINTER(docid)))
        return TRUE;
    if (st->ranked && weight > 0 && !take_copy(s, st, database, docid, place.start, &copied, failure))
        return FALSE;
    if (over || copied)
        return TRUE;
    if (!is_shown_before(s, database, place.start, &shown, failure) || shown)
        return shown;
    g_hash_table_add(s->seen, GUINT_TO_POINTER(docid));
    if (s->told)
        undex_near_duplicates_tell(s->told);
    count_hit(s, place.start);
    if (s->taken++ < (guint)s->offset)
        return TRUE;
    if (!read_row(s, database, docid, place.start, &r, failure))
        return FALSE;
    g_array_append_vals(s->rows, &r, 1);
    r = (search_row){0};
    return TRUE;
}

/* Caller frees. */
static boolean_query *query_of(const search_stage *st)
{
    return st->query ? undex_search_ref(st->query) : undex_search_scores(st->scores, st->name);
}

/* So many times as much is asked for where what was asked for is not enough. */
enum { AT_ONCE = 4 };

/* The best hundred first; more where they fall together, or their documents have had their share. When there
 * are enough, the rest of them is looked through for copies. */
static gboolean run_scores(xc_database *database, search *s, const search_stage *st, xc_error *failure)
{
    guint64 most = (guint64)s->offset + (guint64)s->count;
    gboolean ok = TRUE;
    for (guint done = 0; ok && !is_full(s) && done < st->scores->len;) {
        most = MIN(most * AT_ONCE, st->scores->len);
        g_autoptr(GArray) best = undex_top_scores(st->scores, (guint)most);
        ok = undex_top_scores_prefetch(database, best, (guint)most, s->frame, failure) &&
             undex_top_scores_in_order(s->frame, database, best, failure);
        for (; ok && done < best->len && (!is_full(s) || s->told); done++) {
            if (!undex_budget_go_on(HIT_STEPS))
                return TRUE;
            const docid_score *one = &g_array_index(best, docid_score, done);
            ok = take_hit(s, st, database, one->docid, one->weight, failure);
        }
    }
    return ok;
}

/* Takes hits from the `first`th on. */
static gboolean take_hits(search *s, const search_stage *st, xc_database *database, const GArray *best,
                          guint first, xc_error *failure)
{
    gboolean ok = TRUE;
    for (guint i = first; ok && i < best->len && !is_full(s) && undex_budget_go_on(HIT_STEPS); i++) {
        const docid_score *one = &g_array_index(best, docid_score, i);
        ok = take_hit(s, st, database, one->docid, one->weight, failure);
    }
    return ok;
}

/* More than what is wanted is asked for where hits fall together. */
static gboolean run_stage(xc_database *database, search *s, const search_stage *st, xc_error *failure)
{
    if (st->scores && s->sort == UNDEX_SORT_RELEVANCE)
        return run_scores(database, s, st, failure);
    const match_order order = {s->sort, st->ranked, st->one_each ? 1 : (guint)s->per_document};
    g_autoptr(boolean_query) query = query_of(st);
    guint need = (guint)(s->offset + s->count) + g_hash_table_size(s->seen), first = 0, most = need;
    for (gboolean all = FALSE; !all && (first == 0 || !is_full(s)) && undex_budget_go_on(1);) {
        g_autoptr(GArray) best = undex_best_matches(s->frame, database, query, &order, most, failure);
        if (!best || !take_hits(s, st, database, best, first, failure))
            return FALSE;
        all = best->len < most;
        first = most;
        need *= AT_ONCE;
        most += need;
    }
    return TRUE;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    search *s = closure;
    start_again(s);
    g_clear_pointer(&s->told, undex_near_duplicates_free);
    g_clear_pointer(&s->frame, undex_corpus_outline_unref);
    if (!(s->frame = undex_corpus_outline(s->plan->b->cache, database, failure)))
        return FALSE;
    if (s->once && s->sort == UNDEX_SORT_RELEVANCE)
        s->told = undex_near_duplicates_new(s->frame);
    for (guint i = 0; i < s->plan->stages->len; i++)
        if (!run_stage(database, s, &g_array_index(s->plan->stages, search_stage, i), failure))
            return FALSE;
    return TRUE;
}

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

/* Until when of all time each stage goes on, after those of plan_query.c. */
static const double counting_share = 0.8, finding_share = 0.95;

static gboolean run_plan(undex_index *store, const search_plan *p, const undex_search_options *options,
                         undex_results *results, GError **error)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(search_row));
    g_array_set_clear_func(rows, undex_search_row_clear);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) hits_of = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) keys = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    search s = {p,
                MAX(options->offset, 0),
                MAX(options->count, 0),
                options->per_document,
                options->sort,
                options->once,
                rows,
                0,
                seen,
                hits_of,
                keys,
                NULL,
                NULL,
                FALSE};
    undex_budget_begin_stage(counting_share);
    gboolean ok = count_matches(store, p, s.count == 0, results, error);
    undex_budget_begin_stage(finding_share);
    ok = ok && (s.count == 0 || undex_index_try(store, attempt, &s, error));
    undex_budget_begin_stage(1);
    undex_near_duplicates_free(s.told);
    undex_corpus_outline_unref(s.frame);
    if (!ok)
        return FALSE;
    results->matches_exact &= !s.twice;
    for (guint i = 0; i < rows->len && undex_budget_go_on(HIT_STEPS); i++) {
        undex_hit *hit = undex_search_hit(store, p->b, &g_array_index(rows, search_row, i),
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

static char *explain(const search_plan *p)
{
    g_autofree char *concepts = p->b ? undex_search_say_concepts(p->b) : g_strdup("");
    g_autofree char *stages = undex_search_plan_explain(p);
    return g_strconcat(stages ? stages : "", *concepts ? " " : "", concepts, NULL);
}

/* `choose`: so many documents may be chosen; `*more`: they were, and do not have hits enough. */
static undex_results *answer(undex_index *store, const char *query, const undex_search_options *options,
                             guint choose, gboolean *more, GError **error)
{
    g_autoptr(search_plan) p = undex_search_plan_new();
    p->may_choose = choose;
    g_autoptr(undex_results) results = g_new0(undex_results, 1);
    results->hits = g_ptr_array_new_with_free_func(undex_search_hit_free);
    results->documents =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)undex_document_free);
    results->query = g_strdup(query);
    gboolean made = undex_search_plan_make(p, store, query, &results->suggestion, error);
    for (guint i = 0; options->apart && i < p->stages->len; i++)
        g_array_index(p->stages, search_stage, i).collapse = FALSE;
    if (!made || !run_plan(store, p, options, results, error))
        return NULL;
    *more = results->hits->len < (guint)options->count && undex_search_plan_has_chosen(p) &&
            !undex_budget_spent();
    results->explained = explain(p);
    results->corrected = p->corrected;
    results->partial = undex_budget_reason();
    results->matches_exact &= !results->partial;
    results->missing = g_steal_pointer(&p->missing);
    results->unmet = p->b && p->b->unmet ? g_strdup(p->b->unmet->str) : NULL;
    return g_steal_pointer(&results);
}

/* Of how many documents are weighed: where those do not have hits enough, of more of them, and then of all.
 */
static undex_results *answer_in_steps(undex_index *store, const char *query,
                                      const undex_search_options *options, GError **error)
{
    enum { FIRST_PAGES = 100, MORE = 16 };
    undex_search_cache *cache = undex_search_cache_of(store);
    const guint documents = cache->limits.documents, steps[] = {documents, MORE * documents, 0};
    gboolean few = options->sort == UNDEX_SORT_RELEVANCE && options->count > 0 &&
                   options->offset + options->count <= FIRST_PAGES;
    gboolean more = TRUE;
    undex_results *results = NULL;
    cache->runs = undex_search_cache_runs_new();
    for (gsize i = few ? 0 : G_N_ELEMENTS(steps) - 1; more && i < G_N_ELEMENTS(steps); i++) {
        undex_results_free(results);
        results = answer(store, query, options, steps[i], &more, error);
        more &= results != NULL;
    }
    g_clear_pointer(&cache->runs, g_hash_table_unref); /* they are of this query, and of this state */
    return results;
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
        undex_results *results = answer_in_steps(store, query, options, &own);
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
