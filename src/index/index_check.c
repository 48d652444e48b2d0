// SPDX-License-Identifier: GPL-3.0-or-later
/* Counting, and the check that every record is there and can be read; index_check_apart.c runs it. */
#include "index/index_shards.h"

#include "undex/record.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { DEFECTS_CEILING = 1000 };

gint64 undex_index_bytes_of(const char *folder, GError **error)
{
    g_autoptr(GDir) dir = NULL;
    gint64 bytes = 0;
    if (!undex_index_open_folder(folder, &dir, error))
        return -1;
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
    g_autoptr(GPtrArray) keys = undex_index_list_keys(store, NULL, G_MAXUINT, error);
    if (!keys)
        return FALSE;
    counts->documents = (int)keys->len;
    counts->passages = undex_index_passage_count(store, error);
    counts->failures =
        counts->passages < 0 ? -1 : undex_index_frequency(store, UNDEX_TERM_TYPE "failure", error);
    counts->bytes = counts->failures < 0 ? -1 : undex_shards_bytes(store, error);
    counts->version = store->version;
    return counts->bytes >= 0 && undex_index_try(store, attempt_last_run, counts, error);
}

undex_index_report *undex_index_report_new(void)
{
    undex_index_report *report = g_new0(undex_index_report, 1);
    report->defects = g_ptr_array_new_with_free_func(g_free);
    report->documents = g_ptr_array_new_with_free_func(g_free);
    return report;
}

void undex_index_report_free(undex_index_report *report)
{
    if (!report)
        return;
    g_ptr_array_unref(report->defects);
    g_ptr_array_unref(report->documents);
    g_free(report);
}

/* A check at work. */
typedef struct {
    undex_index *store;
    GPtrArray *defects, *documents; /* of the report */
    GError *refused;                /* what the system did not let be read; the check ends then */
} check;

G_GNUC_PRINTF(2, 3) static void complain(GPtrArray *defects, const char *format, ...)
{
    if (defects->len >= DEFECTS_CEILING)
        return;
    va_list arguments;
    va_start(arguments, format);
    char *line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(defects, g_strdelimit(line, "\n\r", ' '));
}

/* The same of what could not be read, unless the system refused it; takes the error. */
static void complain_unread(check *c, GPtrArray *defects, const char *name, const char *what, GError *unread)
{
    gboolean system = unread->domain == UNDEX_ERROR &&
                      (unread->code == UNDEX_ERROR_IO || unread->code == UNDEX_ERROR_LIMIT);
    if (system && !c->refused) {
        c->refused = unread;
        return;
    }
    if (!system)
        complain(defects, "%s%s%s: %s", name, *name && *what ? ": " : "", what, unread->message);
    g_error_free(unread);
}

/* Marks lead to notes, and notes to what carries their marks. */
static void check_ties(check *c, const undex_file *file, const GPtrArray *passages, GHashTable *ids)
{
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        for (guint j = 0; j < passage->notes->len; j++) {
            const char *id = g_array_index(passage->notes, undex_mark, j).id;
            if (id && !g_hash_table_contains(ids, id))
                complain(c->documents, "%s: the mark in '%s' leads to no note: '%s'", file->key, passage->id,
                         id);
        }
        for (guint j = 0; j < passage->anchors->len; j++) {
            const char *id = g_ptr_array_index(passage->anchors, j);
            if (!g_hash_table_contains(ids, id))
                complain(c->documents, "%s: the note '%s' belongs to no passage: '%s'", file->key,
                         passage->id, id);
        }
    }
}

