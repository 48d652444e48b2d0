// SPDX-License-Identifier: GPL-3.0-or-later
/* Which passages to look at for words in their order: postings of the rarer words say it. */
#include "search/match/proximity_search.h"

#include "base/budget.h"
#include "index/prefetch.h"
#include "index/schema.h"

/* A list so many times as long as what is left is not worth reading. */
enum { TOO_LONG = 8 };

static void looked_for_clear(gpointer p)
{
    g_ptr_array_unref(((proximity_term *)p)->terms);
}

static gint by_passages(gconstpointer a, gconstpointer b)
{
    const proximity_term *x = a, *y = b;
    return x->passages < y->passages ? -1 : x->passages > y->passages;
}

/* Has servers send how many passages have each word. */
static gboolean prefetch(xc_database *database, const proximity *o, const char *prefix, xc_error *failure)
{
    undex_prefetch *all = undex_prefetch_new(database);
    for (guint s = 0; all && s < o->sides->len; s++) {
        const GPtrArray *side = o->sides->pdata[s];
        for (guint i = 0; i < side->len; i++) {
            const proximity_word *word = side->pdata[i];
            undex_prefetch_add_all(all, XC_ASKED_FREQUENCY, prefix, *prefix ? word->stems : word->terms);
        }
    }
    return undex_prefetch_ask(all, failure);
}

/* FALSE: failure. */
static gboolean add_looked_for(xc_database *database, GArray *all, const proximity_word *word,
                               const char *prefix, xc_error *failure)
{
    const GPtrArray *values = *prefix ? word->stems : word->terms;
    proximity_term one = {g_ptr_array_new_with_free_func(g_free), 0};
    g_array_append_val(all, one);
    for (guint i = 0; i < values->len; i++) {
        char *term = undex_schema_term(prefix, values->pdata[i]);
        g_ptr_array_add(one.terms, term);
        gint64 some = xc_database_term_freq(database, term, failure);
        if (some < 0)
            return FALSE;
        g_array_index(all, proximity_term, all->len - 1).passages += some;
    }
    return TRUE;
}

GArray *undex_proximity_words(xc_database *database, const proximity *o, const char *prefix,
                              xc_error *failure)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(proximity_term));
    g_array_set_clear_func(all, looked_for_clear);
    if (!prefetch(database, o, prefix, failure))
        return NULL;
    for (guint s = 0; s < o->sides->len; s++) {
        const GPtrArray *side = o->sides->pdata[s];
        for (guint i = 0; i < side->len; i++)
            if (!add_looked_for(database, all, side->pdata[i], prefix, failure))
                return NULL;
    }
    g_array_sort(all, by_passages);
    return g_steal_pointer(&all);
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    return x < y ? -1 : x > y;
}

/* At most so many postings are read of a word. */
static gsize room_for(const proximity *o, const proximity_term *one)
{
    gsize passages = 0;
    for (guint i = 0; o->within && i < o->within->len; i++) {
        const xc_range *range = &g_array_index(o->within, xc_range, i);
        passages += range->last - range->first + 1;
    }
    return o->within ? MIN(passages, (gsize)one->passages) : (gsize)one->passages;
}

static gint64 read_term(xc_database *database, const proximity *o, const char *term, xc_posting *into,
                        gsize room, xc_error *failure)
{
    return o->within ? xc_database_read_postings_within(database, term,
                                                        (const xc_range *)(gconstpointer)o->within->data,
                                                        o->within->len, into, room, failure)
                     : xc_database_read_postings(database, term, into, room, failure);
}

/* The passages (guint32, in order, some twice) that have one of the word's terms, of those in `within` (NULL:
 * of all). NULL: failure. */
static GArray *read_word(xc_database *database, const proximity *o, const proximity_term *one,
                         const GArray *within, xc_error *failure)
{
    const gsize room = room_for(o, one);
    g_autoptr(GArray) docids = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autofree xc_posting *postings = g_new(xc_posting, room + 1);
    guint lists = 0;
    undex_prefetch *all = undex_prefetch_new(database);
    if (all)
        undex_prefetch_add_all(all, XC_ASKED_POSTINGS, "", one->terms);
    if (!undex_prefetch_ask(all, failure))
        return NULL;
    for (guint t = 0; t < one->terms->len; t++) {
        gint64 count = read_term(database, o, one->terms->pdata[t], postings, room, failure);
        guint before = docids->len, at = 0, kept = before;
        if (count < 0)
            return NULL;
        if (!undex_budget_go_on((guint)count))
            break;
        g_array_set_size(docids, before + (guint)count);
        for (gint64 i = 0; i < count; i++) {
            while (within && at < within->len && g_array_index(within, guint32, at) < postings[i].docid)
                at++;
            if (within && at == within->len)
                break;
            if (!within || g_array_index(within, guint32, at) == postings[i].docid)
                g_array_index(docids, guint32, kept++) = postings[i].docid;
        }
        g_array_set_size(docids, kept);
        lists += kept > before;
    }
    if (lists > 1)
        g_array_sort(docids, by_number);
    return g_steal_pointer(&docids);
}

/* Leaves in `left` what `right` has too, each once. */
static void intersect(GArray *left, const GArray *right)
{
    guint kept = 0, at = 0;
    for (guint i = 0; i < left->len; i++) {
        guint32 docid = g_array_index(left, guint32, i);
        while (at < right->len && g_array_index(right, guint32, at) < docid)
            at++;
        gboolean again = kept > 0 && g_array_index(left, guint32, kept - 1) == docid;
        if (!again && at < right->len && g_array_index(right, guint32, at) == docid)
            g_array_index(left, guint32, kept++) = docid;
    }
    g_array_set_size(left, kept);
}

/* Has servers send the order of the words in passages: of few, `left`; else of those that have all words. */
static gboolean prefetch_orders(xc_database *database, const GArray *words, const GArray *left, gboolean few,
                                xc_error *failure)
{
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(xc_any_term));
    if (few)
        return xc_database_fetch(database, (const guint32 *)(gconstpointer)left->data, left->len, failure);
    for (guint i = 0; i < words->len; i++) {
        const GPtrArray *terms = g_array_index(words, proximity_term, i).terms;
        xc_any_term one = {(const char *const *)terms->pdata, terms->len};
        g_array_append_val(groups, one);
    }
    return xc_database_fetch_values(database, UNDEX_SLOT_WORD_ORDER,
                                    (const xc_any_term *)(gconstpointer)groups->data, groups->len, failure);
}

GArray *undex_proximity_candidates(xc_database *database, const proximity *o, const GArray *words,
                                   gboolean nearly, xc_error *failure)
{
    enum { FEW = 64 };
    const gboolean remote = xc_database_is_remote(database);
    g_autoptr(GArray) left = read_word(database, o, &g_array_index(words, proximity_term, 0), NULL, failure);
    if (!left)
        return NULL;
    intersect(left, left);
    for (guint i = 1; i < words->len && left->len; i++) {
        const proximity_term *one = &g_array_index(words, proximity_term, i);
        if (nearly && one->passages > (gint64)left->len * TOO_LONG && (!remote || left->len <= FEW))
            break;
        g_autoptr(GArray) right = read_word(database, o, one, left, failure);
        if (!right)
            return NULL;
        intersect(left, right);
    }
    if (remote && nearly && left->len && !prefetch_orders(database, words, left, left->len <= FEW, failure))
        return NULL;
    /* Where the budget is spent, some words were not looked for: nothing is certain. */
    if (!undex_budget_go_on(1))
        g_array_set_size(left, 0);
    return g_steal_pointer(&left);
}
