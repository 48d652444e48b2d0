// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/ingest.h"

#include "ingest/take.h"
#include "ingest/walk.h"
#include "undex/segment.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Work that a crash of the machine may cost at the most; smaller batches would cost more in commits. */
enum { BATCH_FILES = 500, BATCH_SECONDS = 10 };

typedef struct {
    undex_store *store;
    const undex_ingest_options *options;
    undex_ingest_summary *summary;
    int done, total;
    int pending;      /* changes since the last commit */
    gint64 committed; /* monotonic microseconds */
} run;

static void report(run *r, const char *path, undex_ingest_status status, undex_ingest_event event,
                   gint64 began)
{
    event.path = path;
    event.status = status;
    event.done = r->done;
    event.total = r->total;
    event.milliseconds = began ? (double)(g_get_monotonic_time() - began) / 1000 : 0;
    switch (status) {
    case UNDEX_INGEST_TAKEN:
        r->summary->taken++;
        break;
    case UNDEX_INGEST_UNCHANGED:
        r->summary->unchanged++;
        break;
    case UNDEX_INGEST_FAILED:
        r->summary->failed++;
        break;
    case UNDEX_INGEST_REMOVED:
        r->summary->removed++;
        break;
    case UNDEX_INGEST_LEFT_OUT:
        r->summary->left_out++;
        break;
    }
    if (status == UNDEX_INGEST_TAKEN) {
        r->summary->passages += event.passages;
        r->summary->pages += event.pages;
    }
    if (r->options->report)
        r->options->report(&event, r->options->closure);
}

static gboolean commit(run *r, GError **error)
{
    if (r->pending && !undex_store_commit(r->store, error))
        return FALSE;
    r->pending = 0;
    r->committed = g_get_monotonic_time();
    return TRUE;
}

static gboolean changed(run *r, GError **error)
{
    gint64 waited = g_get_monotonic_time() - r->committed;
    if (++r->pending < BATCH_FILES && waited < BATCH_SECONDS * G_USEC_PER_SEC)
        return TRUE;
    return commit(r, error);
}

/* What the file system says is the same, and so is what made the passages. */
static gboolean looks_unchanged(const undex_file *known, const undex_file *file)
{
    return known->size == file->size && known->mtime_ns == file->mtime_ns && known->inode == file->inode &&
           known->segmenter == file->segmenter;
}

static void report_unchanged(run *r, const undex_found *found, const undex_file *known, gint64 began)
{
    if (known->reason)
        report(r, found->shown, UNDEX_INGEST_FAILED,
               (undex_ingest_event){.reason = known->reason, .message = known->message}, began);
    else
        report(r, found->shown, UNDEX_INGEST_UNCHANGED,
               (undex_ingest_event){.passages = known->passages, .pages = known->pages}, began);
}

static gboolean keep_failure(run *r, const undex_found *found, undex_file *file, const GError *why,
                             gint64 began, GError **error)
{
    file->reason =
        g_strdup(undex_error_name(why->domain == UNDEX_ERROR ? (undex_error)why->code : UNDEX_ERROR_IO));
    file->message = g_strdup(why->message);
    report(r, found->shown, UNDEX_INGEST_FAILED,
           (undex_ingest_event){.reason = file->reason, .message = file->message}, began);
    return undex_store_put_failure(r->store, file, error) && changed(r, error);
}

static gboolean keep_document(run *r, const undex_found *found, undex_file *file, undex_document *document,
                              gint64 began, GError **error)
{
    g_free(document->path);
    document->path = g_utf8_make_valid(file->path, -1);
    file->key = g_strdup(document->key);
    file->passages = (int)document->passages->len;
    file->pages = document->pages;
    if (!undex_store_put(r->store, document, file, error))
        return FALSE;
    report(r, found->shown, UNDEX_INGEST_TAKEN,
           (undex_ingest_event){.passages = file->passages, .pages = file->pages}, began);
    return changed(r, error);
}

/* The same bytes with another time or inode (a copy, a fresh checkout) need no second extraction. */
static gboolean same_bytes(const undex_file *known, const undex_file *file)
{
    return known && known->sha256 && known->segmenter == file->segmenter &&
           strcmp(known->sha256, file->sha256) == 0;
}

/* The document as the index has it; NULL where it cannot be read back. */
static undex_document *read_back(run *r, const char *key)
{
    g_autoptr(undex_document) document = NULL;
    g_autoptr(GPtrArray) documents = undex_store_find_documents(r->store, key, NULL);
    GPtrArray *passages = undex_store_list_passages(r->store, key, 0, -1, NULL);
    for (guint i = 0; documents && i < documents->len && !document; i++)
        if (g_strcmp0(((undex_document *)g_ptr_array_index(documents, i))->key, key) == 0)
            document = g_ptr_array_steal_index(documents, i);
    if (document && passages) {
        g_ptr_array_unref(document->passages);
        document->passages = passages;
        return g_steal_pointer(&document);
    }
    g_clear_pointer(&passages, g_ptr_array_unref);
    return NULL;
}

