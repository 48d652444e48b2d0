// SPDX-License-Identifier: GPL-3.0-or-later
/* Putting documents in and taking them out. A transaction is open from the first change to the commit. */
#include "base/language.h"
#include "index/document_key.h"
#include "index/index_folder.h"

#include "index/entry_binary.h"
#include "undex/record.h"

#include <string.h>

/* A failed write leaves the transaction in an unknown state: nothing more is taken or written. To cancel it
 * would read the disk, and where that fails too, Xapian commits half of it when it is closed. */
static void give_up(undex_index *store)
{
    store->broken = TRUE;
}

gboolean undex_index_is_broken(const undex_index *store)
{
    return store->broken;
}

gboolean undex_index_is_spoilt(const undex_index *store)
{
    return store->spoilt;
}

gboolean undex_index_break_off(undex_index *store, const xc_error *failure, GError **error)
{
    give_up(store);
    return undex_index_fail(store, failure, error);
}

/* What Xapian cannot hold is the document's own fault; Xapian has then dropped all since the last commit. */
static gboolean spoil(undex_index *store, const xc_error *failure, GError **error)
{
    gboolean own =
        !failure->system && (failure->code == XC_ERROR_ARGUMENT || failure->code == XC_ERROR_UNSUPPORTED ||
                             failure->code == XC_ERROR_MEMORY || failure->code == XC_ERROR_INTERNAL);
    if (!own)
        return undex_index_break_off(store, failure, error);
    store->spoilt = TRUE;
    return undex_error_fail(error, UNDEX_ERROR_LIMIT, "the index cannot hold what came out of it: %.*s",
                            (int)strcspn(failure->message, ":"), failure->message);
}

gboolean undex_index_roll_back(undex_index *store, GError **error)
{
    xc_error failure;
    if (!xc_database_cancel_transaction(store->database, &failure))
        return undex_index_break_off(store, &failure, error);
    store->pending = store->spoilt = FALSE;
    store->loose = 0;
    g_clear_pointer(&store->families, undex_stem_dictionary_free); /* it remembers what was told */
    return undex_index_check_version(store, error);                /* of a new one it was not committed */
}

gboolean undex_index_begin(undex_index *store, GError **error)
{
    xc_error failure;
    undex_index_attempts++;
    if (!store->writable || store->broken || store->spoilt)
        return undex_error_fail(
            error, UNDEX_ERROR_INDEX, "%s",
            store->writable ? "an earlier change could not be written; nothing since the last commit was kept"
                            : "the index is open for reading only");
    if (store->pending)
        return TRUE;
    if (!xc_database_begin(store->database, TRUE, &failure))
        return undex_index_break_off(store, &failure, error);
    store->pending = TRUE;
    return TRUE;
}

gboolean undex_index_commit(undex_index *store, GError **error)
{
    if (!undex_index_begin(store, error))
        return FALSE;
    g_autofree char *now = g_strdup_printf("%" G_GINT64_FORMAT, g_get_real_time() / G_USEC_PER_SEC);
    xc_error failure;
    if (!xc_database_set_metadata(store->database, UNDEX_META_LAST_RUN, now, strlen(now), &failure) ||
        !undex_index_tell_loose(store, &failure) ||
        !xc_database_commit_transaction(store->database, &failure))
        return undex_index_break_off(store, &failure, error);
    store->pending = FALSE;
    undex_index_folder_own(store->path);
    if (store->judged)
        undex_index_mode_settle(store);
    /* The commit is a new name for a file. What it freed may be written over next, and must not be needed
     * again. */
    gboolean kept = undex_index_sync(store->path, FALSE, error);
    store->broken = !kept;
    return kept;
}

/* Xapian writes what waits in its memory, some 300 bytes a posting, after so many entries, however many terms
 * these have. What a passage has beyond the usual is counted here. */
enum { USUAL_TERMS = 256, POSTINGS_CEILING = 1 << 18 };

/* To be asked for all terms makes Xapian write what waits; it is no commit. */
static gboolean bound_memory(undex_index *store, gint64 terms, xc_error *failure)
{
    store->postings += (guint64)MAX(terms - USUAL_TERMS, 0);
    if (store->postings < POSTINGS_CEILING)
        return terms >= 0;
    store->postings = 0;
    g_autoptr(xc_terms) all = xc_database_terms(store->database, "", failure);
    return all != NULL;
}

static gboolean delete_term(undex_index *store, const char *prefix, const char *value, GError **error)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    xc_error failure;
    return xc_database_delete_document_by_term(store->database, term, &failure) ||
           undex_index_break_off(store, &failure, error);
}

gboolean undex_index_delete_span(undex_index *store, guint32 start, guint span, GError **error)
{
    xc_error failure;
    gboolean ok = TRUE;
    for (guint i = 0; ok && i < span; i++)
        ok = bound_memory(store, xc_database_unique_terms(store->database, start + i, &failure), &failure) &&
             xc_database_delete_document(store->database, start + i, &failure);
    return ok || undex_index_break_off(store, &failure, error);
}

