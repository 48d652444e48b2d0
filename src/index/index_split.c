// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Making several indexes of one: each document goes, as it is, to the part that its contents fall to, as
 * `undex index --shard` takes files. The list of the parts lies beside them.
 */
#include "index/index_workshop.h"
#include "index/merge_inputs.h"

#include "base/content_shard.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Where the entry of a file goes. */
typedef struct {
    guint32 docid;
    int part; /* from 0 */
} destination;

typedef struct {
    undex_index *from, *to;
    const volatile int *stop;
    GError **error;
} copying;

static gboolean fail(const copying *c, const xc_error *failure)
{
    return undex_index_fail(c->from, failure, c->error);
}

/* ---- where files go ---- */

/* The PDF that carries the file; NULL: it is no attachment, or that could not be told. */
static undex_file *carrier_of(undex_index *from, const undex_file *file)
{
    undex_file *carrier = NULL;
    g_autofree char *above = g_path_get_dirname(file->path);
    g_autofree char *term = undex_schema_term(UNDEX_TERM_PATH, above);
    g_autoptr(GPtrArray) found =
        undex_index_frequency(from, term, NULL) > 0 ? undex_index_read(from, term, 0, 1, NULL) : NULL;
    if (found && found->len)
        carrier = undex_entry_read_file(found->pdata[0], NULL);
    return carrier;
}

/* Attachments go with their PDF; what was never read, by its path. */
static int part_of(undex_index *from, const undex_file *file, int parts)
{
    g_autoptr(undex_file) carrier = carrier_of(from, file);
    const undex_file *decides = carrier ? carrier : file;
    g_autofree char *path =
        decides->sha256 ? NULL : g_compute_checksum_for_string(G_CHECKSUM_SHA256, decides->path, -1);
    return undex_content_shard(decides->sha256 ? decides->sha256 : path, parts);
}

/* The data of the entry. NULL: failure. */
static GBytes *data_of(const copying *c, guint32 docid)
{
    xc_error failure;
    size_t length = 0;
    g_autoptr(xc_document) entry = xc_database_document_known(c->from->database, docid, &failure);
    char *data = entry ? xc_document_data(entry, &length, &failure) : NULL;
    if (!data)
        fail(c, &failure);
    return data ? g_bytes_new_with_free_func(data, length, (GDestroyNotify)xc_string_free, data) : NULL;
}

static undex_file *file_at(const copying *c, guint32 docid)
{
    g_autoptr(GBytes) data = data_of(c, docid);
    return data ? undex_entry_read_file(data, c->error) : NULL;
}

/* The entries of all files (destination), in order. NULL: failure. */
static GArray *destinations(const copying *c, int parts)
{
    xc_error failure;
    xc_step step = XC_FAILED;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(destination));
    g_autoptr(xc_postings) files = xc_database_postings(c->from->database, UNDEX_TERM_TYPE "file", &failure);
    while (files && !*c->stop && (step = xc_postings_next(files, &failure)) == XC_ITEM) {
        destination next = {xc_postings_docid(files), 0};
        g_autoptr(undex_file) file = file_at(c, next.docid);
        if (!file)
            return NULL;
        undex_index_attempts++;
        next.part = part_of(c->from, file, parts);
        g_array_append_val(all, next);
    }
    if (step == XC_FAILED && !*c->stop)
        fail(c, &failure);
    return step == XC_FAILED && !*c->stop ? NULL : g_steal_pointer(&all);
}

/* ---- copying ---- */

static gboolean copy_entry(const copying *c, guint32 docid)
{
    xc_error failure;
    undex_index_attempts++;
    g_autoptr(xc_document) entry = xc_database_document(c->from->database, docid, &failure);
    return (entry && xc_database_add_document(c->to->database, entry, &failure)) || fail(c, &failure);
}

