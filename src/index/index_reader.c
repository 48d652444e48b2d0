// SPDX-License-Identifier: GPL-3.0-or-later
/* Files, documents and passages, found and listed. */
#include "index/document_key.h"
#include "index/shared_key.h"

#include "undex/citation.h"
#include "undex/record.h"

#include <string.h>

static GPtrArray *read_value(undex_index *store, const char *prefix, const char *value, int from, int count,
                             GError **error)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    return undex_index_read(store, term, from, count, error);
}

gboolean undex_index_find_file(undex_index *store, const char *path, undex_file **file, GError **error)
{
    g_autofree char *stored = undex_index_stored_path(store, path);
    g_autoptr(GPtrArray) found = read_value(store, UNDEX_TERM_PATH, stored, 0, 1, error);
    *file = found && found->len ? undex_index_file_of(store, g_ptr_array_index(found, 0), error) : NULL;
    return *file || (found && !found->len);
}

static gint by_path(gconstpointer a, gconstpointer b)
{
    return strcmp((*(undex_file *const *)a)->path, (*(undex_file *const *)b)->path);
}

/* The files (undex_file *) of the entries that a term indexes, at most `count` (-1: all). */
static GPtrArray *read_files(undex_index *store, const char *prefix, const char *value, int count,
                             GError **error)
{
    g_autoptr(GPtrArray) found = read_value(store, prefix, value, 0, count, error);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)undex_file_free);
    for (guint i = 0; found && i < found->len; i++) {
        undex_file *file = undex_index_file_of(store, g_ptr_array_index(found, i), error);
        if (!file)
            return NULL;
        g_ptr_array_add(files, file);
    }
    return found ? g_steal_pointer(&files) : NULL;
}

GPtrArray *undex_index_list_files(undex_index *store, GError **error)
{
    GPtrArray *files = read_files(store, UNDEX_TERM_TYPE, "file", -1, error);
    if (files)
        g_ptr_array_sort(files, by_path);
    return files;
}

int undex_index_count_files(undex_index *store, GError **error)
{
    return undex_index_frequency(store, UNDEX_TERM_TYPE "file", error);
}

GPtrArray *undex_index_find_by_size(undex_index *store, gint64 size, GError **error)
{
    enum { TWINS_CEILING = 64 };
    char number[24];
    g_snprintf(number, sizeof number, "%" G_GINT64_FORMAT, size);
    return read_files(store, UNDEX_TERM_FILE_SIZE, number, TWINS_CEILING, error);
}

/* Documents of file entries, one of each key; those that are there already stay alone. */
static gboolean append_documents(undex_index *store, GPtrArray *documents, const GPtrArray *entries,
                                 GError **error)
{
    for (guint i = 0; i < entries->len; i++) {
        g_autoptr(undex_document) document = NULL;
        if (!undex_index_document_of(store, g_ptr_array_index(entries, i), &document, error))
            return FALSE;
        gboolean known = !document;
        for (guint k = 0; !known && k < documents->len; k++)
            known = g_strcmp0(((undex_document *)g_ptr_array_index(documents, k))->key, document->key) == 0;
        if (!known)
            g_ptr_array_add(documents, g_steal_pointer(&document));
    }
    return TRUE;
}

static gboolean append_by(undex_index *store, GPtrArray *documents, const char *prefix, const char *value,
                          GError **error)
{
    g_autoptr(GPtrArray) entries = read_value(store, prefix, value, 0, -1, error);
    return entries && append_documents(store, documents, entries, error);
}

/* A path as stored, a path from here, or the end of a stored path. All paths are walked for the last, so what
 * is a symbol is not taken for one: that no document has it would take the longer, the larger the archive is.
 */
static gboolean append_by_path(undex_index *store, GPtrArray *documents, const char *name, gboolean is_symbol,
                               GError **error)
{
    g_autofree char *absolute = g_canonicalize_filename(name, NULL);
    g_autofree char *stored = undex_index_stored_path(store, absolute);
    if (!append_by(store, documents, UNDEX_TERM_PATH, absolute, error) ||
        !append_by(store, documents, UNDEX_TERM_PATH, stored, error))
        return FALSE;
    if (documents->len > 0 || is_symbol)
        return TRUE;
    g_autoptr(GPtrArray) paths = undex_index_list_paths(store, error);
    if (!paths)
        return FALSE;
    for (guint i = 0; i < paths->len; i++) {
        if (!undex_index_path_ends(g_ptr_array_index(paths, i), name))
            continue;
        g_free(stored);
        stored = undex_index_stored_path(store, g_ptr_array_index(paths, i));
        if (!append_by(store, documents, UNDEX_TERM_PATH, stored, error))
            return FALSE;
    }
    return TRUE;
}

