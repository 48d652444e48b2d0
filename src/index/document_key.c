// SPDX-License-Identifier: GPL-3.0-or-later
/* Which key a document has: src/index/schema.h says when it has a suffix. Keys follow from the files that are
 * in the index, not from the order in which they came: when a second document of a name comes, or the last
 * but one goes, the other is renamed. */
#include "index/document_key.h"

#include "base/path_text.h"

#include <string.h>

enum { SHORT_DIGEST = 8, WHOLE_DIGEST = 64 };

char *undex_document_key_name(const undex_document *document, const undex_file *file)
{
    if (!document->key || !*document->key)
        return undex_path_slug(file->path);
    /* A ~ begins a suffix, which only this file gives. */
    return g_strdelimit(g_strdup(document->key), "~", '-');
}

char *undex_document_key_name_of(const char *key)
{
    return g_strndup(key, strcspn(key, "~"));
}

/* The name with a suffix made of the file's bytes and of what was said of it. */
char *undex_document_key_with(const char *name, const undex_file *file, int digits)
{
    if (!digits)
        return g_strdup(name);
    g_autofree char *path =
        file->sha256 ? NULL : g_compute_checksum_for_string(G_CHECKSUM_SHA256, file->path, -1);
    const char *digest = file->sha256 ? file->sha256 : path;
    return file->said ? g_strdup_printf("%s~%.*s-%.*s", name, digits, digest, digits, file->said)
                      : g_strdup_printf("%s~%.*s", name, digits, digest);
}

/* The files of that name that were taken; NULL: failure. */
static GPtrArray *files_of(undex_index *store, const char *name, GError **error)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_NAME, name);
    g_autoptr(GPtrArray) entries = undex_index_read(store, term, 0, -1, error);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)undex_file_free);
    for (guint i = 0; entries && i < entries->len; i++) {
        undex_file *file = undex_entry_read_file(g_ptr_array_index(entries, i), error);
        if (!file)
            return NULL;
        g_ptr_array_add(files, file);
    }
    return entries ? g_steal_pointer(&files) : NULL;
}

int undex_document_key_digits(const char *name, const GPtrArray *files)
{
    g_autoptr(GHashTable) whole = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) brief = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < files->len; i++) {
        g_hash_table_add(whole, undex_document_key_with(name, files->pdata[i], WHOLE_DIGEST));
        g_hash_table_add(brief, undex_document_key_with(name, files->pdata[i], SHORT_DIGEST));
    }
    return g_hash_table_size(whole) <= 1                          ? 0
           : g_hash_table_size(whole) == g_hash_table_size(brief) ? SHORT_DIGEST
                                                                  : WHOLE_DIGEST;
}

char *undex_document_key_choose(undex_index *store, const char *name, const undex_file *file, GError **error)
{
    g_autoptr(GPtrArray) files = files_of(store, name, error);
    if (!files)
        return NULL;
    /* What the index has of this file is about to be replaced, and does not count. */
    for (guint i = files->len; i-- > 0;)
        if (strcmp(((const undex_file *)files->pdata[i])->path, file->path) == 0)
            g_ptr_array_remove_index(files, i);
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (guint i = 0; i < files->len; i++)
        g_ptr_array_add(all, files->pdata[i]);
    g_ptr_array_add(all, (gpointer)file);
    int digits = undex_document_key_digits(name, all);
    return undex_document_key_with(name, file, digits);
}

/* ---- renaming ---- */

static gboolean rename_passage(undex_index *store, guint32 start, guint ordinal, const char *from,
                               const char *to, xc_error *failure)
{
    g_autoptr(xc_document) entry = xc_database_document(store->database, start + ordinal, failure);
    return entry && undex_entry_rename(entry, ordinal, from, to, failure) &&
           xc_database_replace_document(store->database, start + ordinal, entry, failure);
}

gboolean undex_document_key_rename(undex_index *store, guint32 start, guint span, const char *from,
                                   const char *to, xc_error *failure)
{
    gboolean ok = TRUE;
    for (guint i = 0; ok && i < span; i++)
        ok = rename_passage(store, start, i, from, to, failure);
    return ok;
}

/* The passages under another key; where that has passages already, they are the same. */
static gboolean rename_passages(undex_index *store, const char *from, const char *to, xc_error *failure)
{
    guint32 start = 0, other = 0;
    *failure = (xc_error){XC_OK, ""};
    guint span = undex_passage_location_span(store->database, from, &start, failure);
    gboolean ok = failure->code == XC_OK;
    gboolean there = ok && undex_passage_location_span(store->database, to, &other, failure) > 0;
    ok = ok && failure->code == XC_OK;
    if (!there)
        return ok && undex_document_key_rename(store, start, span, from, to, failure);
    for (guint i = 0; ok && i < span; i++)
        ok = xc_database_delete_document(store->database, start + i, failure);
    return ok;
}

/* The file's entry, with another key. */
static gboolean rename_file(undex_index *store, const undex_file *file, const char *to, GError **error)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_PATH, file->path);
    g_autoptr(GPtrArray) found = undex_index_read(store, term, 0, 1, error);
    g_autoptr(undex_document) document = NULL;
    if (!found || (found->len && !undex_entry_read_document(found->pdata[0], &document, error)))
        return FALSE;
    /* Where the document is not there any more, nothing is left to rename. */
    if (!document)
        return TRUE;
    undex_file own = *file;
    own.key = (char *)to;
    xc_error failure;
    g_autoptr(xc_document) entry = undex_entry_file(document, to, &own, &failure);
    gboolean ok = entry && xc_database_replace_document_by_term(store->database, term, entry, &failure);
    return ok || undex_index_fail(store, &failure, error);
}

gboolean undex_document_key_settle(undex_index *store, const char *name, GError **error)
{
    g_autoptr(GPtrArray) files = files_of(store, name, error);
    int digits = files ? undex_document_key_digits(name, files) : 0;
    for (guint i = 0; files && i < files->len; i++) {
        const undex_file *file = files->pdata[i];
        g_autofree char *wanted = undex_document_key_with(name, file, digits);
        xc_error failure;
        if (g_strcmp0(file->key, wanted) == 0)
            continue;
        if (!rename_passages(store, file->key, wanted, &failure))
            return undex_index_fail(store, &failure, error);
        if (!rename_file(store, file, wanted, error))
            return FALSE;
    }
    return files != NULL;
}
