// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/corpus_outline.h"

#include "index/prefetch.h"
#include "index/schema.h"
#include "search/match/citation_counts.h"
#include "search/match/document_order.h"

#include <string.h>

static void clear(gpointer p)
{
    corpus_outline *f = p;
    g_free(f->uuid);
    g_free(f->starts);
    g_free(f->ends);
    for (int by = 0; by < UNDEX_DOCUMENT_KEYS; by++)
        undex_document_order_free(f->orders[by]);
    undex_citation_counts_free(f->cited);
    undex_outline_clear(&f->outline);
}

void undex_corpus_outline_unref(corpus_outline *f)
{
    if (f)
        g_rc_box_release_full(f, clear);
}

static gboolean read_all(xc_database *database, corpus_outline *f, xc_error *failure)
{
    gint64 entries = xc_database_doc_count(database, failure);
    gint64 last = xc_database_last_docid(database, failure);
    gint64 passages = undex_passage_location_total(database, failure);
    double length = xc_database_average_length(database, failure);
    g_autoptr(GArray) starts = undex_passage_location_starts(database, failure);
    if (entries < 0 || last < 0 || passages < 0 || length < 0 || !starts)
        return FALSE;
    undex_outline_init(&f->outline, (guint32)last + 1);
    f->documents = starts->len;
    g_array_append_val(starts, f->outline.beyond);
    f->starts = (guint32 *)(gpointer)g_array_free(g_steal_pointer(&starts), FALSE);
    f->ends = g_new0(guint32, f->documents);
    f->passages = (double)MAX(1, passages);
    f->average = MAX(1, length * (double)entries / f->passages); /* entries of files have no words */
    return TRUE;
}

/* NULL: failure. */
static corpus_outline *read_frame(xc_database *database, xc_error *failure)
{
    corpus_outline *f = g_rc_box_new0(corpus_outline);
    char *uuid = xc_database_uuid(database, failure);
    f->uuid = g_strdup(uuid);
    xc_string_free(uuid);
    f->revision = f->uuid ? xc_database_revision(database, failure) : -1;
    if (f->revision < 0 || !read_all(database, f, failure))
        g_clear_pointer(&f, undex_corpus_outline_unref);
    return f;
}

static void release(gpointer f)
{
    undex_corpus_outline_unref(f);
}

/* What is kept, where it is of this state; a writer's own changes are not told apart by the revision. */
static corpus_outline *find_kept(const undex_search_cache *cache, const xc_database *database)
{
    corpus_outline *f = cache->outline;
    if (!f || xc_database_is_writable(database) || xc_database_revision(database, NULL) != f->revision)
        return NULL;
    char *uuid = xc_database_uuid(database, NULL);
    gboolean same = g_strcmp0(uuid, f->uuid) == 0;
    xc_string_free(uuid);
    return same ? f : NULL;
}

corpus_outline *undex_corpus_outline(undex_search_cache *cache, xc_database *database, xc_error *failure)
{
    corpus_outline *f = find_kept(cache, database);
    if (!f) {
        f = read_frame(database, failure);
        undex_search_cache_keep_outline(cache, f, release);
    }
    return f ? g_rc_box_acquire(f) : NULL;
}

guint undex_corpus_outline_document_from(const corpus_outline *f, guint from, guint32 docid)
{
    guint low = from, high = from + 1;
    for (guint step = 1; high < f->documents && f->starts[high] <= docid; step *= 2) {
        low = high;
        high = MIN(f->documents, high + step);
    }
    while (low + 1 < high) {
        guint middle = low + (high - low) / 2;
        if (f->starts[middle] <= docid)
            low = middle;
        else
            high = middle;
    }
    return low;
}

guint undex_corpus_outline_document(const corpus_outline *f, guint32 docid)
{
    return undex_corpus_outline_document_from(f, 0, docid);
}

guint32 undex_corpus_outline_start(const corpus_outline *f, guint32 docid)
{
    return f->starts[undex_corpus_outline_document(f, docid)];
}

guint32 undex_corpus_outline_beyond(const corpus_outline *f, guint document)
{
    return document < f->documents ? f->starts[document + 1] : f->outline.beyond;
}

