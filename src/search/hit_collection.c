// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/hit_collection.h"

#include "base/budget.h"
#include "index/passage_location.h"
#include "index/schema.h"
#include "search/match/citation_counts.h"
#include "search/rank/top_scores.h"

void undex_hit_collection_init(hit_collection *s, const search_plan *p, const undex_search_options *options)
{
    *s = (hit_collection){.plan = p,
                          .offset = MAX(options->offset, 0),
                          .count = MAX(options->count, 0),
                          .per_document = options->per_document,
                          .sort = options->sort,
                          .once = options->once};
    s->rows = g_array_new(FALSE, FALSE, sizeof(search_row));
    g_array_set_clear_func(s->rows, undex_search_row_clear);
    s->seen = g_hash_table_new(NULL, NULL);
    s->hits_of = g_hash_table_new(NULL, NULL);
    s->keys = g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

void undex_hit_collection_clear(hit_collection *s)
{
    g_array_unref(s->rows);
    g_hash_table_unref(s->seen);
    g_hash_table_unref(s->hits_of);
    g_hash_table_unref(s->keys);
    undex_near_duplicates_free(s->told);
    undex_corpus_outline_unref(s->frame);
}

static void start_again(hit_collection *s)
{
    g_array_set_size(s->rows, 0);
    g_hash_table_remove_all(s->seen);
    g_hash_table_remove_all(s->hits_of);
    g_hash_table_remove_all(s->keys);
    s->taken = 0;
}

/* Whether the document that begins at `start` has had its share of hits. */
static gboolean has_share(const hit_collection *s, const search_stage *st, guint32 start)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(s->hits_of, GUINT_TO_POINTER(start)));
    return (st->one_each && known > 0) || (s->per_document > 0 && known >= (guint)s->per_document);
}

static void count_hit(hit_collection *s, guint32 start)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(s->hits_of, GUINT_TO_POINTER(start)));
    g_hash_table_insert(s->hits_of, GUINT_TO_POINTER(start), GUINT_TO_POINTER(known + 1));
}

/* "": a shard before has the same document. NULL: failure. */
static const char *key_at(hit_collection *s, xc_database *database, guint32 start, xc_error *failure)
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
static gboolean is_shown_before(hit_collection *s, xc_database *database, guint32 start, gboolean *shown,
                                xc_error *failure)
{
    const char *key = xc_database_shards(database) > 1 ? key_at(s, database, start, failure) : "one index";
    *shown = key && !*key;
    s->twice |= *shown;
    return key != NULL;
}

/* Where that is the order. FALSE: failure. */
static gboolean count_cited(hit_collection *s, xc_database *database, guint32 docid, search_row *r,
                            xc_error *failure)
{
    guint named = 0;
    r->cited = r->cited_place = -1;
    if (s->sort != UNDEX_SORT_CITED)
        return TRUE;
    citation_counts *counts = undex_citation_counts(database, s->frame, failure);
    if (!counts || !undex_citation_counts_of_passage(counts, database, docid, &named, failure))
        return FALSE;
    r->cited = (int)undex_citation_counts_of_document(counts, undex_corpus_outline_document(s->frame, docid));
    r->cited_place = (int)named;
    return TRUE;
}

static gboolean read_row(hit_collection *s, xc_database *database, guint32 docid, guint32 start,
                         search_row *r, xc_error *failure)
{
    if (!count_cited(s, database, docid, r, failure))
        return FALSE;
    r->docid = docid;
    r->key = g_strdup(key_at(s, database, start, failure));
    r->record = r->key ? undex_corpus_outline_record(s->plan->b->cache, database, docid, failure) : NULL;
    undex_search_keep_record(r->record);
    return r->record != NULL;
}

