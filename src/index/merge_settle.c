// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/merge_settle.h"

#include "index/document_key.h"
#include "index/merge_entries.h"

#include <string.h>

typedef struct {
    undex_merge_parts parts;
    const volatile int *stop;
    GHashTable *homes; /* docid of an entry -> place in `holders`, from 1: its passages are of that part */
    GArray *holders;   /* xc_range */
    GHashTable *names; /* of documents that have changed */
} settling;

static gboolean fail(const settling *s, const xc_error *failure, GError **error)
{
    return undex_index_fail(s->parts.store, failure, error);
}

static xc_range home_of(const settling *s, const undex_merge_entry *entry)
{
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(s->homes, GUINT_TO_POINTER(entry->docid)));
    return place ? g_array_index(s->holders, xc_range, place - 1) : entry->part;
}

static gboolean is_same_part(xc_range one, xc_range other)
{
    return one.first == other.first;
}

static void note_name(settling *s, const char *key)
{
    if (key)
        g_hash_table_add(s->names, undex_document_key_name_of(key));
}

/* The passages of the document of that key in that part; those of another part that has the key stay. */
static gboolean delete_passages(settling *s, const char *key, xc_range part, GError **error)
{
    xc_error failure;
    guint32 start = 0;
    guint span = undex_passage_location_span_within(s->parts.store->database, key, part, &start, &failure);
    return failure.code == XC_OK ? undex_index_delete_span(s->parts.store, start, span, error)
                                 : fail(s, &failure, error);
}

/* ---- of two files with one path one goes ---- */

/* The file, and its document where no other file of its part has it. */
static gboolean delete_entry(settling *s, const undex_merge_entry *entry, GError **error)
{
    xc_error failure;
    xc_posting other;
    xc_database *database = s->parts.store->database;
    if (!xc_database_delete_document(database, entry->docid, &failure))
        return fail(s, &failure, error);
    if (!entry->file->key)
        return TRUE;
    note_name(s, entry->file->key);
    g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_KEY, entry->file->key);
    gint64 others = xc_database_read_postings_within(database, term, &entry->part, 1, &other, 1, &failure);
    if (others < 0)
        return fail(s, &failure, error);
    return others > 0 || delete_passages(s, entry->file->key, entry->part, error);
}

/* What a PDF that has other contents now carried is as old as what it was. */
static gboolean delete_attachments(settling *s, const undex_merge_entry *carrier, GError **error)
{
    g_autofree char *beginning = g_strconcat(UNDEX_TERM_PATH, carrier->file->path, "/", NULL);
    g_autoptr(GPtrArray) rests = undex_index_read_terms(s->parts.store, beginning, 0, error);
    for (guint i = 0; rests && i < rests->len; i++) {
        g_autoptr(GPtrArray) entries = undex_merge_entries(&s->parts, beginning, rests->pdata[i], error);
        for (guint k = 0; entries && k < entries->len; k++) {
            const undex_merge_entry *entry = entries->pdata[k];
            if (is_same_part(entry->part, carrier->part) && !delete_entry(s, entry, error))
                return FALSE;
        }
        if (!entries)
            return FALSE;
    }
    return rests != NULL;
}

static gboolean settle_path(settling *s, const GPtrArray *entries, GError **error)
{
    const undex_merge_entry *winner = entries->pdata[0];
    for (guint i = 1; i < entries->len; i++) {
        const undex_merge_entry *entry = entries->pdata[i];
        if (entry->file->when >= winner->file->when)
            winner = entry;
    }
    for (guint i = 0; i < entries->len; i++) {
        const undex_merge_entry *entry = entries->pdata[i];
        gboolean other = entry != winner && g_strcmp0(entry->file->sha256, winner->file->sha256) != 0;
        if (entry != winner &&
            (!delete_entry(s, entry, error) || (other && !delete_attachments(s, entry, error))))
            return FALSE;
    }
    return TRUE;
}

/* ---- files with the same contents get one document ---- */

/* What it has, and what was said of that; NULL: not known, or it has no document. Caller frees. */
static char *contents_of(const undex_file *file)
{
    return file->key && file->sha256 ? g_strconcat(file->sha256, " ", file->said, NULL) : NULL;
}

/* The document that `holder` has takes the place of the entry's own. */
static gboolean share(settling *s, const undex_merge_entry *entry, const undex_merge_entry *holder,
                      GError **error)
{
    undex_file as = *holder->file;
    as.path = entry->file->path;
    if (is_same_part(entry->part, holder->part) && strcmp(entry->file->key, as.key) == 0)
        return TRUE;
    note_name(s, entry->file->key);
    note_name(s, as.key);
    g_array_append_val(s->holders, holder->part);
    g_hash_table_insert(s->homes, GUINT_TO_POINTER(entry->docid), GUINT_TO_POINTER(s->holders->len));
    return delete_passages(s, entry->file->key, entry->part, error) &&
           undex_merge_entry_replace(&s->parts, entry, holder, &as, error);
}

/* The first of those that the newest version of segmentation took. */
static gboolean settle_contents(settling *s, const GPtrArray *entries, GError **error)
{
    g_autoptr(GHashTable) holders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < entries->len; i++) {
        undex_merge_entry *entry = entries->pdata[i];
        char *contents = contents_of(entry->file);
        const undex_merge_entry *holder = contents ? g_hash_table_lookup(holders, contents) : NULL;
        if (contents && (!holder || entry->file->segmenter > holder->file->segmenter))
            g_hash_table_replace(holders, contents, entry);
        else
            g_free(contents);
    }
    for (guint i = 0; i < entries->len; i++) {
        const undex_merge_entry *entry = entries->pdata[i];
        g_autofree char *contents = contents_of(entry->file);
        if (contents && !share(s, entry, g_hash_table_lookup(holders, contents), error))
            return FALSE;
    }
    return TRUE;
}