gboolean undex_corpus_outline_know(corpus_outline *f, xc_database *database, guint document,
                                   xc_values **values, xc_error *failure)
{
    if (f->ends[document])
        return TRUE;
    guint32 start = f->starts[document];
    guint32 before = document > 0 ? f->starts[document - 1] : 0;
    guint count = undex_passage_location_outline(database, before, start, values, &f->outline, failure);
    f->ends[document] = count ? start + count : 0;
    f->known += count;
    return count > 0;
}

void undex_corpus_outline_forget(corpus_outline *f, guint most)
{
    guint32 beyond = f->outline.beyond;
    if (f->known <= most)
        return;
    undex_outline_clear(&f->outline);
    undex_outline_init(&f->outline, beyond);
    memset(f->ends, 0, f->documents * sizeof *f->ends);
    f->known = f->apart = 0;
}

gboolean undex_corpus_outline_know_at(corpus_outline *f, xc_database *database, guint32 docid,
                                      xc_error *failure)
{
    g_autoptr(xc_values) values = NULL;
    enum { APART = 64 }; /* each takes pages of memory of its own */
    guint document = undex_corpus_outline_document(f, docid);
    if (document >= f->documents || f->ends[document])
        return TRUE;
    if (f->apart >= APART)
        undex_corpus_outline_forget(f, 0);
    f->apart++;
    return undex_corpus_outline_know(f, database, document, &values, failure);
}

gboolean undex_corpus_outline_prefetch(const corpus_outline *f, xc_database *database, const guint8 *met,
                                       xc_error *failure)
{
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < f->documents; i++)
        if (met[i] && !f->ends[i])
            g_array_append_val(starts, f->starts[i]);
    return undex_prefetch_starts(database, UNDEX_SLOT_OUTLINE, starts, failure);
}

gboolean undex_corpus_outline_place(const corpus_outline *f, guint32 docid, undex_passage_location *place)
{
    guint document = undex_corpus_outline_document(f, docid);
    if (f->documents == 0 || docid < f->starts[document] || docid >= f->ends[document])
        return FALSE;
    *place = (undex_passage_location){f->starts[document], docid - f->starts[document],
                                      (undex_kind)f->outline.kinds[docid]};
    return TRUE;
}

gboolean undex_corpus_outline_find_place(undex_search_cache *cache, xc_database *database, guint32 docid,
                                         undex_passage_location *place, xc_error *failure)
{
    const corpus_outline *f = find_kept(cache, database);
    return (f && undex_corpus_outline_place(f, docid, place)) ||
           undex_passage_location_read(database, docid, place, failure);
}

GBytes *undex_corpus_outline_record(undex_search_cache *cache, xc_database *database, guint32 docid,
                                    xc_error *failure)
{
    undex_passage_location place;
    return undex_corpus_outline_find_place(cache, database, docid, &place, failure)
               ? undex_passage_location_record_at(database, docid, place.ordinal, failure)
               : NULL;
}

guint32 undex_corpus_outline_find_beside(undex_search_cache *cache, xc_database *database, const char *id,
                                         guint32 docid, xc_error *failure)
{
    const corpus_outline *f = find_kept(cache, database);
    guint document = f ? undex_corpus_outline_document(f, docid) : 0;
    if (!f || f->documents == 0 || docid < f->starts[document] || docid >= f->ends[document])
        return undex_passage_location_find(database, id, failure);
    xc_range all = {f->starts[document], f->ends[document] - 1};
    return undex_passage_location_find_in(database, all, id, docid, failure);
}

gboolean undex_corpus_outline_under(const corpus_outline *f, guint32 docid, xc_range *under)
{
    guint32 last = f->outline.beyond - 1, count = MIN(f->outline.under[docid], last - docid);
    *under = (xc_range){docid + 1, docid + count};
    return count > 0;
}

GArray *undex_corpus_outline_ranges(const corpus_outline *f, const GArray *documents)
{
    GArray *ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    for (guint i = 0; i < documents->len && g_array_index(documents, guint, i) < f->documents; i++) {
        guint document = g_array_index(documents, guint, i);
        xc_range one = {f->starts[document], f->starts[document + 1] - 1};
        g_array_append_val(ranges, one);
    }
    return ranges;
}
