// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/present/hits.h"

#include "base/budget.h"
#include "index/passage_location.h"
#include "search/match/corpus_outline.h"
#include "undex/record.h"

#include <string.h>

enum { SNIPPET_USUAL = 400, RECORD_LARGE = 1 << 16 };

void undex_search_keep_record(GBytes *record)
{
    gsize size = record ? g_bytes_get_size(record) : 0;
    if (size >= RECORD_LARGE)
        undex_budget_keep(size);
}

void undex_search_row_clear(gpointer p)
{
    search_row *r = p;
    g_clear_pointer(&r->record, g_bytes_unref);
    g_free(r->key);
    g_free(r->through);
    g_clear_pointer(&r->also, g_ptr_array_unref);
}

void undex_search_row_free(gpointer p)
{
    undex_search_row_clear(p);
    g_free(p);
}

static void copy_free(gpointer p)
{
    undex_passage_free(((undex_copy *)p)->passage);
    g_free(p);
}

void undex_search_hit_free(gpointer p)
{
    undex_hit *hit = p;
    undex_passage_free(hit->passage);
    g_free(hit->snippet);
    if (hit->highlights)
        g_array_unref(hit->highlights);
    if (hit->snippet_highlights)
        g_array_unref(hit->snippet_highlights);
    if (hit->notes)
        g_ptr_array_unref(hit->notes);
    if (hit->note_highlights)
        g_ptr_array_unref(hit->note_highlights);
    g_free(hit->through);
    if (hit->also)
        g_ptr_array_unref(hit->also);
    g_free(hit);
}

static undex_document *document_of(undex_index *store, GHashTable *known, const char *key, GError **error)
{
    undex_document *document = g_hash_table_lookup(known, key);
    if (document)
        return document;
    if (!undex_index_find_document(store, key, &document, error))
        return NULL;
    if (!document) { /* a writer took it out in between */
        document = undex_document_new();
        document->key = g_strdup(key);
    }
    g_hash_table_insert(known, g_strdup(key), document);
    return document;
}

/* What stands for a record that cannot be read, or is of another document. */
static undex_passage *unreadable(const char *id, const char *key)
{
    undex_passage *passage = undex_passage_new(UNDEX_KIND_BLOCK);
    passage->id = g_strdup(id);
    passage->citation = g_strdup(key);
    passage->text = g_strdup("(This record cannot be read: `undex check` says more.)");
    return passage;
}

static gboolean belongs(const undex_passage *passage, const char *key)
{
    gsize length = strlen(key);
    return passage->id && strncmp(passage->id, key, length) == 0 && passage->id[length] == '#';
}

static undex_passage *passage_of(const search_row *r)
{
    undex_passage *passage = undex_passage_read_binary(r->record, NULL);
    if (passage)
        undex_passage_rename(passage, r->key);
    if (passage && belongs(passage, r->key))
        return passage;
    undex_passage_free(passage);
    g_autofree char *id = g_strconcat(r->key, "#?", NULL);
    return unreadable(id, r->key);
}

/* A note, and the passage of its document that carries it; 0: it is of another document. */
typedef struct {
    undex_search_cache *cache;
    const char *id;
    guint32 carrier;
    GBytes *record;
} note_request;

static gboolean attempt_note(xc_database *database, gpointer closure, xc_error *failure)
{
    note_request *r = closure;
    g_clear_pointer(&r->record, g_bytes_unref);
    guint32 docid = r->carrier
                        ? undex_corpus_outline_find_beside(r->cache, database, r->id, r->carrier, failure)
                        : undex_passage_location_find(database, r->id, failure);
    r->record = docid ? undex_corpus_outline_record(r->cache, database, docid, failure) : NULL;
    undex_search_keep_record(r->record);
    return r->record || failure->code == XC_OK;
}

/* NULL: there is none, or an error. One that cannot be read is named as such. */
static undex_passage *note_of(undex_index *store, const char *id, guint32 carrier, GError **error)
{
    GError *own = NULL;
    note_request r = {undex_search_cache_of(store), id, carrier, NULL};
    gboolean found = undex_index_try(store, attempt_note, &r, &own) && r.record;
    undex_passage *note = found ? undex_passage_read_binary(r.record, &own) : NULL;
    g_autofree char *key = g_strndup(id, strcspn(id, "#"));
    if (note)
        undex_passage_rename(note, key);
    g_clear_pointer(&r.record, g_bytes_unref);
    if (own && g_error_matches(own, UNDEX_ERROR, UNDEX_ERROR_DAMAGED)) {
        g_clear_error(&own);
        return unreadable(id, id);
    }
    if (own)
        g_propagate_error(error, own);
    return note;
}