/* Adds the passage at `docid` to the hit of that number, which has nearly its text. */
static gboolean add_copy(hit_collection *s, xc_database *database, guint32 docid, guint32 start, int number,
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

guint undex_hit_collection_wanted(const hit_collection *s, const search_stage *st)
{
    guint all = (guint)(s->offset + s->count);
    return st->most ? MIN(all, st->most) : all;
}

static gboolean is_full(const hit_collection *s)
{
    return s->taken >= s->wanted;
}

gboolean undex_hit_collection_is_full(const hit_collection *s)
{
    return s->taken >= (guint)(s->offset + s->count);
}

/* Puts the passage with the hit that has nearly its text, `*taken`; FALSE: failure. */
static gboolean take_copy(hit_collection *s, const search_stage *st, xc_database *database, guint32 docid,
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
static gboolean take_hit(hit_collection *s, const search_stage *st, xc_database *database, guint32 docid,
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

/* The best hundred first; more where they fall together, or their documents have had their share. When there
 * are enough, the rest of them is looked through for copies. */
static gboolean run_scores(xc_database *database, hit_collection *s, const search_stage *st,
                           xc_error *failure)
{
    guint64 most = s->wanted;
    gboolean ok = TRUE;
    for (guint done = 0; ok && !is_full(s) && done < st->scores->len;) {
        most = MIN(most * HITS_AT_ONCE, st->scores->len);
        g_autoptr(GArray) best = undex_top_scores(st->scores, (guint)most);
        ok = undex_top_scores_prefetch(database, best, (guint)most, s->frame, failure) &&
             undex_top_scores_in_order(s->frame, database, best, failure);
        for (; ok && done < best->len && (!is_full(s) || (s->told && s->rows->len)); done++) {
            if (!undex_budget_go_on(HIT_STEPS))
                return TRUE;
            const docid_score *one = &g_array_index(best, docid_score, done);
            ok = take_hit(s, st, database, one->docid, one->weight, failure);
        }
    }
    return ok;
}

/* Takes hits from the `first`th on. */
static gboolean take_hits(hit_collection *s, const search_stage *st, xc_database *database,
                          const GArray *best, guint first, xc_error *failure)
{
    gboolean ok = TRUE;
    for (guint i = first; ok && i < best->len && !is_full(s) && undex_budget_go_on(HIT_STEPS); i++) {
        const docid_score *one = &g_array_index(best, docid_score, i);
        ok = take_hit(s, st, database, one->docid, one->weight, failure);
    }
    return ok;
}

match_order undex_hit_collection_order(const hit_collection *s, const search_stage *st)
{
    return (match_order){s->sort, st->ranked, st->one_each ? 1 : (guint)s->per_document,
                         s->plan->b->cache->limits.passages};
}

/* More than what is wanted is asked for where hits fall together. */
static gboolean run_stage(xc_database *database, hit_collection *s, const search_stage *st, xc_error *failure)
{
    s->wanted = undex_hit_collection_wanted(s, st);
    if (st->best)
        return take_hits(s, st, database, st->best, 0, failure);
    if (st->scores && s->sort == UNDEX_SORT_RELEVANCE)
        return run_scores(database, s, st, failure);
    const match_order order = undex_hit_collection_order(s, st);
    g_autoptr(boolean_query) query = query_of(st);
    enum { AT_MOST = 400 };
    guint need = s->wanted + g_hash_table_size(s->seen), first = 0, most = need;
    for (gboolean all = FALSE; !all && (first == 0 || !is_full(s)) && undex_budget_go_on(1);) {
        g_autoptr(GArray) best = undex_best_matches(s->frame, database, query, &order, most, failure);
        if (!best || !undex_top_scores_prefetch(database, best, MIN(most, AT_MOST), s->frame, failure) ||
            !take_hits(s, st, database, best, first, failure))
            return FALSE;
        all = best->len < most;
        first = most;
        need *= HITS_AT_ONCE;
        most += need;
    }
    return TRUE;
}

gboolean undex_hit_collection_attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    hit_collection *s = closure;
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
