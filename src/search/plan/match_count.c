// SPDX-License-Identifier: GPL-3.0-or-later
/* What matches, as a bit a docid, and how much that is. */
#include "search/plan/search_plan.h"

#include "search/match/corpus_outline.h"
#include "search/match/query_cursor.h"

#include <string.h>

/* Up to so many passages are counted, more are estimated. */
enum { COUNT_AT_LEAST = 100000 };

void undex_match_count_init(match_count *m)
{
    *m = (match_count){.bits = g_byte_array_new(), .exact = TRUE};
}

void undex_match_count_clear(match_count *m)
{
    g_clear_pointer(&m->bits, g_byte_array_unref);
}

/* Makes room for docids up to this one. */
static void reserve(GByteArray *bits, guint32 docid)
{
    guint at = docid / 8, before = bits->len;
    if (at < before)
        return;
    g_byte_array_set_size(bits, MAX(at + 1, before * 2));
    memset(bits->data + before, 0, bits->len - before);
}

static void set_bit(GByteArray *bits, guint32 docid)
{
    bits->data[docid / 8] |= (guint8)(1u << (docid % 8));
}

gboolean undex_match_count_has(const match_count *m, guint32 docid)
{
    return docid / 8 < m->bits->len && (m->bits->data[docid / 8] >> (docid % 8) & 1u);
}

/* Eight bytes from the `at`th on, of those that there are. */
static guint64 bits_at(const GByteArray *bits, guint at)
{
    guint64 eight = 0;
    if (at < bits->len)
        memcpy(&eight, bits->data + at, MIN(sizeof eight, bits->len - at));
    return GUINT64_FROM_LE(eight);
}

guint undex_match_count_within(const match_count *m, xc_range range)
{
    enum { BITS = 64 };
    guint count = 0;
    guint32 beyond = range.last + 1;
    for (guint32 from = range.first - range.first % BITS; from < beyond; from += BITS) {
        guint64 bits = bits_at(m->bits, from / 8);
        if (from < range.first)
            bits &= G_MAXUINT64 << (range.first - from);
        if (beyond - from < BITS)
            bits &= ~(G_MAXUINT64 << (beyond - from));
        count += (guint)__builtin_popcountll(bits);
    }
    return count;
}

static void set_bits(guint8 *bits, const GArray *scores)
{
    const docid_score *all = (const docid_score *)(gconstpointer)scores->data; /* NULL where there are none */
    for (guint i = 0, count = scores->len; i < count; i++)
        bits[all[i].docid / 8] |= (guint8)(1u << (all[i].docid % 8));
}

/* Adds what the query finds, at most `most`: `*size`, the last of them at `*docid`. */
static gboolean match_query(xc_database *database, match_count *m, const boolean_query *query, guint32 most,
                            guint32 *size, guint32 *docid, xc_error *failure)
{
    g_autoptr(query_cursor) at = undex_query_cursor_new(database, query, failure);
    gboolean ok = at && undex_query_cursor_next(at, failure);
    for (; ok && undex_query_cursor_docid(at) < QUERY_CURSOR_END && *size < most; (*size)++) {
        *docid = undex_query_cursor_docid(at);
        reserve(m->bits, *docid);
        set_bit(m->bits, *docid);
        ok = undex_query_cursor_next(at, failure);
    }
    return ok;
}

static gboolean match_part(xc_database *database, const boolean_query *query, gpointer m, xc_error *failure)
{
    guint32 size = 0, docid = 0;
    return match_query(database, m, query, G_MAXUINT32, &size, &docid, failure);
}

/* Adds what the stage finds, at most `most`; `*more`: what it is estimated to find beyond. */
static gboolean match_stage(xc_database *database, match_count *m, const search_stage *st, guint32 most,
                            guint32 last, guint32 *more, xc_error *failure)
{
    if (st->scores && st->scores->len)
        reserve(m->bits, g_array_index(st->scores, docid_score, st->scores->len - 1).docid);
    if (st->scores) {
        set_bits(m->bits->data, st->scores);
        if (st->about.passages > st->scores->len)
            *more += st->about.passages - st->scores->len;
        m->exact &= !st->about.passages;
        return TRUE;
    }
    guint32 size = 0, docid = 0;
    gboolean ok = match_query(database, m, st->query, most, &size, &docid, failure);
    if (ok && size >= most && docid < last) /* as if the rest were like what was looked at */
        *more += (guint32)((double)size * (last - docid) / docid);
    if (ok && st->about.passages > size + *more)
        *more = st->about.passages - size;
    m->exact &= size < most && !st->about.passages;
    return ok;
}

static void count(match_count *m, const corpus_outline *f, guint32 more)
{
    enum { BITS = 64 };
    guint passages = 0, documents = 0, document = 0;
    guint32 beyond = 0; /* of the document counted last */
    for (guint at = 0; at < m->bits->len; at += BITS / 8)
        for (guint64 bits = bits_at(m->bits, at); bits; bits &= bits - 1) {
            guint32 docid = at * 8 + (guint32)__builtin_ctzll(bits);
            if (f->documents == 0 || docid < f->starts[0])
                continue;
            passages++;
            if (docid < beyond)
                continue;
            document = undex_corpus_outline_document_from(f, document, docid);
            beyond = undex_corpus_outline_beyond(f, document);
            documents++;
        }
    m->passages = passages + more;
    m->documents =
        more ? (guint)MIN(f->documents, (guint64)documents * m->passages / MAX(passages, 1)) : documents;
}

static gboolean count_plan(xc_database *database, const search_plan *p, guint32 most, match_count *m,
                           xc_error *failure)
{
    const search_stage *first = &g_array_index(p->stages, search_stage, 0);
    guint32 more = 0;
    corpus_outline *f = undex_corpus_outline(p->b->cache, database, failure);
    gboolean ok = f != NULL;
    if (!first->parts)
        g_byte_array_set_size(m->bits, 0);
    m->exact = TRUE;
    for (guint i = 0; ok && !first->parts && i < p->stages->len; i++)
        ok = match_stage(database, m, &g_array_index(p->stages, search_stage, i), most, f->outline.beyond - 1,
                         &more, failure);
    if (ok)
        count(m, f, more);
    for (guint i = 0; i < p->stages->len; i++) {
        guint about = g_array_index(p->stages, search_stage, i).about.documents;
        m->documents = about ? about : m->documents;
    }
    undex_corpus_outline_unref(f);
    return ok;
}

typedef struct {
    const search_plan *plan;
    gboolean exactly;
    match_count *matched;
} counting;

static gboolean attempt_count(xc_database *database, gpointer closure, xc_error *failure)
{
    counting *c = closure;
    gint64 all = xc_database_doc_count(database, failure);
    guint32 most = c->exactly ? (guint32)(all + 1) : COUNT_AT_LEAST;
    return all >= 0 && count_plan(database, c->plan, most, c->matched, failure);
}

gboolean undex_match_count_all(undex_index *store, const search_plan *p, gboolean exactly, match_count *m,
                               GError **error)
{
    counting c = {p, exactly, m};
    const search_stage *first = &g_array_index(p->stages, search_stage, 0);
    if (first->parts && !undex_parted_query_visit(p, first, match_part, m, error))
        return FALSE;
    return undex_index_try(store, attempt_count, &c, error);
}