/* Whether two ids are of one document. */
static gboolean are_beside(const char *id, const char *other)
{
    gsize length = strcspn(id, "#") + 1;
    return other && strncmp(id, other, length) == 0;
}

static GPtrArray *notes_of(undex_index *store, const undex_passage *passage, guint32 docid, GError **error)
{
    g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func((GDestroyNotify)undex_passage_free);
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    GError *own = NULL;
    for (guint i = 0; i < passage->notes->len && !own && undex_budget_go_on(1); i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        if (!mark->id || !g_hash_table_add(taken, mark->id))
            continue;
        guint32 carrier = are_beside(mark->id, passage->id) ? docid : 0;
        undex_passage *note = note_of(store, mark->id, carrier, &own);
        if (note)
            g_ptr_array_add(notes, note);
    }
    if (!own)
        return g_steal_pointer(&notes);
    g_propagate_error(error, own);
    return NULL;
}

static GArray *shifted(const GArray *ranges, undex_range within)
{
    GArray *inner = g_array_new(FALSE, FALSE, sizeof(undex_range));
    for (guint i = 0; i < ranges->len; i++) {
        undex_range r = g_array_index(ranges, undex_range, i);
        if (r.start < within.start || r.end > within.end)
            continue;
        r.start -= within.start;
        r.end -= within.start;
        g_array_append_val(inner, r);
    }
    return inner;
}

/* Where a note is what matched, its mark is what to show of the passage. */
static gboolean mark_through(const undex_hit *hit, GArray *shown, GArray *groups)
{
    for (guint i = 0; hit->through && i < hit->passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(hit->passage->notes, undex_mark, i);
        if (mark->offset < 1 || g_strcmp0(mark->id, hit->through) != 0)
            continue;
        undex_range place = {mark->offset - 1, mark->offset};
        guint group = 0;
        g_array_append_val(shown, place);
        g_array_set_size(groups, 0);
        g_array_append_val(groups, group);
        return TRUE;
    }
    return FALSE;
}

static const char *language_of(const undex_hit *hit, const undex_passage *passage)
{
    return passage->language ? passage->language : hit->document->language;
}

static void show(const query_builder *b, undex_hit *hit, int size)
{
    const char *text = hit->passage->text ? hit->passage->text : "";
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) shown = g_array_new(FALSE, FALSE, sizeof(undex_range));
    hit->highlights = undex_highlight(b, language_of(hit, hit->passage), hit->passage, groups);
    gboolean by_mark = mark_through(hit, shown, groups);
    undex_range part =
        undex_snippet(text, by_mark ? shown : hit->highlights, groups, size > 0 ? size : SNIPPET_USUAL);
    hit->snippet = g_utf8_substring(text, part.start, part.end);
    hit->snippet_offset = part.start;
    hit->snippet_highlights = shifted(hit->highlights, part);
    hit->note_highlights = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < hit->notes->len; i++) {
        const undex_passage *note = hit->notes->pdata[i];
        g_ptr_array_add(hit->note_highlights, undex_highlight(b, language_of(hit, note), note, NULL));
    }
}

static gboolean add_copies(undex_index *store, undex_hit *hit, const search_row *r, GHashTable *known,
                           GError **error)
{
    for (guint i = 0; r->also && i < r->also->len; i++) {
        const search_row *one = r->also->pdata[i];
        undex_document *document = document_of(store, known, one->key, error);
        if (!document)
            return FALSE;
        undex_copy *copy = g_new0(undex_copy, 1);
        copy->passage = passage_of(one);
        copy->document = document;
        g_ptr_array_add(hit->also, copy);
    }
    return TRUE;
}

undex_hit *undex_search_hit(undex_index *store, const query_builder *b, const search_row *r,
                            GHashTable *known, int size, GError **error)
{
    undex_hit *hit = g_new0(undex_hit, 1);
    hit->score = r->score;
    hit->cited = r->cited;
    hit->cited_place = r->cited_place;
    const char *place = r->through ? strchr(r->through, '#') : NULL;
    hit->through = place ? g_strconcat(r->key, place, NULL) : g_strdup(r->through);
    hit->passage = passage_of(r);
    hit->document = document_of(store, known, r->key, error);
    hit->also = g_ptr_array_new_with_free_func(copy_free);
    hit->notes = hit->document ? notes_of(store, hit->passage, r->docid, error) : NULL;
    if (!hit->notes || !add_copies(store, hit, r, known, error)) {
        undex_search_hit_free(hit);
        return NULL;
    }
    show(b, hit, size);
    return hit;
}
