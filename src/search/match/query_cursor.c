// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/query_cursor.h"

#include "base/budget.h"

#include <math.h>

/* Steps of the budget for a passage that is looked at. */
enum { SEEK_STEPS = 4, END = QUERY_CURSOR_END };

struct query_cursor {
    const boolean_query *query;
    boolean_query *own; /* of the root: its query, so that it lives as long */
    guint32 docid;      /* where it stands */
    guint64 most;       /* it finds no more passages than these */
    double factor;      /* of its weights */
    double average;     /* length of a passage; of a mention, as the next */
    gboolean weighs;    /* a passage may weigh more than 0 */
    guint count;
    query_cursor **parts; /* as the query has them */
    query_cursor **order; /* the rarest first; of QUERY_OR a heap, whose root stands first */
    xc_database *database;
    xc_postings *postings;
    guint at; /* the first of the docids that is not behind */
};

void undex_query_cursor_free(query_cursor *c)
{
    if (!c)
        return;
    for (guint i = 0; i < c->count; i++)
        undex_query_cursor_free(c->parts[i]);
    g_free(c->parts);
    g_free(c->order);
    xc_postings_free(c->postings);
    undex_search_unref(c->own);
    g_free(c);
}

guint32 undex_query_cursor_docid(const query_cursor *c)
{
    return c->docid;
}

guint64 undex_query_cursor_most(const query_cursor *c)
{
    return c->most;
}

gboolean undex_query_cursor_weighs(const query_cursor *c)
{
    return c->weighs;
}

/* ---- leaves ---- */

static gboolean seek_term(query_cursor *c, guint32 docid, xc_error *failure)
{
    xc_step step = docid == c->docid + 1 ? xc_postings_next(c->postings, failure)
                                         : xc_postings_skip(c->postings, docid, failure);
    c->docid = step == XC_ITEM ? xc_postings_docid(c->postings) : END;
    return step != XC_FAILED;
}

/* The docid of the one of that number, the last of a stretch. */
static guint32 key_of(const query_cursor *c, guint number)
{
    return c->query->op == QUERY_RANGES ? g_array_index(c->query->docids, xc_range, number).last
                                        : g_array_index(c->query->docids, docid_score, number).docid;
}

/* To the first of the docids that is not below `docid`: by steps that double, and then by halves. FALSE:
 * there is none. */
static gboolean gallop(query_cursor *c, guint32 docid)
{
    guint low = c->at, high = c->at, count = c->query->docids->len;
    for (guint step = 1; high < count && key_of(c, high) < docid; step *= 2) {
        low = high + 1;
        high = MIN(count, high + step);
    }
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (key_of(c, middle) < docid)
            low = middle + 1;
        else
            high = middle;
    }
    c->at = low;
    return low < count;
}

static gboolean seek_ranges(query_cursor *c, guint32 docid, G_GNUC_UNUSED xc_error *failure)
{
    c->docid = gallop(c, docid) ? MAX(docid, g_array_index(c->query->docids, xc_range, c->at).first) : END;
    return TRUE;
}

static gboolean seek_scores(query_cursor *c, guint32 docid, G_GNUC_UNUSED xc_error *failure)
{
    c->docid = gallop(c, docid) ? key_of(c, c->at) : END;
    return TRUE;
}

static gboolean seek_nothing(query_cursor *c, G_GNUC_UNUSED guint32 docid, G_GNUC_UNUSED xc_error *failure)
{
    c->docid = END;
    return TRUE;
}

/* ---- branches ---- */

static gboolean seek_part(query_cursor *part, guint32 docid, xc_error *failure)
{
    return part->docid >= docid || undex_query_cursor_seek(part, docid, failure);
}

static gboolean seek_first(query_cursor *c, guint32 docid, xc_error *failure)
{
    gboolean ok = seek_part(c->parts[0], docid, failure);
    c->docid = c->parts[0]->docid;
    return ok;
}

/* The rarest part leads; where another stands further on, it follows there. */
static gboolean seek_all(query_cursor *c, guint32 docid, xc_error *failure)
{
    for (guint i = 0; i < c->count && docid < END;) {
        query_cursor *part = c->order[i];
        if (!seek_part(part, docid, failure))
            return FALSE;
        i = part->docid > docid && i > 0 ? 0 : i + 1;
        docid = undex_budget_go_on(SEEK_STEPS) ? part->docid : END;
    }
    c->docid = docid;
    return TRUE;
}

