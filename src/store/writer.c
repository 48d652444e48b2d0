// SPDX-License-Identifier: GPL-3.0-or-later
/* Putting documents in and taking them out. A transaction is open from the first change to the commit. */
#include "store/private.h"

#include <string.h>

/* A failed write leaves the transaction in an unknown state: drop it, and take nothing more. */
static gboolean break_off(undex_store *store, const xc_error *failure, GError **error)
{
    store->broken = TRUE;
    if (store->pending)
        xc_database_cancel_transaction(store->database, NULL);
    store->pending = FALSE;
    return undex_store_fail(store, failure, error);
}

static gboolean begin(undex_store *store, GError **error)
{
    xc_error failure;
    if (!store->writable || store->broken) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX, "%s",
                    store->broken
                        ? "an earlier change could not be written; nothing since the last commit was kept"
                        : "the index is open for reading only");
        return FALSE;
    }
    if (store->pending)
        return TRUE;
    if (!xc_database_begin(store->database, TRUE, &failure))
        return break_off(store, &failure, error);
    store->pending = TRUE;
    return TRUE;
}

gboolean undex_store_commit(undex_store *store, GError **error)
{
    if (!begin(store, error))
        return FALSE;
    g_autofree char *now = g_strdup_printf("%" G_GINT64_FORMAT, g_get_real_time() / G_USEC_PER_SEC);
    xc_error failure;
    if (!xc_database_set_metadata(store->database, UNDEX_META_LAST_RUN, now, strlen(now), &failure) ||
        !xc_database_commit_transaction(store->database, &failure))
        return break_off(store, &failure, error);
    store->pending = FALSE;
    return TRUE;
}

static gboolean delete_term(undex_store *store, const char *prefix, const char *value, GError **error)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    xc_error failure;
    return xc_database_delete_document_by_term(store->database, term, &failure) ||
           break_off(store, &failure, error);
}

/* Takes the file of that path out, and its document's passages where no other file has them. 1, 0: none, -1.
 */
static int take_out(undex_store *store, const char *path, GError **error)
{
    GError *own = NULL;
    g_autoptr(undex_file) file = undex_store_find_file(store, path, &own);
    if (!file) {
        if (own)
            g_propagate_error(error, own);
        return own ? -1 : 0;
    }
    if (!delete_term(store, UNDEX_TERM_PATH, path, error))
        return -1;
    if (!file->key)
        return 1;
    g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_KEY, file->key);
    int others = undex_store_frequency(store, term, error);
    if (others < 0 || (others == 0 && !delete_term(store, UNDEX_TERM_KEY, file->key, error)))
        return -1;
    return 1;
}

int undex_store_remove(undex_store *store, const char *path, GError **error)
{
    return begin(store, error) ? take_out(store, path, error) : -1;
}

/* What a file with these bytes may call itself: TRUE where nobody has `key`, or the same bytes have it. */
static gboolean is_key_free(undex_store *store, const char *key, const char *sha256, gboolean *is_free,
                            GError **error)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_KEY, key);
    g_autoptr(GPtrArray) holders = undex_store_read(store, term, 0, 1, error);
    if (!holders)
        return FALSE;
    *is_free = holders->len == 0;
    if (*is_free)
        return TRUE;
    g_autoptr(undex_file) holder = undex_entry_read_file(g_ptr_array_index(holders, 0), error);
    if (holder)
        *is_free = sha256 && g_strcmp0(holder->sha256, sha256) == 0;
    return holder != NULL;
}

/* The file's name as it can stand in a key. */
static char *slug_of(const char *path)
{
    enum { SLUG_CEILING = 48 };
    g_autofree char *name = g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    if (dot && dot > name)
        *dot = '\0';
    GString *slug = g_string_new(NULL);
    for (const char *p = name; *p && slug->len < SLUG_CEILING; p++)
        if (g_ascii_isalnum(*p))
            g_string_append_c(slug, g_ascii_tolower(*p));
        else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
            g_string_append_c(slug, '-');
    return g_string_free(slug, FALSE);
}

/* KEY, KEY~SLUG, or KEY~SLUG-DIGITS: the first that is free. */
static char *choose_key(undex_store *store, const undex_document *document, const undex_file *file,
                        GError **error)
{
    const char *sha256 = file->sha256 ? file->sha256 : document->sha256;
    g_autofree char *slug = slug_of(file->path);
    g_autofree char *base = g_strdup(document->key && *document->key ? document->key : slug);
    g_autofree char *named = g_strconcat(base, "~", slug, NULL);
    g_autofree char *path_digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, file->path, -1);
    g_autofree char *last = g_strdup_printf("%s-%.8s", named, path_digest);
    const char *const choices[] = {base, named, last};
    for (gsize i = 0; i < G_N_ELEMENTS(choices); i++) {
        gboolean is_free = FALSE;
        if (!is_key_free(store, choices[i], sha256, &is_free, error))
            return NULL;
        if (is_free || i + 1 == G_N_ELEMENTS(choices))
            return g_strdup(choices[i]);
    }
    return NULL;
}

static undex_analyser *analyser_for(undex_store *store, const char *language)
{
    const char *name = language ? language : "";
    undex_analyser *analyser = g_hash_table_lookup(store->analysers, name);
    if (!analyser) {
        analyser = undex_analyser_new(language);
        g_hash_table_insert(store->analysers, g_strdup(name), analyser);
    }
    return analyser;
}

static GHashTable *notes_of(const undex_document *document)
{
    GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->passages->len; i++) {
        undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (passage->id && (passage->kind == UNDEX_KIND_FOOTNOTE || passage->kind == UNDEX_KIND_ENDNOTE))
            g_hash_table_insert(notes, passage->id, passage);
    }
    return notes;
}

static gboolean add(undex_store *store, xc_document *entry, xc_error *failure)
{
    gboolean added = entry && xc_database_add_document(store->database, entry, failure) != 0;
    xc_document_free(entry);
    return added;
}

static gboolean put_passages(undex_store *store, const undex_document *document, const char *key,
                             GError **error)
{
    g_autoptr(GHashTable) notes = notes_of(document);
    undex_entry_context context = {document, key, analyser_for(store, document->language), notes};
    xc_error failure;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (!add(store, undex_entry_passage(&context, passage, (int)i, &failure), &failure))
            return break_off(store, &failure, error);
    }
    return TRUE;
}

gboolean undex_store_put(undex_store *store, const undex_document *document, const undex_file *file,
                         GError **error)
{
    if (!begin(store, error) || take_out(store, file->path, error) < 0)
        return FALSE;
    g_autofree char *key = choose_key(store, document, file, error);
    if (!key || !delete_term(store, UNDEX_TERM_KEY, key, error) || !put_passages(store, document, key, error))
        return FALSE;
    xc_error failure;
    return add(store, undex_entry_file(document, key, file, &failure), &failure) ||
           break_off(store, &failure, error);
}

gboolean undex_store_put_failure(undex_store *store, const undex_file *file, GError **error)
{
    if (!begin(store, error) || take_out(store, file->path, error) < 0)
        return FALSE;
    xc_error failure;
    return add(store, undex_entry_file(NULL, NULL, file, &failure), &failure) ||
           break_off(store, &failure, error);
}