/* One document's passages: readable, each with an id of its own under the document's key, none missing. */
static void check_passages(check *c, const undex_file *file, int *count)
{
    GError *unread = NULL;
    g_autoptr(GPtrArray) found = undex_index_list_records(c->store, file->key, 0, G_MAXUINT, &unread);
    *count = found ? (int)found->len : MAX(file->passages, 0);
    if (!found) {
        complain_unread(c, c->documents, file->key, "its passages cannot be read", unread);
        return;
    }
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func((GDestroyNotify)undex_passage_free);
    for (guint i = 0; i < found->len; i++) {
        g_autoptr(GError) bad = NULL;
        undex_passage *passage = undex_passage_read_binary(g_ptr_array_index(found, i), &bad);
        if (!passage)
            complain(c->documents, "%s: passage %u cannot be read: %s", file->key, i, bad->message);
        else
            g_ptr_array_add(passages, passage);
        if (!passage)
            continue;
        if (!passage->id)
            complain(c->documents, "%s: passage %u has no id", file->key, i);
        else if (!g_hash_table_add(ids, g_strdup(passage->id)))
            complain(c->documents, "%s: the id '%s' stands for more than one passage", file->key,
                     passage->id);
    }
    if ((int)found->len != file->passages)
        complain(c->defects, "%s: %u passages, there should be %d", file->key, found->len, file->passages);
    check_ties(c, file, passages, ids);
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

static void check_terms(check *c, const undex_file *file)
{
    GError *unread = NULL;
    if (!undex_index_try(c->store, attempt_terms, (gpointer)file, &unread))
        complain_unread(c, c->defects, file->key, "its terms cannot be read", unread);
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

static void check_structure(check *c)
{
    xc_error failure;
    char *report = NULL;
    int64_t found = xc_database_check(c->store->path, &report, &failure);
    if (found > 0 && !undex_index_fail_refused(report, &c->refused))
        found = 0;
    if (found > 0)
        complain(c->defects, "the database has %d defects", (int)found);
    for (char *line = report; found > 0 && line && *line;) {
        gsize length = strcspn(line, "\n");
        if (length > 0)
            complain(c->defects, "database: %.*s", (int)length, line);
        line += length + (line[length] == '\n');
    }
    xc_string_free(report);
    GError *unread = NULL;
    if (found < 0 && !undex_index_fail(c->store, &failure, &unread))
        complain_unread(c, c->defects, "database", "", unread);
}

/* One entry of a file, and the document of which it is the first; `*total`: passages of documents. */
static void check_entry(check *c, GBytes *entry, GHashTable *seen, int *total)
{
    g_autoptr(GError) bad = NULL;
    g_autoptr(undex_file) file = undex_entry_read_file(entry, &bad);
    g_autoptr(undex_document) document = NULL;
    int count = 0;
    if (!file)
        complain(c->defects, "a file: %s", bad->message);
    else if (!undex_entry_read_document(entry, &document, &bad))
        complain(c->documents, "%s: %s", file->path, bad->message);
    if (!file || !file->key || !g_hash_table_add(seen, g_strdup(file->key)))
        return;
    check_passages(c, file, &count);
    check_terms(c, file);
    *total += count;
}

static void check_documents(check *c)
{
    GError *unread = NULL;
    g_autoptr(GPtrArray) entries = undex_index_read(c->store, UNDEX_TERM_TYPE "file", 0, -1, &unread);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    int total = 0;
    for (guint i = 0; entries && i < entries->len && !c->refused; i++)
        check_entry(c, g_ptr_array_index(entries, i), seen, &total);
    int all = entries ? undex_index_passage_count(c->store, &unread) : -1;
    if (all < 0)
        complain_unread(c, c->defects, "", "the entries of files cannot be read", unread);
    else if (all > total && !c->refused)
        complain(c->defects, "%d passages belong to no document", all - total);
}

static void check_crossing(check *c)
{
    GError *unread = NULL;
    undex_index_crossing crossing = {c->store->path, NULL};
    if (!undex_index_try(c->store, undex_index_cross_check, &crossing, &unread))
        complain_unread(c, c->defects, "", "the terms of its entries cannot be read", unread);
    else if (crossing.wrong)
        complain(c->defects, "%s", crossing.wrong);
}

gboolean undex_index_check(undex_index *store, undex_index_report *report, GError **error)
{
    check c = {store, report->defects, report->documents, NULL};
    GError *uncounted = NULL;
    report->tables = are_writable(store->path);
    if (report->tables)
        check_structure(&c);
    if (!c.refused)
        check_documents(&c);
    if (!c.refused)
        check_crossing(&c);
    if (!c.refused && !undex_index_count(store, &report->counts, &uncounted))
        complain_unread(&c, c.defects, "", "what is in it cannot be counted", uncounted);
    if (c.refused)
        g_propagate_error(error, c.refused);
    return c.refused == NULL;
}