/* ---- documents of one name get the keys that tell them apart ---- */

static gboolean rename_entry(settling *s, const undex_merge_entry *entry, char *to, GError **error)
{
    xc_error failure;
    guint32 start = 0;
    undex_file as = *entry->file;
    as.key = to;
    guint span = undex_passage_location_span_within(s->parts.store->database, entry->file->key,
                                                    home_of(s, entry), &start, &failure);
    /* Where another file has the document, too, its passages have the new key by now. */
    return (failure.code == XC_OK &&
            undex_document_key_rename(s->parts.store, start, span, entry->file->key, to, &failure))
               ? undex_merge_entry_replace(&s->parts, entry, entry, &as, error)
               : fail(s, &failure, error);
}

static gboolean settle_name(settling *s, const GPtrArray *entries, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++)
        g_ptr_array_add(files, ((const undex_merge_entry *)entries->pdata[i])->file);
    const undex_file *first = files->len ? files->pdata[0] : NULL;
    if (!first || !first->key)
        return TRUE;
    g_autofree char *name = undex_document_key_name_of(first->key);
    int digits = undex_document_key_digits(name, files);
    for (guint i = 0; i < entries->len; i++) {
        const undex_file *file = files->pdata[i];
        g_autofree char *wanted = undex_document_key_with(name, file, digits);
        if (strcmp(file->key, wanted) != 0 && !rename_entry(s, entries->pdata[i], wanted, error))
            return FALSE;
    }
    return TRUE;
}

/* ---- all of them ---- */

typedef gboolean (*step_function)(settling *s, const GPtrArray *entries, GError **error);

static gboolean settle_term(settling *s, const char *prefix, const char *rest, step_function step,
                            GError **error)
{
    g_autoptr(GPtrArray) entries = undex_merge_entries(&s->parts, prefix, rest, error);
    return entries && step(s, entries, error);
}

static gboolean settle_repeated(settling *s, const char *prefix, step_function step, GError **error)
{
    enum { PORTION = 500 };
    g_autofree char *after = NULL;
    for (guint count = PORTION; count == PORTION && !*s->stop;) {
        g_autoptr(GPtrArray) rests = undex_merge_repeated(&s->parts, prefix, after, PORTION, error);
        if (!rests)
            return FALSE;
        for (guint i = 0; i < rests->len && !*s->stop; i++)
            if (!settle_term(s, prefix, rests->pdata[i], step, error))
                return FALSE;
        count = rests->len;
        g_free(after);
        after = count ? g_strdup(rests->pdata[count - 1]) : NULL;
    }
    return TRUE;
}

/* Of documents that have gone, the others of their names. */
static gboolean settle_names(settling *s, GError **error)
{
    GHashTableIter each;
    gpointer name;
    g_hash_table_iter_init(&each, s->names);
    while (g_hash_table_iter_next(&each, &name, NULL) && !*s->stop) {
        g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_NAME, name);
        if (!settle_term(s, UNDEX_TERM_FILE_NAME, term + strlen(UNDEX_TERM_FILE_NAME), settle_name, error))
            return FALSE;
    }
    return TRUE;
}

/* Files of inputs that were moved are where they are now. */
static gboolean settle_places(settling *s, GError **error)
{
    gboolean moved = FALSE;
    for (guint i = 0; i < s->parts.inputs->len; i++)
        moved = moved || ((const undex_index *)s->parts.inputs->pdata[i])->from;
    g_autoptr(GPtrArray) entries =
        moved ? undex_merge_entries(&s->parts, UNDEX_TERM_TYPE, "file", error) : g_ptr_array_new();
    for (guint i = 0; entries && i < entries->len && !*s->stop; i++) {
        const undex_merge_entry *entry = entries->pdata[i];
        undex_file as = *entry->file;
        g_autofree char *path = undex_index_locate(undex_merge_input(&s->parts, entry), as.path);
        as.path = path;
        if (strcmp(path, entry->file->path) != 0 &&
            !undex_merge_entry_replace(&s->parts, entry, entry, &as, error))
            return FALSE;
    }
    return entries != NULL;
}

gboolean undex_merge_settle(undex_index *store, const GPtrArray *inputs, const volatile int *stop,
                            GError **error)
{
    settling s = {.stop = stop};
    s.homes = g_hash_table_new(NULL, NULL);
    s.holders = g_array_new(FALSE, FALSE, sizeof(xc_range));
    s.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean ok = undex_merge_parts_find(&s.parts, store, inputs, error) && settle_places(&s, error) &&
                  settle_repeated(&s, UNDEX_TERM_PATH, settle_path, error) &&
                  settle_repeated(&s, UNDEX_TERM_FILE_SIZE, settle_contents, error) &&
                  settle_repeated(&s, UNDEX_TERM_FILE_NAME, settle_name, error) && settle_names(&s, error);
    undex_merge_parts_clear(&s.parts);
    g_hash_table_unref(s.homes);
    g_array_unref(s.holders);
    g_hash_table_unref(s.names);
    return ok;
}