/* Takes the passages of a document out, where there is one of that key. */
static gboolean delete_passages(undex_index *store, const char *key, GError **error)
{
    xc_error failure;
    guint32 start = 0;
    guint span = undex_passage_location_span(store->database, key, &start, &failure);
    store->loose += span;
    return failure.code == XC_OK ? undex_index_delete_span(store, start, span, error)
                                 : undex_index_break_off(store, &failure, error);
}

/* Takes the file of that path out, and its document's passages where no other file has them; `*name` is what
 * the document was called (NULL: there was none). 1, 0: no such file, -1: failure. */
static int take_out(undex_index *store, const char *path, const char *sha256, char **name, GError **error)
{
    g_autoptr(undex_file) file = NULL;
    *name = NULL;
    if (!undex_index_find_file(store, path, &file, error))
        return -1;
    if (!file)
        return 0;
    if (!delete_term(store, UNDEX_TERM_PATH, path, error) ||
        (file->sha256 && g_strcmp0(file->sha256, sha256) != 0 &&
         !undex_index_put_readings(store, file->sha256, NULL, error)))
        return -1;
    if (!file->key)
        return 1;
    g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_KEY, file->key);
    int others = undex_index_frequency(store, term, error);
    if (others < 0)
        give_up(store);
    if (others < 0 || (others == 0 && !delete_passages(store, file->key, error)))
        return -1;
    *name = undex_document_key_name_of(file->key);
    return 1;
}

/* Puts keys right that a change to a document called `name` (NULL: there was none) has made wrong. */
static gboolean settle(undex_index *store, const char *name, GError **error)
{
    gboolean ok = !name || undex_document_key_settle(store, name, error);
    if (!ok)
        give_up(store);
    return ok;
}

/* The same for the document that was in a file, and the one that is. */
static gboolean settle_both(undex_index *store, const char *before, const char *key, GError **error)
{
    g_autofree char *name = undex_document_key_name_of(key);
    return settle(store, name, error) && (g_strcmp0(before, name) == 0 || settle(store, before, error));
}

int undex_index_remove(undex_index *store, const char *path, GError **error)
{
    g_autofree char *name = NULL;
    int n = undex_index_begin(store, error) ? take_out(store, path, NULL, &name, error) : -1;
    return n < 0 || settle(store, name, error) ? n : -1;
}

static gboolean add(undex_index *store, xc_document *entry, xc_error *failure)
{
    gboolean added = entry && xc_database_add_document(store->database, entry, failure) != 0;
    xc_document_free(entry);
    return added;
}

/* `language` NULL: the document's. */
static undex_analyser *analyser_for(undex_index *store, const undex_document *document, const char *language)
{
    if (!store->preparer)
        store->preparer = undex_preparer_new();
    return undex_preparer_analyser(store->preparer, language ? language : document->language);
}

static gboolean are_families(undex_index *store, const undex_document *document, const char *families)
{
    g_autofree char *language = NULL;
    while (TRUE) {
        g_autofree char *lines = undex_stem_dictionary_section(&families, &language);
        if (!lines)
            return TRUE;
        const undex_language *known = undex_language_find(language);
        if ((language && !(known && strcmp(known->code, language) == 0)) ||
            !undex_stem_dictionary_accept(analyser_for(store, document, language), lines))
            return FALSE;
    }
}

static gboolean write_families(undex_index *store, const undex_document *document, const char *families,
                               xc_error *failure)
{
    g_autofree char *language = NULL;
    while (TRUE) {
        g_autofree char *lines = undex_stem_dictionary_section(&families, &language);
        if (!lines)
            return TRUE;
        if (!undex_stem_dictionary_write(store->families, analyser_for(store, document, language),
                                         store->database, lines, failure))
            return FALSE;
    }
}

/* Nothing of a document is put before all of it was looked at. */
static gboolean is_accepted(undex_index *store, const undex_prepared *prepared,
                            const undex_document *document, GError **error)
{
    if (!prepared->families || are_families(store, document, prepared->families))
        return undex_prepared_accept(prepared, document->key, error);
    return undex_error_fail(error, UNDEX_ERROR_CRASH,
                            "what its reader said of words and stems made no sense");
}

static gboolean add_entries(undex_index *store, const undex_prepared *prepared, const char *from,
                            const char *to, xc_error *failure)
{
    for (guint i = 0; i < prepared->passages->len; i++) {
        xc_document *entry = undex_entry_read_binary(prepared->passages->pdata[i], failure);
        gboolean named = entry && (strcmp(from, to) == 0 || undex_entry_rename(entry, i, from, to, failure));
        if (!named)
            g_clear_pointer(&entry, xc_document_free);
        gint64 terms = (gint64)undex_entry_reader_of(prepared->passages->pdata[i]).left;
        if (!add(store, entry, failure) || !bound_memory(store, terms, failure))
            return FALSE;
    }
    return TRUE;
}

