// SPDX-License-Identifier: GPL-3.0-or-later
/* A database tells twice which entries have which terms: by the term, and by the entry. Both are read whole,
 * and each pair is added to a sum; the sums are the same where the pairs are, whatever their order. The
 * counts in the header are compared with what was read. */
#include "index/glass_header.h"
#include "index/index_private.h"

/* What was read so far. */
typedef struct {
    guint64 by_term, by_entry; /* sums of pairs */
    guint64 total, most_often;
    guint32 *lengths; /* of entries, by number */
    xc_posting *rows; /* of one term */
    guint32 beyond;   /* one more than the last number */
} tally;

static guint64 mix(guint64 number)
{
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9u;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebu;
    return number ^ (number >> 31);
}

static guint64 digest_of(const char *term, gsize length)
{
    guint64 digest = length;
    for (gsize i = 0; i < length; i++)
        digest = (digest ^ (guint8)term[i]) * 0x100000001b3u;
    return mix(digest);
}

static gboolean read_postings(xc_database *database, const char *term, gsize length, tally *t,
                              xc_error *failure)
{
    guint64 digest = digest_of(term, length);
    int64_t count = xc_database_read_postings(database, term, t->rows, t->beyond, failure);
    for (int64_t i = 0; i < count; i++) {
        const xc_posting *row = &t->rows[i];
        t->by_term += mix(digest ^ row->docid);
        t->total += row->wdf;
        t->most_often = MAX(t->most_often, row->wdf);
        if (row->docid < t->beyond)
            t->lengths[row->docid] += row->wdf;
    }
    return count >= 0;
}

static gboolean read_by_term(xc_database *database, tally *t, xc_error *failure)
{
    g_autoptr(xc_terms) terms = xc_database_terms(database, "", failure);
    xc_step step = XC_FAILED;
    while (terms && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        size_t length = 0;
        const char *term = xc_terms_term(terms, &length);
        if (!read_postings(database, term, length, t, failure))
            return FALSE;
    }
    return step == XC_END;
}

static gboolean read_by_entry(xc_database *database, guint32 docid, tally *t, xc_error *failure)
{
    g_autoptr(xc_document) entry = xc_database_document(database, docid, failure);
    if (!entry)
        return failure->code == XC_ERROR_NO_DOCUMENT;
    g_autoptr(xc_terms) terms = xc_document_terms(entry, failure);
    xc_step step = XC_FAILED;
    while (terms && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        size_t length = 0;
        const char *term = xc_terms_term(terms, &length);
        t->by_entry += mix(digest_of(term, length) ^ docid);
    }
    return step == XC_END;
}

static const char *compare(const tally *t, const undex_glass_header *header)
{
    guint64 shortest = G_MAXUINT64, longest = 0;
    for (guint32 i = 0; i < t->beyond; i++)
        if (t->lengths[i]) {
            shortest = MIN(shortest, t->lengths[i]);
            longest = MAX(longest, t->lengths[i]);
        }
    if (t->by_term != t->by_entry)
        return "which entries have which terms is told in two ways that differ: postlist.glass and "
               "termlist.glass";
    if (t->total != header->total_length || t->most_often > header->most_often || longest > header->longest ||
        shortest < header->shortest)
        return "what the header counts of its entries is not what they are: iamglass";
    return NULL;
}

gboolean undex_index_cross_check(xc_database *database, gpointer closure, xc_error *failure)
{
    undex_index_crossing *crossing = closure;
    undex_glass_header header;
    gint64 last = xc_database_last_docid(database, failure);
    if (last < 0)
        return FALSE;
    g_autofree guint32 *lengths = g_try_new0(guint32, (gsize)last + 1);
    g_autofree xc_posting *rows = g_try_new0(xc_posting, (gsize)last + 1);
    tally t = {.lengths = lengths, .rows = rows, .beyond = lengths && rows ? (guint32)last + 1 : 0};
    gboolean read = read_by_term(database, &t, failure);
    for (guint32 docid = 1; read && docid < t.beyond; docid++)
        read = read_by_entry(database, docid, &t, failure);
    if (read && undex_glass_header_read(crossing->path, &header, NULL) && header.last_entry == last)
        crossing->wrong = compare(&t, &header);
    return read;
}