static void sink(query_cursor **heap, guint count, guint at)
{
    for (guint child; (child = 2 * at + 1) < count; at = child) {
        child += child + 1 < count && heap[child + 1]->docid < heap[child]->docid;
        if (heap[at]->docid <= heap[child]->docid)
            return;
        query_cursor *swapped = heap[at];
        heap[at] = heap[child];
        heap[child] = swapped;
    }
}

static gboolean seek_any(query_cursor *c, guint32 docid, xc_error *failure)
{
    while (c->order[0]->docid < docid) {
        if (!undex_query_cursor_seek(c->order[0], docid, failure))
            return FALSE;
        sink(c->order, c->count, 0);
    }
    c->docid = c->order[0]->docid;
    return TRUE;
}

static gboolean is_excluded(query_cursor *c, guint32 docid, gboolean *is, xc_error *failure)
{
    *is = FALSE;
    for (guint i = 1; i < c->count && !*is; i++) {
        if (!seek_part(c->parts[i], docid, failure))
            return FALSE;
        *is = c->parts[i]->docid == docid;
    }
    return TRUE;
}

static gboolean seek_others(query_cursor *c, guint32 docid, xc_error *failure)
{
    for (gboolean is = TRUE; is; docid++) {
        if (!seek_first(c, docid, failure))
            return FALSE;
        docid = undex_budget_go_on(SEEK_STEPS) ? c->docid : END;
        if ((c->docid = docid) == END)
            return TRUE;
        if (!is_excluded(c, docid, &is, failure))
            return FALSE;
    }
    return TRUE;
}

/* ---- what they weigh ---- */

static double score_at(const query_cursor *c)
{
    return c->factor * g_array_index(c->query->docids, docid_score, c->at).weight;
}

/* The sum is always made in the same order: that of the query. */
static gboolean add_parts(query_cursor *c, guint count, double *weight, xc_error *failure)
{
    for (guint i = 0; i < count; i++) {
        query_cursor *part = c->parts[i];
        if (!part->weighs)
            continue;
        if (!seek_part(part, c->docid, failure))
            return FALSE;
        double one = 0;
        if (part->docid == c->docid && !undex_query_cursor_weigh(part, &one, failure))
            return FALSE;
        *weight += one;
    }
    return TRUE;
}

/* BM25; passages are short and of a kind, so length says little. */
static const double k1 = 0.8, length_part = 0.4, shortest = 0.7;

static gboolean weigh_mention(const query_cursor *c, double *weight, xc_error *failure)
{
    gint64 count = xc_postings_wdf(c->postings, failure);
    gint64 words = count < 0 ? -1 : xc_database_doc_length(c->database, c->docid, failure);
    double length = MAX((double)words / c->average, shortest);
    *weight = c->factor * ((double)count / (k1 * (length * length_part + (1 - length_part)) + (double)count));
    return words >= 0;
}

/* What a mention weighs at the most, if it could be said without end. */
static gboolean open_mention(query_cursor *c, xc_database *database, xc_error *failure)
{
    gint64 all = xc_database_doc_count(database, failure);
    double some = (double)c->most, odds = ((double)all - some + 0.5) / (some + 0.5);
    c->average = all < 0 ? -1 : xc_database_average_length(database, failure);
    c->factor *= log(odds < 2 ? odds * 0.5 + 1 : odds) * (k1 + 1);
    c->database = database;
    c->weighs = TRUE;
    return c->average >= 0;
}

gboolean undex_query_cursor_weigh(query_cursor *c, double *weight, xc_error *failure)
{
    if (c->query->op == QUERY_MENTION)
        return weigh_mention(c, weight, failure);
    *weight = c->query->op == QUERY_SCORES ? score_at(c) : 0;
    gboolean one = c->query->op == QUERY_FILTER || c->query->op == QUERY_AND_NOT;
    return !c->weighs || add_parts(c, one ? 1 : c->count, weight, failure);
}

/* ---- all of it ---- */

