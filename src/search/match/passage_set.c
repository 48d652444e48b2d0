// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/passage_set.h"

#include "base/budget.h"

enum { BITS = PASSAGE_SET_BITS };

/* Postings that are read at once. */
enum { PIECE = 1 << 13 };

static gsize numbers_for(guint32 beyond)
{
    return beyond / BITS + 1;
}

static passage_set *set_new(const corpus_outline *f)
{
    passage_set *s = g_new(passage_set, 1);
    *s = (passage_set){f, g_new0(guint64, numbers_for(f->outline.beyond)),
                       g_new0(guint64, numbers_for(f->documents))};
    return s;
}

void undex_passage_set_free(passage_set *s)
{
    if (!s)
        return;
    g_free(s->passages);
    g_free(s->documents);
    g_free(s);
}

guint undex_passage_set_count(const passage_set *s, guint32 first, guint32 beyond)
{
    guint count = 0;
    for (guint32 at = first / BITS; first < beyond && at <= (beyond - 1) / BITS; at++) {
        guint64 bits = s->passages[at];
        if (at == first / BITS)
            bits &= G_MAXUINT64 << first % BITS;
        if (at == (beyond - 1) / BITS)
            bits &= G_MAXUINT64 >> (BITS - 1 - (beyond - 1) % BITS);
        count += (guint)__builtin_popcountll(bits);
    }
    return count;
}

GArray *undex_passage_set_documents(const passage_set *s, guint64 *passages)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    *passages = 0;
    for (guint at = 0; at < numbers_for(s->frame->documents); at++)
        for (guint64 bits = s->documents[at]; bits; bits &= bits - 1) {
            guint number = at * BITS + (guint)__builtin_ctzll(bits);
            g_array_append_val(numbers, number);
            *passages += s->frame->starts[number + 1] - s->frame->starts[number];
        }
    return numbers;
}

/* ---- leaves ---- */

static void add_docid(passage_set *s, guint32 docid)
{
    if (docid < s->frame->outline.beyond)
        s->passages[docid / BITS] |= G_GUINT64_CONSTANT(1) << docid % BITS;
}

/* Adds the passages that have the term, of those in `within` (xc_range). FALSE: failure. */
static gboolean add_term(xc_database *database, passage_set *s, const char *term, const GArray *within,
                         xc_error *failure)
{
    g_autofree xc_posting *piece = g_new(xc_posting, PIECE);
    g_autoptr(GArray) left = g_array_new(FALSE, FALSE, sizeof(xc_range));
    xc_range *ranges = (xc_range *)(gpointer)g_array_append_vals(left, within->data, within->len)->data;
    gint64 count = PIECE;
    for (guint at = 0; count == PIECE && at < left->len && undex_budget_go_on(PIECE);) {
        count = xc_database_read_postings_within(database, term, ranges + at, left->len - at, piece, PIECE,
                                                 failure);
        for (gint64 i = 0; i < count; i++)
            add_docid(s, piece[i].docid);
        while (count == PIECE && at < left->len && ranges[at].last <= piece[count - 1].docid)
            at++;
        if (count == PIECE && at < left->len)
            ranges[at].first = MAX(ranges[at].first, piece[count - 1].docid + 1);
    }
    return count >= 0;
}

static void add_range(passage_set *s, xc_range range)
{
    const guint32 beyond = MIN(range.last + 1, s->frame->outline.beyond);
    for (guint32 docid = range.first; docid < beyond;)
        if (docid % BITS == 0 && beyond - docid >= BITS) {
            s->passages[docid / BITS] = G_MAXUINT64;
            docid += BITS;
        } else {
            add_docid(s, docid++);
        }
}

static gboolean is_union(const boolean_query *query)
{
    return query->op == QUERY_OR || query->op == QUERY_SYNONYM;
}

/* Nothing in it but leaves of which any may be there. */
static gboolean is_flat(const boolean_query *query)
{
    gboolean flat = !query->parts || is_union(query);
    for (guint i = 0; flat && query->parts && i < query->parts->len; i++)
        flat = is_flat(query->parts->pdata[i]);
    return flat;
}

