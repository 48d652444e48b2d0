// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/merge_entries.h"

#include <string.h>

#define ALL_FILES UNDEX_TERM_TYPE "file"

/* The first entry that a term stands at, "": of all; 0: none, or failure. */
static guint32 first_of(const undex_index *input, const char *term, xc_error *failure)
{
    xc_posting first;
    return xc_database_read_postings(input->database, term, &first, 1, failure) > 0 ? first.docid : 0;
}

/* Where the entries of an input begin is told by its files: they are as far from there as they were. */
static gboolean append_part(undex_merge_parts *parts, guint number, xc_postings *files, xc_error *failure)
{
    const undex_index *input = g_ptr_array_index(parts->inputs, number);
    gint64 count = xc_database_term_freq(input->database, ALL_FILES, failure);
    if (count <= 0)
        return count == 0;
    guint32 first = first_of(input, "", failure), file = first_of(input, ALL_FILES, failure);
    gint64 begin = xc_postings_next(files, failure) == XC_ITEM ? xc_postings_docid(files) : 0;
    begin += (gint64)first - file;
    if (!first || !file || begin <= 0)
        return FALSE;
    while (--count > 0)
        if (xc_postings_next(files, failure) != XC_ITEM)
            return FALSE;
    if (parts->ranges->len)
        g_array_index(parts->ranges, xc_range, parts->ranges->len - 1).last = (guint32)begin - 1;
    g_array_append_vals(parts->ranges, &(xc_range){(guint32)begin, G_MAXUINT32}, 1);
    g_array_append_val(parts->numbers, number);
    return TRUE;
}

gboolean undex_merge_parts_find(undex_merge_parts *parts, undex_index *store, const GPtrArray *inputs,
                                GError **error)
{
    xc_error failure = {XC_OK, "its parts are not what they were", 0};
    *parts = (undex_merge_parts){store, inputs, g_array_new(FALSE, FALSE, sizeof(xc_range)),
                                 g_array_new(FALSE, FALSE, sizeof(guint))};
    g_autoptr(xc_postings) files = xc_database_postings(store->database, ALL_FILES, &failure);
    gboolean ok = files != NULL;
    for (guint i = 0; ok && i < inputs->len; i++)
        ok = append_part(parts, i, files, &failure);
    return ok || undex_index_fail(store, &failure, error);
}

void undex_merge_parts_clear(undex_merge_parts *parts)
{
    g_array_unref(parts->ranges);
    g_array_unref(parts->numbers);
}

static void entry_free(gpointer p)
{
    undex_merge_entry *entry = p;
    undex_file_free(entry->file);
    g_bytes_unref(entry->data);
    g_free(entry);
}

/* Which of the ranges has it. */
static guint place_of(const undex_merge_parts *parts, guint32 docid)
{
    guint i = parts->ranges->len - 1;
    while (i > 0 && docid < g_array_index(parts->ranges, xc_range, i).first)
        i--;
    return i;
}

const undex_index *undex_merge_input(const undex_merge_parts *parts, const undex_merge_entry *entry)
{
    guint number = g_array_index(parts->numbers, guint, place_of(parts, entry->docid));
    return g_ptr_array_index(parts->inputs, number);
}

static gboolean append_entry(const undex_merge_parts *parts, guint32 docid, GPtrArray *entries,
                             GError **error)
{
    xc_error failure;
    size_t length = 0;
    g_autoptr(xc_document) document = xc_database_document_known(parts->store->database, docid, &failure);
    char *data = document ? xc_document_data(document, &length, &failure) : NULL;
    if (!data)
        return undex_index_fail(parts->store, &failure, error);
    g_autoptr(GBytes) bytes = g_bytes_new_with_free_func(data, length, (GDestroyNotify)xc_string_free, data);
    undex_file *file = undex_entry_read_file(bytes, error);
    if (!file)
        return FALSE;
    xc_range part = g_array_index(parts->ranges, xc_range, place_of(parts, docid));
    undex_merge_entry *entry = g_new0(undex_merge_entry, 1);
    *entry = (undex_merge_entry){docid, part, file, g_steal_pointer(&bytes)};
    g_ptr_array_add(entries, entry);
    return TRUE;
}

GPtrArray *undex_merge_entries(const undex_merge_parts *parts, const char *prefix, const char *rest,
                               GError **error)
{
    xc_error failure;
    xc_step step;
    g_autofree char *term = g_strconcat(prefix, rest, NULL);
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(entry_free);
    g_autoptr(xc_postings) found = xc_database_postings(parts->store->database, term, &failure);
    undex_index_attempts++;
    while (found && (step = xc_postings_next(found, &failure)) != XC_END)
        if (step == XC_FAILED || !append_entry(parts, xc_postings_docid(found), entries, error)) {
            if (step == XC_FAILED)
                undex_index_fail(parts->store, &failure, error);
            return NULL;
        }
    if (!found)
        undex_index_fail(parts->store, &failure, error);
    return found ? g_steal_pointer(&entries) : NULL;
}

gboolean undex_merge_entry_replace(const undex_merge_parts *parts, const undex_merge_entry *entry,
                                   const undex_merge_entry *holder, const undex_file *as, GError **error)
{
    xc_error failure;
    g_autoptr(undex_document) document = NULL;
    undex_file own = *entry->file;
    own.path = as->path;
    own.key = as->key;
    own.passages = as->passages;
    own.pages = as->pages;
    own.warnings = as->warnings;
    own.segmenter = as->segmenter;
    if (!undex_entry_read_document(holder->data, &document, error))
        return FALSE;
    if (document) {
        g_free(document->path);
        document->path = g_utf8_make_valid(own.path, -1);
    }
    g_autoptr(xc_document) fresh = undex_entry_file(document, own.key, &own, &failure);
    return (fresh && xc_database_replace_document(parts->store->database, entry->docid, fresh, &failure)) ||
           undex_index_fail(parts->store, &failure, error);
}

GPtrArray *undex_merge_repeated(const undex_merge_parts *parts, const char *prefix, const char *after,
                                guint ceiling, GError **error)
{
    xc_error failure;
    gsize length = strlen(prefix);
    g_autofree char *last = g_strconcat(prefix, after, NULL);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(xc_terms) terms = xc_database_terms(parts->store->database, prefix, &failure);
    xc_step step = !terms  ? XC_FAILED
                   : after ? xc_terms_skip(terms, last, &failure)
                           : xc_terms_next(terms, &failure);
    undex_index_attempts++;
    for (; step == XC_ITEM && found->len < ceiling; step = xc_terms_next(terms, &failure)) {
        const char *term = xc_terms_term(terms, NULL);
        gint64 count = xc_terms_freq(terms, &failure);
        if (count < 0)
            break;
        if (count > 1 && !(after && strcmp(term, last) == 0))
            g_ptr_array_add(found, g_strdup(term + length));
    }
    if (failure.code != XC_OK)
        undex_index_fail(parts->store, &failure, error);
    return failure.code == XC_OK ? g_steal_pointer(&found) : NULL;
}
