// SPDX-License-Identifier: GPL-3.0-or-later
/* Counting, and the check that every record is there and can be read. */
#include "index/index_private.h"

#include "undex/record.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { DEFECTS_CEILING = 1000 };

static gint64 bytes_of(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    gint64 bytes = 0;
    for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        GStatBuf status;
        if (g_stat(path, &status) == 0)
            bytes += status.st_size;
    }
    return bytes;
}

static gboolean attempt_last_run(xc_database *database, gpointer closure, xc_error *failure)
{
    undex_index_counts *counts = closure;
    char *text = xc_database_metadata(database, UNDEX_META_LAST_RUN, NULL, failure);
    counts->last_run = text ? g_ascii_strtoll(text, NULL, 10) : 0;
    xc_string_free(text);
    return text != NULL;
}

gboolean undex_index_count(undex_index *store, undex_index_counts *counts, GError **error)
{
    memset(counts, 0, sizeof *counts);
    g_autoptr(GPtrArray) keys = undex_index_read_terms(store, UNDEX_TERM_FILE_KEY, 0, error);
    if (!keys)
        return FALSE;
    counts->documents = (int)keys->len;
    counts->passages = undex_index_frequency(store, UNDEX_TERM_PASSAGE, error);
    counts->failures =
        counts->passages < 0 ? -1 : undex_index_frequency(store, UNDEX_TERM_TYPE "failure", error);
    counts->bytes = bytes_of(store->path);
    counts->version = UNDEX_SCHEMA_VERSION;
    return counts->failures >= 0 && undex_index_try(store, attempt_last_run, counts, error);
}