static gboolean add_leaves(xc_database *database, passage_set *s, const boolean_query *query,
                           const GArray *within, xc_error *failure)
{
    if (query->op == QUERY_TERM || query->op == QUERY_MENTION)
        return add_term(database, s, query->name, within, failure);
    for (guint i = 0; query->docids && i < query->docids->len; i++)
        if (query->op == QUERY_RANGES)
            add_range(s, g_array_index(query->docids, xc_range, i));
        else
            add_docid(s, g_array_index(query->docids, docid_score, i).docid);
    for (guint i = 0; query->parts && i < query->parts->len; i++)
        if (!add_leaves(database, s, query->parts->pdata[i], within, failure))
            return FALSE;
    return TRUE;
}

static void find_documents(passage_set *s)
{
    const corpus_outline *f = s->frame;
    for (guint number = 0; number < f->documents; number++)
        if (undex_passage_set_count(s, f->starts[number], f->starts[number + 1]) > 0)
            s->documents[number / BITS] |= G_GUINT64_CONSTANT(1) << number % BITS;
}

/* ---- branches ---- */

typedef void (*joiner)(guint64 *into, const guint64 *other, gsize count);

static void join_both(guint64 *into, const guint64 *other, gsize count)
{
    for (gsize i = 0; i < count; i++)
        into[i] &= other[i];
}

static void join_any(guint64 *into, const guint64 *other, gsize count)
{
    for (gsize i = 0; i < count; i++)
        into[i] |= other[i];
}

static void join_without(guint64 *into, const guint64 *other, gsize count)
{
    for (gsize i = 0; i < count; i++)
        into[i] &= ~other[i];
}

/* How a part is joined to the first of a branch; NULL: it changes nothing. */
static joiner joiner_of(const boolean_query *query)
{
    return is_union(query)                                       ? join_any
           : query->op == QUERY_AND || query->op == QUERY_FILTER ? join_both
           : query->op == QUERY_AND_NOT                          ? join_without
                                                                 : NULL;
}

static passage_set *read_within(xc_database *database, const corpus_outline *f, const boolean_query *query,
                                const GArray *within, xc_error *failure);

static passage_set *read_flat(xc_database *database, const corpus_outline *f, const boolean_query *query,
                              const GArray *within, xc_error *failure)
{
    g_autoptr(passage_set) flat = set_new(f);
    if (!add_leaves(database, flat, query, within, failure))
        return NULL;
    find_documents(flat);
    return g_steal_pointer(&flat);
}

/* Where all parts have to be there, that of which all is known leads. */
static guint leader_of(const boolean_query *query)
{
    for (guint i = 0; joiner_of(query) == join_both && i < query->parts->len; i++)
        if (((const boolean_query *)query->parts->pdata[i])->op == QUERY_RANGES)
            return i;
    return 0;
}

/* The passages in which the other parts have to be looked for: where the first left few, those documents. */
static GArray *narrow(const passage_set *first, const boolean_query *query, const GArray *within)
{
    enum { FEW = 32 };
    guint64 passages = 0;
    g_autoptr(GArray) documents = undex_passage_set_documents(first, &passages);
    return joiner_of(query) == join_both && documents->len < first->frame->documents / FEW
               ? undex_corpus_outline_ranges(first->frame, documents)
               : g_array_ref((GArray *)within);
}

static passage_set *read_within(xc_database *database, const corpus_outline *f, const boolean_query *query,
                                const GArray *within, xc_error *failure)
{
    const joiner join = joiner_of(query);
    if (is_flat(query))
        return read_flat(database, f, query, within, failure);
    const guint leader = leader_of(query);
    g_autoptr(passage_set) s = read_within(database, f, query->parts->pdata[leader], within, failure);
    g_autoptr(GArray) narrower = s ? narrow(s, query, within) : NULL;
    for (guint i = 0; s && join && i < query->parts->len; i++) {
        if (i == leader)
            continue;
        g_autoptr(passage_set) other = read_within(database, f, query->parts->pdata[i], narrower, failure);
        if (!other)
            return NULL;
        join(s->passages, other->passages, numbers_for(f->outline.beyond));
        if (join != join_without)
            join(s->documents, other->documents, numbers_for(f->documents));
    }
    return g_steal_pointer(&s);
}

passage_set *undex_passage_set_read(xc_database *database, const corpus_outline *f,
                                    const boolean_query *query, xc_error *failure)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(xc_range));
    g_array_append_vals(all, &(xc_range){1, f->outline.beyond - 1}, 1);
    return read_within(database, f, query, all, failure);
}
