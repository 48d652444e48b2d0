// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/file_job.h"

#include "ingest/open_file.h"
#include "ingest/sidecar_metadata.h"
#include "segment/segment.h"

#include <string.h>
#include <unistd.h>

void file_job_free(file_job *job)
{
    if (!job)
        return;
    undex_file_free(job->file);
    undex_file_free(job->known);
    g_free(job->own.path);
    g_free(job->own.shown);
    g_free(job->carrier);
    undex_reading_clear(&job->reading);
    g_free(job);
}

gboolean ingest_may_pass(const char *reason)
{
    return g_strcmp0(reason, undex_error_name(UNDEX_ERROR_IO)) == 0 ||
           g_strcmp0(reason, undex_error_name(UNDEX_ERROR_USAGE)) == 0;
}

gboolean ingest_is_asked_again(const ingest_run *run, const file_job *job)
{
    return run->options->force || undex_pool_ocr(run->options->workers) == UNDEX_POOL_OCR_NOW ||
           (run->options->retry_failed && job->known && job->known->reason);
}

/* What the file system says is the same, what was said of it, and what made the passages. */
static gboolean looks_unchanged(const undex_file *known, const undex_file *file)
{
    return undex_file_looks_same(known, file) && known->segmenter == file->segmenter &&
           g_strcmp0(known->said, file->said) == 0;
}

gboolean ingest_has_contents(const undex_file *other, const undex_file *file, const char *sha256)
{
    return other->sha256 && other->segmenter == file->segmenter && g_strcmp0(other->said, file->said) == 0 &&
           (!sha256 || strcmp(other->sha256, sha256) == 0);
}

gboolean ingest_is_twin(const undex_file *other, const undex_file *file, const char *sha256)
{
    /* Where it has failed since, the index has its passages of an earlier try. */
    gboolean old = other->reason && !ingest_may_pass(other->reason);
    return !old && ingest_has_contents(other, file, sha256) && strcmp(other->path, file->path) != 0;
}

int file_job_pictures(const ingest_run *run, const file_job *job)
{
    const undex_outcome *outcome = job->reading.outcome;
    gboolean same = outcome ? outcome->same : job->status == UNDEX_INGEST_UNCHANGED;
    int unread = outcome ? outcome->unread : 0;
    if (same && job->known && !unread)
        unread = job->known->unread;
    gboolean reads = !run->reads_pictures && undex_pool_ocr(run->options->workers) == UNDEX_POOL_OCR_THEN;
    return reads ? unread : 0;
}

static void append_string(GByteArray *strings, const char *text)
{
    g_byte_array_append(strings, (const guint8 *)text, (guint)strlen(text) + 1);
}

/* The digests of contents that no worker need read a second time. NULL: failure. */
static GPtrArray *known_digests(const ingest_run *run, const file_job *job, GError **error)
{
    g_autoptr(GPtrArray) twins = undex_index_find_by_size(run->store, job->file->size, error);
    GPtrArray *known = twins ? g_ptr_array_new_with_free_func(g_free) : NULL;
    if (known && !run->reads_pictures && job->known && ingest_has_contents(job->known, job->file, NULL))
        g_ptr_array_add(known, g_strdup(job->known->sha256));
    for (guint i = 0; known && i < twins->len; i++) {
        const undex_file *twin = g_ptr_array_index(twins, i);
        if (ingest_is_twin(twin, job->file, NULL))
            g_ptr_array_add(known, g_strdup(twin->sha256));
    }
    return known;
}

/* The pairs said of it; later ones win. NULL and job->reading.failure. */
static GPtrArray *pairs_of(const ingest_run *run, file_job *job)
{
    /* What a file beside the PDF says is said of the PDF. */
    GPtrArray *pairs = job->carrier ? g_ptr_array_new_with_free_func(g_free)
                                    : undex_sidecar_read(job->found, &job->readers, &job->reading.failure);
    const undex_ingest_known *known = run->options->known;
    const char *const *set = known ? g_hash_table_lookup(known->said, job->found->path) : run->options->set;
    for (int i = 0; pairs && set && set[i]; i++) {
        char *pair = undex_sidecar_pair(set[i], NULL);
        if (pair)
            g_ptr_array_add(pairs, pair);
    }
    return pairs;
}

static GBytes *find_readings(const char *sha256, gpointer store)
{
    return undex_index_find_readings(store, sha256);
}