/* Remembers the file's new time and inode, so that the next run need not read it. */
static gboolean refresh(run *r, const undex_file *known, undex_file *file, GError **error)
{
    if (known->reason) {
        file->reason = g_strdup(known->reason);
        file->message = g_strdup(known->message);
        return undex_store_put_failure(r->store, file, error) && changed(r, error);
    }
    g_autoptr(undex_document) document = read_back(r, known->key);
    if (!document)
        return TRUE;
    g_free(document->path);
    document->path = g_utf8_make_valid(file->path, -1);
    file->key = g_strdup(known->key);
    file->passages = known->passages;
    file->pages = known->pages;
    return undex_store_put(r->store, document, file, error) && changed(r, error);
}

/* FALSE only where the run must end. */
static gboolean take_one(run *r, const undex_found *found, GError **error)
{
    gint64 began = g_get_monotonic_time();
    g_autoptr(undex_file) file = g_new0(undex_file, 1);
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) bytes = NULL;
    file->path = g_strdup(found->path);
    file->segmenter = UNDEX_SEGMENT_VERSION;
    file->when = g_get_real_time() / G_USEC_PER_SEC;
    g_autoptr(undex_file) known = undex_store_find_file(r->store, found->path, &why);
    if (why) {
        g_propagate_error(error, g_steal_pointer(&why));
        return FALSE;
    }
    int fd = undex_take_open(found->path, file, &why);
    if (known && fd >= 0 && !r->options->force && looks_unchanged(known, file)) {
        close(fd);
        report_unchanged(r, found, known, began);
        return TRUE;
    }
    if (fd >= 0) {
        bytes = undex_take_bytes(fd, file, &why);
        close(fd);
    }
    if (!bytes)
        return keep_failure(r, found, file, why, began, error);
    file->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    if (!r->options->force && same_bytes(known, file)) {
        report_unchanged(r, found, known, began);
        return refresh(r, known, file, error);
    }
    g_autoptr(undex_document) document = undex_take_read(bytes, found->path, &why);
    return document ? keep_document(r, found, file, document, began, error)
                    : keep_failure(r, found, file, why, began, error);
}

static gboolean stopped(const run *r)
{
    return r->options->stop && *r->options->stop;
}

static gboolean is_below(const char *path, const char *root)
{
    gsize n = strlen(root);
    return strncmp(path, root, n) == 0 && (path[n] == '\0' || path[n] == '/' || (n && root[n - 1] == '/'));
}

static gboolean is_gone(const char *path)
{
    int fd = undex_path_open(path, O_PATH | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR;
    close(fd);
    return FALSE;
}

static gboolean prune(run *r, const undex_walk *walk, GError **error)
{
    g_autoptr(GPtrArray) files = undex_store_list_files(r->store, error);
    if (!files)
        return FALSE;
    for (guint i = 0; i < files->len && !stopped(r); i++) {
        const undex_file *file = g_ptr_array_index(files, i);
        gboolean below = FALSE;
        for (guint j = 0; j < walk->roots->len && !below; j++)
            below = is_below(file->path, g_ptr_array_index(walk->roots, j));
        if (!below || !is_gone(file->path))
            continue;
        if (undex_store_remove(r->store, file->path, error) < 0)
            return FALSE;
        report(r, file->path, UNDEX_INGEST_REMOVED, (undex_ingest_event){0}, 0);
        if (!changed(r, error))
            return FALSE;
    }
    return TRUE;
}

/* With prune, a named path that is gone is what the user says it is. */
static void report_failures(run *r, const undex_walk *walk)
{
    for (guint i = 0; i < walk->failures->len; i++) {
        const undex_walk_failure *failure = g_ptr_array_index(walk->failures, i);
        if (failure->missing && r->options->prune)
            continue;
        report(r, failure->shown, UNDEX_INGEST_FAILED,
               (undex_ingest_event){.reason = undex_error_name(UNDEX_ERROR_IO), .message = failure->message},
               0);
    }
}

gboolean undex_ingest(undex_store *store, const char *const *paths, const undex_ingest_options *options,
                      undex_ingest_summary *summary, GError **error)
{
    *summary = (undex_ingest_summary){0};
    run r = {.store = store, .options = options, .summary = summary, .committed = g_get_monotonic_time()};
    g_autoptr(undex_walk) walk = undex_walk_run(paths, options->stop);
    r.total = (int)walk->files->len;
    report_failures(&r, walk);
    for (guint i = 0; i < walk->left_out->len; i++)
        report(&r, g_ptr_array_index(walk->left_out, i), UNDEX_INGEST_LEFT_OUT,
               (undex_ingest_event){.message =
                                        "left out: neither a PDF nor a text by its name; name it to try it"},
               0);
    for (guint i = 0; i < walk->files->len && !stopped(&r); i++) {
        r.done++;
        if (!take_one(&r, g_ptr_array_index(walk->files, i), error))
            return FALSE;
    }
    if (options->prune && !stopped(&r) && !prune(&r, walk, error))
        return FALSE;
    return commit(&r, error);
}
