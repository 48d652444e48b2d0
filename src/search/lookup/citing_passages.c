// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/lookup/citing_passages.h"

#include "base/budget.h"
#include "index/passage_location.h"
#include "index/schema.h"
#include "undex/citation_lookup.h"
#include "undex/record.h"

#include <string.h>

/* Of the budget, for a record. */
enum { RECORD_STEPS = 256 };

typedef struct {
    const char *symbol, *place;
    guint most;
    GPtrArray *passages; /* undex_passage * */
    guint32 start;       /* of the document in hand, its key; `copy`: a shard before has it */
    char *key;
    gboolean copy;
} request;

void undex_citing_passage_free(gpointer p)
{
    undex_passage_free(((citing_passage *)p)->passage);
    g_free(p);
}

gboolean undex_cite_is_of(const undex_cite *cite, const char *symbol, const char *place)
{
    if (g_strcmp0(cite->symbol, symbol) != 0 || !place)
        return g_strcmp0(cite->symbol, symbol) == 0;
    g_autoptr(GPtrArray) places = undex_cite_places(cite);
    return g_ptr_array_find_with_equal_func(places, place, g_str_equal, NULL);
}

static gboolean cites(const undex_passage *passage, const request *r)
{
    for (guint i = 0; i < passage->cites->len; i++)
        if (undex_cite_is_of(&g_array_index(passage->cites, undex_cite, i), r->symbol, r->place))
            return TRUE;
    return FALSE;
}

/* A passage has the term, too, where a note cites whose mark it carries: the note has an entry of its own. */
static gboolean take(xc_database *database, request *r, guint32 docid, xc_error *failure)
{
    undex_passage_location place;
    if (!undex_passage_location_read(database, docid, &place, failure))
        return FALSE;
    if (!r->key || place.start != r->start) {
        g_free(r->key);
        r->start = place.start;
        r->key = undex_passage_location_key(database, place.start, &r->copy, failure);
    }
    if (!r->key || r->copy)
        return r->key != NULL;
    g_autoptr(GBytes) record = undex_passage_location_record_at(database, docid, place.ordinal, failure);
    if (!record)
        return FALSE;
    undex_passage *passage = undex_passage_read_binary(record, NULL);
    if (passage)
        undex_passage_rename(passage, r->key);
    if (passage && cites(passage, r))
        g_ptr_array_add(r->passages, passage);
    else
        undex_passage_free(passage);
    return TRUE;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_autofree char *term = undex_schema_term(UNDEX_TERM_CITES, r->place ? r->place : r->symbol);
    g_ptr_array_set_size(r->passages, 0);
    g_clear_pointer(&r->key, g_free);
    g_autoptr(xc_postings) postings = xc_database_postings(database, term, failure);
    xc_step step = postings ? XC_END : XC_FAILED;
    while (postings && r->passages->len < r->most && undex_budget_go_on(RECORD_STEPS) &&
           (step = xc_postings_next(postings, failure)) == XC_ITEM)
        if (!take(database, r, xc_postings_docid(postings), failure))
            return FALSE;
    return step != XC_FAILED;
}

/* NULL: a writer took it out in between, or reading failed. */
static const undex_document *document_of(undex_index *store, const char *id, GHashTable *documents,
                                         GError **error)
{
    g_autofree char *key = g_strndup(id, strcspn(id, "#"));
    undex_document *document = g_hash_table_lookup(documents, key);
    if (!document && undex_index_find_document(store, key, &document, error) && document)
        g_hash_table_insert(documents, g_steal_pointer(&key), document);
    return document;
}

gboolean undex_citing_passages(undex_index *store, const char *symbol, const char *place, guint most,
                               GHashTable *documents, GPtrArray *found, GError **error)
{
    GError *own = NULL;
    g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func((GDestroyNotify)undex_passage_free);
    request r = {.symbol = symbol, .place = place, .most = most, .passages = passages};
    undex_index_try(store, attempt, &r, &own);
    g_free(r.key);
    for (guint i = 0; !own && i < passages->len; i++) {
        undex_passage *passage = passages->pdata[i];
        const undex_document *document =
            passage->id ? document_of(store, passage->id, documents, &own) : NULL;
        if (!document || undex_cited_is_of(document, symbol))
            continue;
        citing_passage *citing = g_new(citing_passage, 1);
        *citing = (citing_passage){passage, document};
        passages->pdata[i] = NULL;
        g_ptr_array_add(found, citing);
    }
    if (own)
        g_propagate_error(error, own);
    return !own;
}