G_GNUC_PRINTF(2, 3) static void complain(GPtrArray *defects, const char *format, ...)
{
    if (defects->len >= DEFECTS_CEILING)
        return;
    va_list arguments;
    va_start(arguments, format);
    g_ptr_array_add(defects, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

/* Marks lead to notes, and notes to what carries their marks. */
static void check_ties(const undex_file *file, const GPtrArray *passages, GHashTable *ids, GPtrArray *defects)
{
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        for (guint j = 0; j < passage->notes->len; j++) {
            const char *id = g_array_index(passage->notes, undex_mark, j).id;
            if (id && !g_hash_table_contains(ids, id))
                complain(defects, "%s: the mark in '%s' leads to no note: '%s'", file->key, passage->id, id);
        }
        for (guint j = 0; j < passage->anchors->len; j++) {
            const char *id = g_ptr_array_index(passage->anchors, j);
            if (!g_hash_table_contains(ids, id))
                complain(defects, "%s: the note '%s' belongs to no passage: '%s'", file->key, passage->id,
                         id);
        }
    }
}

/* One document's passages: readable, each with an id of its own under the document's key, as many as it
 * should have. */
static void check_passages(undex_index *store, const undex_file *file, GPtrArray *defects, int *count)
{
    g_autoptr(GError) unread = NULL;
    g_autoptr(GPtrArray) found = undex_index_list_records(store, file->key, 0, G_MAXUINT, &unread);
    *count = 0;
    if (!found) {
        complain(defects, "%s: its passages cannot be read: %s", file->key, unread->message);
        return;
    }
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func((GDestroyNotify)undex_passage_free);
    for (guint i = 0; i < found->len; i++) {
        g_autoptr(GError) bad = NULL;
        undex_passage *passage = undex_passage_read_binary(g_ptr_array_index(found, i), &bad);
        if (!passage)
            complain(defects, "%s: passage %u cannot be read: %s", file->key, i, bad->message);
        else
            g_ptr_array_add(passages, passage);
        if (!passage)
            continue;
        if (!passage->id)
            complain(defects, "%s: passage %u has no id", file->key, i);
        else if (!g_hash_table_add(ids, g_strdup(passage->id)))
            complain(defects, "%s: the id '%s' stands for more than one passage", file->key, passage->id);
    }
    if ((int)found->len != file->passages)
        complain(defects, "%s: %u passages, there should be %d", file->key, found->len, file->passages);
    check_ties(file, passages, ids, defects);
    *count = (int)found->len;
}

/* What must be there beside the records: each passage's list of terms, or it could not be taken out again. */
static gboolean attempt_terms(xc_database *database, gpointer closure, xc_error *failure)
{
    const undex_file *file = closure;
    guint32 start = 0;
    guint span = undex_passage_location_span(database, file->key, &start, failure);
    gboolean ok = failure->code == XC_OK;
    for (guint i = 0; ok && i < span; i++) {
        g_autoptr(xc_document) entry = xc_database_document(database, start + i, failure);
        g_autoptr(xc_terms) terms = entry ? xc_document_terms(entry, failure) : NULL;
        ok = terms && xc_terms_next(terms, failure) == XC_ITEM;
    }
    return ok;
}

static void check_terms(undex_index *store, const undex_file *file, GPtrArray *defects)
{
    g_autoptr(GError) unread = NULL;
    if (!undex_index_try(store, attempt_terms, (gpointer)file, &unread))
        complain(defects, "%s: its terms cannot be read: %s", file->key, unread->message);
}

/* The first pair of a stem and a word that was written stands for all of them. */
static gboolean attempt_families(xc_database *database, gpointer closure, xc_error *failure)
{
    gboolean *known = closure;
    char *pair = xc_database_metadata(database, UNDEX_META_FAMILY, NULL, failure);
    const char *space = pair ? strchr(pair, ' ') : NULL;
    g_autofree char *stem = space ? g_strndup(pair, (gsize)(space - pair)) : NULL;
    g_autoptr(xc_terms) words = stem ? xc_database_synonyms(database, stem, failure) : NULL;
    gboolean ok = pair && (!stem || words);
    *known = !stem;
    while (words && !*known && xc_terms_next(words, failure) == XC_ITEM)
        *known = strcmp(xc_terms_term(words, NULL), space + 1) == 0;
    xc_string_free(pair);
    return ok;
}

static void check_families(undex_index *store, GPtrArray *defects)
{
    g_autoptr(GError) unread = NULL;
    gboolean known = FALSE;
    if (!undex_index_try(store, attempt_families, &known, &unread))
        complain(defects, "which words have a stem cannot be read: %s", unread->message);
    else if (!known)
        complain(defects, "which words have a stem is lost");
}

/* Xapian looks at tables only where it could write to them, though it does not. */
static gboolean are_writable(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    gboolean writable = dir != NULL;
    for (const char *name; writable && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        writable = !g_str_has_suffix(name, ".glass") || access(path, W_OK) == 0;
    }
    return writable;
}

static void check_structure(undex_index *store, GPtrArray *defects)
{
    xc_error failure;
    char *report = NULL;
    int64_t found = xc_database_check(store->path, &report, &failure);
    if (found > 0)
        complain(defects, "the database has %d defects", (int)found);
    for (char *line = report; found > 0 && line && *line;) {
        gsize length = strcspn(line, "\n");
        if (length > 0)
            complain(defects, "database: %.*s", (int)length, line);
        line += length + (line[length] == '\n');
    }
    xc_string_free(report);
    if (found < 0)
        complain(defects, "database: %s", failure.message);
}

static void check_documents(undex_index *store, GPtrArray *defects)
{
    g_autoptr(GError) unread = NULL;
    g_autoptr(GPtrArray) entries = undex_index_read(store, UNDEX_TERM_TYPE "file", 0, -1, &unread);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    int total = 0, count = 0;
    for (guint i = 0; entries && i < entries->len; i++) {
        g_autoptr(GError) bad = NULL;
        g_autoptr(undex_file) file = undex_entry_read_file(g_ptr_array_index(entries, i), &bad);
        g_autoptr(undex_document) document = NULL;
        if (!file || !undex_entry_read_document(g_ptr_array_index(entries, i), &document, &bad))
            complain(defects, "%s: %s", file ? file->path : "a file", bad->message);
        if (!file || !file->key || !g_hash_table_add(seen, g_strdup(file->key)))
            continue;
        check_passages(store, file, defects, &count);
        check_terms(store, file, defects);
        total += count;
    }
    int all = entries ? undex_index_frequency(store, UNDEX_TERM_PASSAGE, &unread) : -1;
    if (all < 0)
        complain(defects, "the entries of files cannot be read: %s", unread->message);
    else if (all > total)
        complain(defects, "%d passages belong to no document", all - total);
}

gboolean undex_index_check(undex_index *store, GPtrArray *defects)
{
    gboolean writable = are_writable(store->path);
    if (writable)
        check_structure(store, defects);
    check_documents(store, defects);
    check_families(store, defects);
    return writable;
}
