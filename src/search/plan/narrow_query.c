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
    guint wanted;  /* what is marked before anything is built */
    GArray *words; /* query_word: what is sought */
    corpus_outline *frame;
    passage_set *set;     /* what the candidates are */
    GArray *all, *best;   /* guint: numbers of documents; `best` NULL: all of them */
    guint64 passages;     /* of all of them */
    match_estimate about; /* of the candidates */
} narrowing;

static void start_again(narrowing *n)
{
    g_clear_pointer(&n->all, g_array_unref);
    g_clear_pointer(&n->set, undex_passage_set_free);
    g_clear_pointer(&n->frame, undex_corpus_outline_unref);
}

static void narrowing_clear(narrowing *n)
{
    start_again(n);
    g_clear_pointer(&n->best, g_array_unref);
    g_clear_pointer(&n->words, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(narrowing, narrowing_clear)

static gboolean attempt_all(xc_database *database, gpointer closure, xc_error *failure)
{
    narrowing *n = closure;
    start_again(n);
    n->frame = undex_corpus_outline(n->b->cache, database, failure);
    n->set = n->frame ? undex_passage_set_read(database, n->frame, n->candidates, failure) : NULL;
    if (!n->set)
        return FALSE;
    n->all = undex_passage_set_documents(n->set, &n->passages);
    n->about = (match_estimate){undex_passage_set_count(n->set, 1, n->frame->outline.beyond), n->all->len};
    return TRUE;
}

static gboolean attempt_best(xc_database *database, gpointer closure, xc_error *failure)
{
    narrowing *n = closure;
    g_clear_pointer(&n->best, g_array_unref);
    return undex_candidate_documents_among(n->b->cache, database, n->words, n->set, n->b->may_choose,
                                           &n->best, failure);
}

/* Whether the most promising documents are enough. */
static gboolean may_choose(const narrowing *n)
{
    const candidate_limits *limits = &n->b->cache->limits;
    return n->b->may_choose && n->words->len > 0 && n->about.passages > limits->counted &&
           n->passages > limits->passages && n->b->may_choose < n->all->len;
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

static guint count_candidates(const narrowing *n, const GArray *documents)
{
    guint count = 0;
    for (guint i = 0; i < documents->len; i++) {
        guint document = g_array_index(documents, guint, i);
        count += undex_passage_set_count(n->set, n->frame->starts[document], n->frame->starts[document + 1]);
    }
    return count;
}

/* Documents from all over the archive say which share of the candidates is found. FALSE: error. */
static gboolean estimate(narrowing *n, const query_node *tree, GError **error)
{
    enum { SAMPLE = 256 };
    g_autoptr(GArray) sample = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < SAMPLE && i < n->all->len; i++)
        g_array_append_val(sample, g_array_index(n->all, guint, (guint)((guint64)i * n->all->len / SAMPLE)));
    g_autoptr(boolean_query) query = undex_search_build_within(n->b, tree, n->wanted, sample, error);
    counting c = {query, 0};
    if (!query || !undex_index_try(n->b->store, attempt_count, &c, error))
        return FALSE;
    double share = MIN(1, (double)c.found / MAX(1, count_candidates(n, sample)));
    n->about = (match_estimate){(guint)(share * n->about.passages), (guint)(share * n->about.documents)};
    return TRUE;
}

/* Up to so many all are counted; an estimate that is near is none. */
static gboolean is_few(const narrowing *n)
{
    return n->about.passages <= (n->b->loose ? 2 : 1) * n->b->cache->limits.counted;
}

static boolean_query *build_narrowed(narrowing *n, const query_node *tree, match_estimate *about,
                                     GError **error)
{
    gboolean choose = may_choose(n);
    if (choose && n->b->loose && !estimate(n, tree, error))
        return NULL;
    if (!choose || is_few(n))
        return undex_search_build_within(n->b, tree, n->wanted, n->all, error);
    *about = n->about;
    return undex_index_try(n->b->store, attempt_best, n, error)
               ? undex_search_build_within(n->b, tree, n->wanted, n->best, error)
               : NULL;
}

/* What is sought, as terms alone: `n->words`, unless filters alone are. NULL: error. */
static boolean_query *build_candidates(narrowing *n, const query_node *tree, GError **error)
{
    n->b->sought = undex_query_words_new();
    boolean_query *candidates = undex_search_build_within(n->b, tree, n->wanted, NULL, error);
    GArray *sought = g_steal_pointer(&n->b->sought);
    if (sought->len || n->b->loose)
        n->words = sought;
    else
        g_array_unref(sought);
    return candidates;
}

typedef struct {
    undex_search_cache *cache;
    gboolean large;
    guint documents;
} sizing;

static gboolean attempt_size(xc_database *database, gpointer closure, xc_error *failure)
{
    sizing *s = closure;
    corpus_outline *f = undex_corpus_outline(s->cache, database, failure);
    s->documents = f ? f->documents : 0;
    s->large = f && f->passages > s->cache->limits.passages;
    undex_corpus_outline_unref(f);
    return f != NULL;
}

boolean_query *undex_search_build_narrowed(query_builder *b, const query_node *tree, match_estimate *about,
                                           GError **error)
{
    sizing size = {b->cache, FALSE, 0};
    if (!undex_index_try(b->store, attempt_size, &size, error))
        return NULL;
    g_auto(narrowing) n = {.b = b, .wanted = b->wants->len};
    g_autoptr(boolean_query) candidates = size.large ? build_candidates(&n, tree, error) : NULL;
    if (size.large && !candidates)
        return NULL;
    if (!n.words) /* filters alone weigh nothing */
        return undex_search_build(b, tree, error);
    n.candidates = candidates;
    return undex_index_try(b->store, attempt_all, &n, error) ? build_narrowed(&n, tree, about, error) : NULL;
}

gboolean undex_search_narrow(query_builder *b, const query_node *tree, guint wanted, GArray **documents,
                             GError **error)
{
    sizing size = {b->cache, FALSE, 0};
    *documents = NULL;
    if (!undex_index_try(b->store, attempt_size, &size, error))
        return FALSE;
    if (size.large &&
        undex_search_is_words(tree)) { /* to find out which would take as long as to look at all */
        *documents = g_array_sized_new(FALSE, FALSE, sizeof(guint), size.documents);
        for (guint i = 0; i < size.documents; i++)
            g_array_append_val(*documents, i);
        return TRUE;
    }
    g_auto(narrowing) n = {.b = b, .wanted = wanted};
    g_autoptr(boolean_query) candidates = size.large ? build_candidates(&n, tree, error) : NULL;
    if (!candidates || !n.words)
        return candidates || !size.large;
    n.candidates = candidates;
    if (!undex_index_try(b->store, attempt_all, &n, error))
        return FALSE;
    *documents = g_array_ref(n.all);
    return TRUE;
}
