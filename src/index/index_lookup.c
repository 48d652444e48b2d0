// SPDX-License-Identifier: GPL-3.0-or-later
/* This file looks terms up in the index: the data of their entries, which terms begin so, and how many
 * entries have one. */
#include "index/passage_location.h"
#include "index/shared_key.h"

#include <string.h>

typedef struct {
    const char *term;
    int from, count;
    GPtrArray *found;
} data_request;

/* The data of one entry, with a NUL beyond its end. */
static gboolean take_data(xc_database *database, guint32 docid, GPtrArray *found, xc_error *failure)
{
    g_autoptr(xc_document) document = xc_database_document_known(database, docid, failure);
    size_t length = 0;
    char *data = document ? xc_document_data(document, &length, failure) : NULL;
    if (!data)
        return FALSE;
    g_ptr_array_add(found, g_bytes_new_with_free_func(data, length, (GDestroyNotify)xc_string_free, data));
    return TRUE;
}

/* Those of servers come several at a time. */
static gboolean take_all(xc_database *database, const GArray *docids, GPtrArray *found, xc_error *failure)
{
    enum { AT_ONCE = 512 };
    const guint32 *all = (const guint32 *)(gconstpointer)docids->data;
    for (guint i = 0; i < docids->len; i++) {
        if (i % AT_ONCE == 0 && xc_database_shards(database) > 1 &&
            !xc_database_fetch(database, all + i, MIN(AT_ONCE, docids->len - i), failure))
            return FALSE;
        if (!take_data(database, all[i], found, failure))
            return FALSE;
    }
    return TRUE;
}

static gboolean attempt_data(xc_database *database, gpointer closure, xc_error *failure)
{
    data_request *request = closure;
    g_ptr_array_set_size(request->found, 0);
    g_autoptr(xc_postings) postings = xc_database_postings(database, request->term, failure);
    if (!postings)
        return FALSE;
    g_autoptr(GArray) docids = g_array_new(FALSE, FALSE, sizeof(guint32));
    xc_step step = XC_END;
    for (int i = 0; request->count < 0 || (int)docids->len < request->count; i++) {
        if ((step = xc_postings_next(postings, failure)) != XC_ITEM)
            break;
        guint32 docid = xc_postings_docid(postings);
        if (i >= request->from)
            g_array_append_val(docids, docid);
    }
    return step != XC_FAILED && take_all(database, docids, request->found, failure);
}

GPtrArray *undex_index_read(undex_index *store, const char *term, int from, int count, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    data_request request = {term, MAX(from, 0), count, found};
    return undex_index_try(store, attempt_data, &request, error) ? g_steal_pointer(&found) : NULL;
}

typedef struct {
    const char *prefix, *after; /* `after` NULL: from the first */
    guint ceiling;
    GPtrArray *found;
} terms_request;

/* To the first term that is wanted. */
static xc_step first_term(xc_terms *terms, const terms_request *request, xc_error *failure)
{
    if (!request->after)
        return xc_terms_next(terms, failure);
    g_autofree char *term = undex_schema_term(request->prefix, request->after);
    xc_step step = xc_terms_skip(terms, term, failure);
    return step == XC_ITEM && strcmp(xc_terms_term(terms, NULL), term) == 0 ? xc_terms_next(terms, failure)
                                                                            : step;
}

static gboolean attempt_terms(xc_database *database, gpointer closure, xc_error *failure)
{
    terms_request *request = closure;
    g_ptr_array_set_size(request->found, 0);
    g_autoptr(xc_terms) terms = xc_database_terms(database, request->prefix, failure);
    if (!terms)
        return FALSE;
    xc_step step = first_term(terms, request, failure);
    for (; step == XC_ITEM && (request->ceiling == 0 || request->found->len < request->ceiling);
         step = xc_terms_next(terms, failure))
        g_ptr_array_add(request->found, g_strdup(xc_terms_term(terms, NULL) + strlen(request->prefix)));
    return step != XC_FAILED;
}

GPtrArray *undex_index_read_terms_after(undex_index *store, const char *prefix, const char *after,
                                        guint ceiling, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    terms_request request = {prefix, after, ceiling, found};
    return undex_index_try(store, attempt_terms, &request, error) ? g_steal_pointer(&found) : NULL;
}

GPtrArray *undex_index_read_terms(undex_index *store, const char *prefix, guint ceiling, GError **error)
{
    return undex_index_read_terms_after(store, prefix, NULL, ceiling, error);
}

static gboolean attempt_keys(xc_database *database, gpointer closure, xc_error *failure)
{
    terms_request *request = closure;
    g_ptr_array_set_size(request->found, 0);
    return undex_shared_key_list(database, request->after, request->ceiling, request->found, failure);
}

GPtrArray *undex_index_list_keys(undex_index *store, const char *after, guint count, GError **error)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    terms_request request = {NULL, after, count, keys};
    if (store->shards)
        return undex_index_try(store, attempt_keys, &request, error) ? g_steal_pointer(&keys) : NULL;
    return undex_index_read_terms_after(store, UNDEX_TERM_FILE_KEY, after, count, error);
}

typedef struct {
    const char *term;
    int frequency;
} frequency_request;

static gboolean attempt_frequency(xc_database *database, gpointer closure, xc_error *failure)
{
    frequency_request *request = closure;
    request->frequency = (int)xc_database_term_freq(database, request->term, failure);
    return request->frequency >= 0;
}

int undex_index_frequency(undex_index *store, const char *term, GError **error)
{
    frequency_request request = {term, -1};
    return undex_index_try(store, attempt_frequency, &request, error) ? request.frequency : -1;
}

static gboolean attempt_passage_count(xc_database *database, gpointer closure, xc_error *failure)
{
    gint64 count = undex_passage_location_total(database, failure);
    *(int *)closure = (int)count;
    return count >= 0;
}

int undex_index_passage_count(undex_index *store, GError **error)
{
    int count = -1;
    return undex_index_try(store, attempt_passage_count, &count, error) ? count : -1;
}
