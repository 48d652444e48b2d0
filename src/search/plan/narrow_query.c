// SPDX-License-Identifier: GPL-3.0-or-later
/* Where an archive is large, a query that is more than words is made twice: first of terms alone, which says
 * in which documents anything can be found; then in full, of these documents, or of the most promising of
 * them. So what is weighed and kept does not grow with the archive. */
#include "search/plan/search_plan.h"

#include "search/match/passage_set.h"
#include "search/match/query_cursor.h"
#include "search/rank/candidate_documents.h"

typedef struct {
    query_builder *b;
    const boolean_query *candidates;
    corpus_outline *frame;
    passage_set *set;     /* what they are */
    GArray *all, *best;   /* guint: numbers of documents; `best` NULL: all of them */
    match_estimate about; /* of the candidates */
} narrowing;

static void start_again(narrowing *n)
{
    g_clear_pointer(&n->best, g_array_unref);
    g_clear_pointer(&n->all, g_array_unref);
    g_clear_pointer(&n->set, undex_passage_set_free);
    g_clear_pointer(&n->frame, undex_corpus_outline_unref);
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    narrowing *n = closure;
    const candidate_limits *limits = &n->b->cache->limits;
    guint64 passages = 0;
    start_again(n);
    n->frame = undex_corpus_outline(n->b->cache, database, failure);
    n->set = n->frame ? undex_passage_set_read(database, n->frame, n->candidates, failure) : NULL;
    if (!n->set)
        return FALSE;
    n->all = undex_passage_set_documents(n->set, &passages);
    n->about = (match_estimate){undex_passage_set_count(n->set, 1, n->frame->outline.beyond), n->all->len};
    const guint few = n->b->loose ? 2 * limits->counted : limits->counted; /* not all of them are found */
    return !n->b->may_choose || n->b->sought->len == 0 || n->about.passages <= few ||
           passages <= limits->passages || n->b->may_choose >= n->all->len ||
           undex_candidate_documents_among(n->b->cache, database, n->b->sought, n->set, n->b->may_choose,
                                           &n->best, failure);
}

/* ---- what must stand in an order ---- */

typedef struct {
    const boolean_query *query;
    guint found;
} counting;

static gboolean attempt_count(xc_database *database, gpointer closure, xc_error *failure)
{
    counting *c = closure;
    g_autoptr(query_cursor) at = undex_query_cursor_new(database, c->query, failure);
    gboolean ok = at && undex_query_cursor_next(at, failure);
    for (c->found = 0; ok && undex_query_cursor_docid(at) < QUERY_CURSOR_END; c->found++)
        ok = undex_query_cursor_next(at, failure);
    return ok;
}

static guint count_candidates(const narrowing *n)
{
    guint count = 0;
    for (guint i = 0; i < n->best->len; i++) {
        guint document = g_array_index(n->best, guint, i);
        count += undex_passage_set_count(n->set, n->frame->starts[document], n->frame->starts[document + 1]);
    }
    return count;
}

/* Of the candidates in the documents that were looked at some are found: `*share`. FALSE: error. */
static gboolean find_share(const narrowing *n, const boolean_query *query, double *share, GError **error)
{
    counting c = {query, 0};
    gboolean ok = undex_index_try(n->b->store, attempt_count, &c, error);
    *share = MIN(1, (double)c.found / MAX(1, count_candidates(n)));
    return ok;
}

/* ---- the query ---- */

static boolean_query *build_within(query_builder *b, const query_node *tree, const GArray *documents,
                                   GError **error)
{
    g_clear_pointer(&b->documents, g_array_unref);
    b->documents = g_array_ref((GArray *)documents);
    return undex_search_build(b, tree, error);
}

/* Up to so many all are counted; an estimate that is near is none. */
static gboolean is_few(const query_builder *b, double passages)
{
    return passages <= 1.5 * b->cache->limits.counted;
}

static boolean_query *build_narrowed(narrowing *n, const query_node *tree, match_estimate *about,
                                     GError **error)
{
    double share = 1;
    boolean_query *query = build_within(n->b, tree, n->best ? n->best : n->all, error);
    if (!query || !n->best)
        return query;
    gboolean ok = !n->b->loose || find_share(n, query, &share, error);
    if (ok && !is_few(n->b, share * n->about.passages)) {
        *about = (match_estimate){(guint)(share * n->about.passages), (guint)(share * n->about.documents)};
        return query;
    }
    undex_search_unref(query);
    g_clear_pointer(&n->b->built, g_hash_table_unref);
    return ok ? build_within(n->b, tree, n->all, error) : NULL;
}

/* What is sought, as terms alone. NULL: error. */
static boolean_query *build_candidates(query_builder *b, const query_node *tree, GError **error)
{
    b->sought = undex_query_words_new();
    boolean_query *candidates = undex_search_build(b, tree, error);
    GArray *sought = g_steal_pointer(&b->sought);
    if (candidates && (sought->len || b->loose))
        b->sought = sought;
    else
        g_array_unref(sought);
    return candidates;
}

typedef struct {
    undex_search_cache *cache;
    gboolean large;
} sizing;

static gboolean attempt_size(xc_database *database, gpointer closure, xc_error *failure)
{
    sizing *s = closure;
    corpus_outline *f = undex_corpus_outline(s->cache, database, failure);
    s->large = f && f->passages > s->cache->limits.passages;
    undex_corpus_outline_unref(f);
    return f != NULL;
}

boolean_query *undex_search_build_narrowed(query_builder *b, const query_node *tree, match_estimate *about,
                                           GError **error)
{
    sizing size = {b->cache, FALSE};
    if (!undex_index_try(b->store, attempt_size, &size, error))
        return NULL;
    g_autoptr(boolean_query) candidates = size.large ? build_candidates(b, tree, error) : NULL;
    if (size.large && !candidates)
        return NULL;
    if (!size.large || !b->sought) /* filters alone weigh nothing */
        return undex_search_build(b, tree, error);
    narrowing n = {.b = b, .candidates = candidates};
    gboolean ok = undex_index_try(b->store, attempt, &n, error);
    g_clear_pointer(&b->sought, g_array_unref);
    boolean_query *query = ok ? build_narrowed(&n, tree, about, error) : NULL;
    start_again(&n);
    return query;
}