static gboolean put_entries(undex_index *store, const undex_document *document,
                            const undex_prepared *prepared, const undex_file *file, GError **error)
{
    xc_error failure;
    g_autofree char *before = NULL;
    if (!store->families)
        store->families = undex_stem_dictionary_new();
    if (take_out(store, file->path, file->sha256, &before, error) < 0 ||
        !delete_passages(store, file->key, error))
        return FALSE;
    store->loose += prepared->passages->len;
    const char *families = prepared->families ? prepared->families : "";
    if (!write_families(store, document, families, &failure) ||
        !add_entries(store, prepared, document->key, file->key, &failure) ||
        !add(store, undex_entry_file(document, file->key, file, &failure), &failure))
        return spoil(store, &failure, error);
    return settle_both(store, before, file->key, error);
}

/* What the file says of itself is known here, and not asked of a worker. */
static void set_facts(undex_document *document, const undex_file *file)
{
    g_free(document->path);
    document->path = g_utf8_make_valid(file->path, -1);
    if (!file->sha256)
        return;
    g_free(document->sha256);
    document->sha256 = g_strdup(file->sha256);
}

static gboolean put(undex_index *store, const undex_prepared *prepared, undex_document *document,
                    undex_file *file, GError **error)
{
    if (!is_accepted(store, prepared, document, error) || !undex_index_begin(store, error))
        return FALSE;
    set_facts(document, file);
    undex_file known = *file;
    known.sha256 = document->sha256;
    g_autofree char *name = undex_document_key_name(document, file);
    char *key = undex_document_key_choose(store, name, &known, error);
    if (!key)
        return FALSE;
    g_free(file->key);
    file->key = known.key = key;
    file->passages = known.passages = (int)prepared->passages->len;
    file->pages = known.pages = document->pages;
    file->warnings = known.warnings = (int)document->warnings->len;
    return put_entries(store, document, prepared, &known, error);
}

gboolean undex_index_put_prepared(undex_index *store, const undex_prepared *prepared, undex_file *file,
                                  GError **error)
{
    g_autoptr(undex_document) document = undex_document_read_binary(prepared->record, error);
    return document && undex_record_accept(document, file, error) &&
           put(store, prepared, document, file, error);
}

gboolean undex_index_put(undex_index *store, const undex_document *document, const undex_file *file,
                         GError **error)
{
    if (!store->preparer)
        store->preparer = undex_preparer_new();
    g_autoptr(undex_prepared) prepared = undex_preparer_run(store->preparer, document, error);
    undex_file own = *file;
    own.key = NULL;
    g_autoptr(undex_document) record = prepared ? undex_document_read_binary(prepared->record, error) : NULL;
    gboolean done = record && put(store, prepared, record, &own, error);
    g_free(own.key);
    return done;
}

/* The record of the document that `holder` has. */
static undex_document *document_of(undex_index *store, const undex_file *holder, GError **error)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_PATH, holder->path);
    g_autoptr(GPtrArray) found = undex_index_read(store, term, 0, 1, error);
    undex_document *document = NULL;
    if (!found || (found->len && !undex_entry_read_document(g_ptr_array_index(found, 0), &document, error)))
        return NULL;
    if (!document)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
                    "an entry of a file is missing; `undex check` says more");
    return document;
}

gboolean undex_index_put_same(undex_index *store, const undex_file *holder, undex_file *file, GError **error)
{
    if (!undex_index_begin(store, error))
        return FALSE;
    g_autoptr(undex_document) document = document_of(store, holder, error);
    if (!document)
        return FALSE;
    g_autofree char *before = NULL;
    gboolean itself = strcmp(holder->path, file->path) == 0;
    if (itself ? !delete_term(store, UNDEX_TERM_PATH, file->path, error)
               : take_out(store, file->path, file->sha256, &before, error) < 0)
        return FALSE;
    g_free(document->path);
    document->path = g_utf8_make_valid(file->path, -1);
    g_free(file->key);
    file->key = g_strdup(document->key);
    file->passages = holder->passages;
    file->pages = holder->pages;
    file->warnings = (int)document->warnings->len;
    xc_error failure;
    return add(store, undex_entry_file(document, file->key, file, &failure), &failure)
               ? settle_both(store, before, file->key, error)
               : undex_index_break_off(store, &failure, error);
}

gboolean undex_index_put_failure(undex_index *store, const undex_file *file, GError **error)
{
    g_autofree char *before = NULL;
    if (!undex_index_begin(store, error) || take_out(store, file->path, file->sha256, &before, error) < 0)
        return FALSE;
    xc_error failure;
    return add(store, undex_entry_file(NULL, NULL, file, &failure), &failure)
               ? settle(store, before, error)
               : undex_index_break_off(store, &failure, error);
}
