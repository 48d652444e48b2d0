// SPDX-License-Identifier: GPL-3.0-or-later
/* Filters: what holds for a document is said at its first passage, and means all of them. */
#include "query/private.h"

typedef struct {
    const char *term; /* of documents */
    const char *id;   /* or of one passage */
    GArray *ranges;   /* xc_range */
} request;

static gboolean attempt_documents(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->ranges, 0);
    return undex_place_spans(database, r->term, r->ranges, failure);
}

static gboolean attempt_passage(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_array_set_size(r->ranges, 0);
    guint32 docid = undex_place_find(database, r->id, failure);
    xc_range one = {docid, docid};
    if (docid)
        g_array_append_val(r->ranges, one);
    return docid || failure->code == XC_OK;
}

static xc_query *run(builder *b, undex_store_attempt attempt, request *r, const char *name, GError **error)
{
    if (!undex_store_try(b->store, attempt, r, error))
        return NULL;
    xc_error failure;
    xc_query *query =
        xc_query_new_ranges((const xc_range *)(gconstpointer)r->ranges->data, r->ranges->len, name, &failure);
    if (!query)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "%s", failure.message);
    return query;
}

xc_query *undex_query_documents(builder *b, const char *prefix, const char *value, GError **error)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    request r = {.term = term, .ranges = ranges};
    return run(b, attempt_documents, &r, term, error);
}

xc_query *undex_query_passage(builder *b, const char *id, GError **error)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    request r = {.id = id, .ranges = ranges};
    return run(b, attempt_passage, &r, id, error);
}

xc_query *undex_query_kind(undex_kind kind, GError **error)
{
    const char letter[] = {undex_schema_kind(kind), '\0'};
    return undex_query_term(UNDEX_TERM_KIND, letter, error);
}