/* Gives it to the workers. `anew`: whatever is known. FALSE where the run must end. */
static gboolean submit(ingest_run *run, file_job *job, int fd, const GPtrArray *pairs, gboolean anew,
                       GError **error)
{
    const undex_shard whole = {0, 0}, shard = job->carrier ? whole : run->options->shard;
    undex_pool_ocr_time ocr = undex_pool_ocr(run->options->workers);
    if (ocr == UNDEX_POOL_OCR_THEN) /* when all files have been read without it */
        ocr = run->reads_pictures ? UNDEX_POOL_OCR_NOW : UNDEX_POOL_OCR_NEVER;
    g_autoptr(GByteArray) strings = g_byte_array_new();
    g_autoptr(GPtrArray) known = anew ? NULL : known_digests(run, job, error);
    append_string(strings, job->file->path);
    for (guint i = 0; i < pairs->len; i++)
        append_string(strings, g_ptr_array_index(pairs, i));
    if (!anew && !known) {
        close(fd);
        return FALSE;
    }
    if (strings->len > UNDEX_MESSAGE_TASK_CEILING) {
        close(fd);
        g_set_error(&job->reading.failure, UNDEX_ERROR, UNDEX_ERROR_LIMIT,
                    "too much is said of it, or its path is too long");
        return TRUE;
    }
    job->reading.waiting = TRUE;
    undex_pool_submit(run->options->workers, &(undex_pool_request){.owner = &job->reading,
                                                                   .fd = fd,
                                                                   .attachment = job->attachment,
                                                                   .strings = g_steal_pointer(&strings),
                                                                   .known = g_steal_pointer(&known),
                                                                   .shard = shard,
                                                                   .find_readings = find_readings,
                                                                   .closure = run->store,
                                                                   .ocr_pages = &run->ocr_done,
                                                                   .ocr = ocr});
    return TRUE;
}

/* `anew`: whatever is known of it. FALSE where the run must end. */
static gboolean begin(ingest_run *run, file_job *job, gboolean anew, GError **error)
{
    const undex_ingest_options *options = run->options;
    job->readers = 0777;
    g_autoptr(GPtrArray) pairs = pairs_of(run, job);
    const char *path = job->carrier ? job->carrier : job->file->path;
    int fd = undex_open_file_found(job->found, path, job->file,
                                   job->reading.failure ? NULL : &job->reading.failure);
    job->status = UNDEX_INGEST_FAILED;
    if (pairs) {
        g_free(job->file->said);
        job->file->said = undex_sidecar_digest(pairs);
    }
    gboolean again = anew || ingest_is_asked_again(run, job);
    if (fd >= 0 && pairs && job->known && !again && !run->reads_pictures && !options->checksum &&
        looks_unchanged(job->known, job->file) && (job->known->key || !ingest_may_pass(job->known->reason)))
        job->status = UNDEX_INGEST_UNCHANGED;
    else if (fd >= 0 && pairs && options->dry_run)
        job->status = UNDEX_INGEST_WOULD;
    else if (fd >= 0 && pairs)
        return submit(run, job, fd, pairs, again, error);
    if (fd >= 0)
        close(fd);
    return TRUE;
}

/* Takes the job. */
static file_job *begin_job(ingest_run *run, file_job *job, GError **error)
{
    const undex_found *found = job->found;
    job->began = g_get_monotonic_time();
    job->file = g_new0(undex_file, 1);
    job->file->path = g_strdup(found->path);
    job->file->segmenter = UNDEX_SEGMENT_VERSION;
    job->file->when = g_get_real_time() / G_USEC_PER_SEC;
    if ((!run->store || undex_index_find_file(run->store, found->path, &job->known, error)) &&
        begin(run, job, FALSE, error))
        return job;
    file_job_free(job);
    return NULL;
}

file_job *file_job_begin(ingest_run *run, const undex_found *found, GError **error)
{
    file_job *job = g_new0(file_job, 1);
    job->found = found;
    return begin_job(run, job, error);
}

file_job *file_job_begin_attachment(ingest_run *run, const file_job *carrier, int ordinal, const char *name,
                                    GError **error)
{
    file_job *job = g_new0(file_job, 1);
    job->own.path = g_strconcat(carrier->found->path, "/", name, NULL);
    job->own.shown = g_strconcat(carrier->found->shown, "/", name, NULL);
    job->own.follows = carrier->found->follows;
    job->found = &job->own;
    job->carrier = g_strdup(carrier->found->path);
    job->attachment = ordinal;
    return begin_job(run, job, error);
}

gboolean file_job_begin_again(ingest_run *run, file_job *job, GError **error)
{
    g_clear_pointer(&job->file, undex_file_free);
    g_clear_pointer(&job->known, undex_file_free);
    undex_reading_clear(&job->reading);
    job->again = !job->held;
    return begin_job(run, job, error) != NULL;
}

gboolean file_job_read_anew(ingest_run *run, file_job *job, GError **error)
{
    g_clear_pointer(&job->reading.outcome, undex_outcome_free);
    g_clear_pointer(&job->file->sha256, g_free);
    return begin(run, job, TRUE, error);
}