static gint by_key(gconstpointer a, gconstpointer b)
{
    return g_strcmp0((*(undex_document *const *)a)->key, (*(undex_document *const *)b)->key);
}

GPtrArray *undex_index_find_documents(undex_index *store, const char *name, GError **error)
{
    g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func((GDestroyNotify)undex_document_free);
    g_autofree char *symbol = undex_symbol_parse(name);
    if (!append_by(store, documents, UNDEX_TERM_FILE_KEY, name, error) ||
        (symbol && !append_by(store, documents, UNDEX_TERM_FILE_SYMBOL, symbol, error)) ||
        (documents->len == 0 && !append_by_path(store, documents, name, symbol != NULL, error)))
        return NULL;
    g_ptr_array_sort(documents, by_key);
    return g_steal_pointer(&documents);
}

GPtrArray *undex_index_find_named(undex_index *store, const char *name, GError **error)
{
    g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func((GDestroyNotify)undex_document_free);
    if (!append_by(store, documents, UNDEX_TERM_FILE_NAME, name, error))
        return NULL;
    g_ptr_array_sort(documents, by_key);
    return g_steal_pointer(&documents);
}

/* Documents whose symbol goes on where `symbol` ends, by each of `endings` (NULL-terminated). */
static gboolean append_beyond(undex_index *store, GPtrArray *documents, const char *symbol,
                              const char *const *endings, GError **error)
{
    enum { BEYOND_CEILING = 100 };
    for (; *endings; endings++) {
        g_autofree char *beginning = g_strconcat(UNDEX_TERM_FILE_SYMBOL, symbol, *endings, NULL);
        g_autoptr(GPtrArray) rests = undex_index_read_terms(store, beginning, BEYOND_CEILING, error);
        for (guint i = 0; rests && i < rests->len; i++) {
            g_autofree char *whole = g_strconcat(symbol, *endings, g_ptr_array_index(rests, i), NULL);
            if (!append_by(store, documents, UNDEX_TERM_FILE_SYMBOL, whole, error))
                return FALSE;
        }
        if (!rests)
            return FALSE;
    }
    return TRUE;
}

GPtrArray *undex_index_find_parts(undex_index *store, const char *symbol, GError **error)
{
    static const char *const goes_on[] = {" (", " [", "/Part ", NULL};
    g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func((GDestroyNotify)undex_document_free);
    if (!append_beyond(store, documents, symbol, goes_on, error))
        return NULL;
    g_ptr_array_sort(documents, by_key);
    return g_steal_pointer(&documents);
}

GPtrArray *undex_index_find_related(undex_index *store, const char *symbol, GError **error)
{
    const char *relation = NULL;
    g_autofree char *base = undex_symbol_base(symbol, &relation);
    g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func((GDestroyNotify)undex_document_free);
    if ((base && !append_by(store, documents, UNDEX_TERM_FILE_SYMBOL, base, error)) ||
        !append_beyond(store, documents, symbol, undex_symbol_suffixes, error))
        return NULL;
    g_ptr_array_sort(documents, by_key);
    return g_steal_pointer(&documents);
}

/* Among several shards; one whose key is shortened is taken by that. */
static gboolean find_shared(undex_index *store, const char *key, undex_document **document, GError **error)
{
    g_autofree char *name = undex_document_key_name_of(key);
    g_autoptr(GPtrArray) documents = undex_index_find_named(store, name, error);
    gboolean shortened = undex_schema_may_be_short(UNDEX_TERM_FILE_NAME, key);
    for (guint i = 0; documents && i < documents->len && !*document; i++)
        if (shortened || strcmp(((undex_document *)g_ptr_array_index(documents, i))->key, key) == 0)
            *document = g_ptr_array_steal_index(documents, i);
    return documents != NULL;
}

gboolean undex_index_find_document(undex_index *store, const char *key, undex_document **document,
                                   GError **error)
{
    *document = NULL;
    if (store->shards)
        return find_shared(store, key, document, error);
    g_autoptr(GPtrArray) found = read_value(store, UNDEX_TERM_FILE_KEY, key, 0, 1, error);
    return found &&
           (!found->len || undex_index_document_of(store, g_ptr_array_index(found, 0), document, error));
}