static gboolean (*const seek[])(query_cursor *, guint32, xc_error *) = {
    [QUERY_NOTHING] = seek_nothing, [QUERY_MENTION] = seek_term,  [QUERY_TERM] = seek_term,
    [QUERY_RANGES] = seek_ranges,   [QUERY_SCORES] = seek_scores, [QUERY_SCALED] = seek_first,
    [QUERY_AND] = seek_all,         [QUERY_OR] = seek_any,        [QUERY_SYNONYM] = seek_any,
    [QUERY_AND_MAYBE] = seek_first, [QUERY_FILTER] = seek_all,    [QUERY_AND_NOT] = seek_others,
};

gboolean undex_query_cursor_seek(query_cursor *c, guint32 docid, xc_error *failure)
{
    return c->docid >= docid || seek[c->query->op](c, docid, failure);
}

gboolean undex_query_cursor_next(query_cursor *c, xc_error *failure)
{
    gboolean ok = undex_query_cursor_seek(c, c->docid + 1, failure);
    if (!undex_budget_go_on(SEEK_STEPS)) /* a part may have ended too soon: nobody knows what that excludes */
        c->docid = END;
    return ok;
}

static query_cursor *make(xc_database *database, const boolean_query *query, double factor,
                          xc_error *failure);

static gboolean open_leaf(query_cursor *c, xc_database *database, xc_error *failure)
{
    const boolean_query *query = c->query;
    c->weighs = query->op == QUERY_SCORES;
    if (query->op == QUERY_SCORES)
        c->most = query->docids->len;
    for (guint i = 0; query->op == QUERY_RANGES && i < query->docids->len; i++) {
        const xc_range *one = &g_array_index(query->docids, xc_range, i);
        c->most += one->last - one->first + 1;
    }
    if (query->op != QUERY_TERM && query->op != QUERY_MENTION)
        return TRUE;
    gint64 most = xc_database_term_freq(database, query->name, failure);
    c->most = (guint64)MAX(most, 0);
    c->postings = most < 0 ? NULL : xc_database_postings(database, query->name, failure);
    return c->postings && (query->op == QUERY_TERM || open_mention(c, database, failure));
}

static gint by_rarity(gconstpointer a, gconstpointer b, G_GNUC_UNUSED gpointer closure)
{
    const query_cursor *x = *(query_cursor *const *)a, *y = *(query_cursor *const *)b;
    return x->most < y->most ? -1 : x->most > y->most;
}

static gboolean open_parts(query_cursor *c, xc_database *database, xc_error *failure)
{
    const boolean_query *query = c->query;
    gboolean every = query->op == QUERY_AND || query->op == QUERY_FILTER;
    gboolean first = query->op == QUERY_SCALED || query->op == QUERY_AND_MAYBE || query->op == QUERY_AND_NOT;
    double factor = query->op == QUERY_SCALED ? c->factor * query->factor : c->factor;
    c->parts = g_new0(query_cursor *, query->parts->len);
    c->order = g_new0(query_cursor *, query->parts->len);
    for (guint i = 0; i < query->parts->len; i++) {
        query_cursor *part = make(database, query->parts->pdata[i], factor, failure);
        if (!part)
            return FALSE;
        c->parts[i] = c->order[i] = part;
        c->count++;
        c->weighs |= part->weighs && (i == 0 || (query->op != QUERY_FILTER && query->op != QUERY_AND_NOT));
        c->most = i == 0  ? part->most
                  : every ? MIN(c->most, part->most)
                  : first ? c->most
                          : c->most + part->most;
    }
    if (every)
        g_qsort_with_data(c->order, (gint)c->count, sizeof(gpointer), by_rarity, NULL);
    return TRUE;
}

static query_cursor *make(xc_database *database, const boolean_query *query, double factor, xc_error *failure)
{
    g_autoptr(query_cursor) c = g_new0(query_cursor, 1);
    c->query = query;
    c->factor = factor;
    gboolean ok = query->parts ? open_parts(c, database, failure) : open_leaf(c, database, failure);
    return ok ? g_steal_pointer(&c) : NULL;
}

query_cursor *undex_query_cursor_new(xc_database *database, const boolean_query *query, xc_error *failure)
{
    query_cursor *c = make(database, query, 1, failure);
    if (c)
        c->own = undex_search_ref(query);
    return c;
}