/* The passages of a document; where several files have it, the first brings them. */
static gboolean copy_passages(const copying *c, const char *key)
{
    xc_error failure;
    guint32 start = 0;
    g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_KEY, key);
    gint64 holders = xc_database_term_freq(c->from->database, term, &failure);
    gboolean there = holders > 1 && undex_passage_location_span(c->to->database, key, &start, &failure) > 0;
    if (there)
        return TRUE;
    guint span = undex_passage_location_span(c->from->database, key, &start, &failure);
    if (failure.code != XC_OK)
        return fail(c, &failure);
    for (guint i = 0; i < span; i++)
        if (!copy_entry(c, start + i))
            return FALSE;
    return TRUE;
}

/* Where the index was moved, its files are where they are now. */
static gboolean copy_moved(const copying *c, guint32 docid)
{
    xc_error failure;
    g_autoptr(undex_document) document = NULL;
    g_autoptr(GBytes) data = data_of(c, docid);
    g_autoptr(undex_file) file = data ? undex_index_file_of(c->from, data, c->error) : NULL;
    if (!file || !undex_index_document_of(c->from, data, &document, c->error))
        return FALSE;
    g_autoptr(xc_document) entry = undex_entry_file(document, file->key, file, &failure);
    return (entry && xc_database_add_document(c->to->database, entry, &failure)) || fail(c, &failure);
}

static gboolean copy_file(const copying *c, guint32 docid)
{
    g_autoptr(undex_file) file = file_at(c, docid);
    return file && (!file->key || copy_passages(c, file->key)) &&
           (c->from->from ? copy_moved(c, docid) : copy_entry(c, docid));
}

static gboolean copy_part(const copying *c, const GArray *all, int part)
{
    for (guint i = 0; i < all->len && !*c->stop; i++) {
        const destination *next = &g_array_index(all, destination, i);
        if (next->part == part && !copy_file(c, next->docid))
            return FALSE;
    }
    return TRUE;
}

/* ---- the parts ---- */

/* One part in the workshop, which is to be at `home`. */
static gboolean make_part(copying *c, const GArray *all, int part, const char *path, const char *home)
{
    g_autoptr(undex_index) to = undex_index_open(path, UNDEX_INDEX_WRITE, c->error);
    c->to = to;
    return to && undex_merge_input_narrow(c->from, to, c->error) &&
           undex_merge_set_home(to, home, c->error) && copy_part(c, all, part) &&
           undex_index_commit(to, c->error) && (*c->stop || undex_index_compact(to, c->error));
}

static gboolean write_list(const char *path, int parts, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autofree char *name = g_build_filename(path, UNDEX_INDEX_SPLIT_LIST, NULL);
    for (int i = 1; i <= parts; i++)
        g_string_append_printf(lines, "%d\n", i);
    return g_file_set_contents(name, lines->str, -1, &why) ||
           undex_error_fail(error, UNDEX_ERROR_IO, "%s", why->message);
}

static gboolean make_parts(copying *c, const GArray *all, const undex_workshop *workshop, int parts)
{
    g_autofree char *place = undex_merge_home_of(workshop->folder);
    for (int i = 0; i < parts && !*c->stop; i++) {
        g_autofree char *path = g_strdup_printf("%s/%d", workshop->path, i + 1);
        g_autofree char *home = g_strdup_printf("%s/%d", place, i + 1);
        if (!make_part(c, all, i, path, home))
            return FALSE;
    }
    return *c->stop || write_list(workshop->path, parts, c->error);
}

gboolean undex_index_split(undex_index *from, const char *folder, int parts, const volatile int *stop,
                           gboolean *made, GError **error)
{
    copying c = {from, NULL, stop, error};
    *made = FALSE;
    g_autoptr(GArray) all = undex_merge_input_is_sound(from, error) ? destinations(&c, parts) : NULL;
    if (!all || *stop)
        return all != NULL;
    g_autoptr(undex_workshop) workshop = undex_workshop_new(folder, error);
    *made = TRUE;
    if (!workshop || !make_parts(&c, all, workshop, parts))
        return FALSE;
    *made = *stop;
    if (*stop || !undex_merge_input_is_unchanged(from, error))
        return *stop;
    *made = TRUE;
    return undex_workshop_take(workshop, error);
}