GPtrArray *undex_index_list_documents(undex_index *store, GError **error)
{
    g_autoptr(GPtrArray) entries = read_value(store, UNDEX_TERM_TYPE, "document", 0, -1, error);
    if (!entries)
        return NULL;
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)undex_document_free);
    for (guint i = 0; i < entries->len; i++) {
        undex_document *document = NULL;
        if (!undex_index_stored_document_of(store, g_ptr_array_index(entries, i), &document, error))
            return NULL;
        if (document)
            g_ptr_array_add(all, document);
    }
    if (store->shards && all->len == entries->len && !undex_shared_key_choose(all, entries, error))
        return NULL;
    g_ptr_array_sort(all, by_key);
    for (guint i = all->len; i-- > 1;)
        if (by_key(&all->pdata[i], &all->pdata[i - 1]) == 0)
            g_ptr_array_remove_index(all, i);
    return g_steal_pointer(&all);
}

/* Records of a document's passages: by id, or by the document's key and where they stand in it. */
typedef struct {
    const char *id, *key;
    guint from, count;
    GPtrArray *records;
} records_request;

static gboolean attempt_record(xc_database *database, gpointer closure, xc_error *failure)
{
    records_request *request = closure;
    g_ptr_array_set_size(request->records, 0);
    guint32 docid = undex_passage_location_find(database, request->id, failure);
    GBytes *record = docid ? undex_passage_location_record(database, docid, failure) : NULL;
    if (record)
        g_ptr_array_add(request->records, record);
    return record || failure->code == XC_OK;
}

static gboolean attempt_records(xc_database *database, gpointer closure, xc_error *failure)
{
    records_request *request = closure;
    guint32 start = 0;
    g_ptr_array_set_size(request->records, 0);
    guint span = undex_passage_location_span(database, request->key, &start, failure);
    if (span == 0)
        return failure->code == XC_OK;
    guint from = MIN(request->from, span), count = MIN(request->count, span - from);
    return undex_passage_location_records(database, start + from, count, request->records, failure);
}

gboolean undex_index_find_passage(undex_index *store, const char *id, undex_passage **passage, GError **error)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    records_request request = {.id = id, .records = records};
    *passage = NULL;
    if (!undex_index_try(store, attempt_record, &request, error))
        return FALSE;
    g_autofree char *key = g_strndup(id, strcspn(id, "#"));
    if (records->len)
        *passage = undex_passage_read_binary(g_ptr_array_index(records, 0), error);
    if (*passage)
        undex_passage_rename(*passage, key);
    return *passage || !records->len;
}

GPtrArray *undex_index_list_records(undex_index *store, const char *key, guint from, guint count,
                                    GError **error)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    records_request request = {.key = key, .from = from, .count = count, .records = records};
    return undex_index_try(store, attempt_records, &request, error) ? g_steal_pointer(&records) : NULL;
}

GPtrArray *undex_index_list_passages(undex_index *store, const char *key, int from, int count, GError **error)
{
    g_autoptr(GPtrArray) records = undex_index_list_records(store, key, (guint)MAX(from, 0),
                                                            count < 0 ? G_MAXUINT : (guint)count, error);
    if (!records)
        return NULL;
    g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func((GDestroyNotify)undex_passage_free);
    for (guint i = 0; i < records->len; i++) {
        undex_passage *passage = undex_passage_read_binary(g_ptr_array_index(records, i), error);
        if (!passage)
            return NULL;
        undex_passage_rename(passage, key);
        g_ptr_array_add(passages, passage);
    }
    return g_steal_pointer(&passages);
}

GPtrArray *undex_index_list_languages(undex_index *store, GError **error)
{
    g_autoptr(GPtrArray) languages = undex_index_read_terms(store, UNDEX_TERM_LANGUAGE, 0, error);
    g_autoptr(GPtrArray) apart = languages ? undex_index_read_terms(store, UNDEX_TERM_APART, 0, error) : NULL;
    for (guint i = 0; apart && i < apart->len; i++) {
        const char *language = apart->pdata[i];
        if (*language && !g_ptr_array_find_with_equal_func(languages, language, g_str_equal, NULL))
            g_ptr_array_add(languages, g_strdup(language));
    }
    return apart ? g_steal_pointer(&languages) : NULL;
}
