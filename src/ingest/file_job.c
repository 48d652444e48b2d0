// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingest_private.h"

#include "ingest/sidecar_metadata.h"
#include "segment/segment.h"

#include <string.h>
#include <unistd.h>

void file_job_free(file_job *slot)
{
    if (!slot)
        return;
    undex_file_free(slot->file);
    undex_file_free(slot->known);
    g_free(slot->own.path);
    g_free(slot->own.shown);
    g_free(slot->carrier);
    g_clear_error(&slot->failure);
    undex_outcome_free(slot->outcome);
    g_free(slot);
}

void file_job_answer(file_job *slot, undex_outcome *outcome)
{
    slot->outcome = outcome;
    slot->waiting = FALSE;
}

gboolean ingest_may_pass(const char *reason)
{
    return g_strcmp0(reason, undex_error_name(UNDEX_ERROR_IO)) == 0 ||
           g_strcmp0(reason, undex_error_name(UNDEX_ERROR_USAGE)) == 0;
}

gboolean ingest_is_asked_again(const ingest_run *run, const file_job *slot)
{
    return run->options->force || (run->options->retry_failed && slot->known && slot->known->reason);
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
    gboolean old =
        other->reason && !ingest_may_pass(other->reason); /* its passages are those of an earlier try */
    return !old && ingest_has_contents(other, file, sha256) && strcmp(other->path, file->path) != 0;
}

static void append_string(GByteArray *strings, const char *before, const char *text)
{
    g_byte_array_append(strings, (const guint8 *)before, (guint)strlen(before));
    g_byte_array_append(strings, (const guint8 *)text, (guint)strlen(text) + 1);
}

/* The digests of contents that need not be extracted a second time: a worker that reads one stops there. */
static gboolean append_digests(const ingest_run *run, const file_job *slot, GByteArray *strings,
                               GError **error)
{
    if (slot->known && ingest_has_contents(slot->known, slot->file, NULL))
        append_string(strings, "#", slot->known->sha256);
    g_autoptr(GPtrArray) twins = undex_index_find_by_size(run->store, slot->file->size, error);
    for (guint i = 0; twins && i < twins->len; i++) {
        const undex_file *twin = g_ptr_array_index(twins, i);
        if (ingest_is_twin(twin, slot->file, NULL))
            append_string(strings, "#", twin->sha256);
    }
    return twins != NULL;
}

/* The pairs said of it; later ones win. NULL and slot->failure. */
static GPtrArray *pairs_of(const ingest_run *run, file_job *slot)
{
    /* What a file beside the PDF says is said of the PDF. */
    GPtrArray *pairs = slot->carrier ? g_ptr_array_new_with_free_func(g_free)
                                     : undex_sidecar_read(slot->file->path, &slot->failure);
    for (int i = 0; pairs && run->options->set && run->options->set[i]; i++) {
        char *pair = undex_sidecar_pair(run->options->set[i], NULL);
        if (pair)
            g_ptr_array_add(pairs, pair);
    }
    return pairs;
}

/* Gives it to the workers. `anew`: whatever is known. FALSE where the run must end. */
static gboolean submit(ingest_run *run, file_job *slot, int fd, const GPtrArray *pairs, gboolean anew,
                       GError **error)
{
    g_autoptr(GByteArray) strings = g_byte_array_new();
    append_string(strings, "", slot->file->path);
    undex_pool_add_ordinal(strings, slot->attachment);
    for (guint i = 0; i < pairs->len; i++)
        append_string(strings, "", g_ptr_array_index(pairs, i));
    if (!anew && !append_digests(run, slot, strings, error)) {
        close(fd);
        return FALSE;
    }
    if (strings->len > UNDEX_MESSAGE_TASK_CEILING) {
        close(fd);
        g_set_error(&slot->failure, UNDEX_ERROR, UNDEX_ERROR_LIMIT,
                    "too much is said of it, or its path is too long");
        return TRUE;
    }
    slot->waiting = TRUE;
    undex_pool_submit(run->options->workers, slot, fd, strings);
    return TRUE;
}

/* `anew`: whatever is known of it. FALSE where the run must end. */
static gboolean begin(ingest_run *run, file_job *slot, gboolean anew, GError **error)
{
    const undex_ingest_options *options = run->options;
    g_autoptr(GPtrArray) pairs = pairs_of(run, slot);
    const char *path = slot->carrier ? slot->carrier : slot->file->path;
    int fd = undex_open_file(path, slot->file, slot->failure ? NULL : &slot->failure);
    slot->status = UNDEX_INGEST_FAILED;
    if (pairs) {
        g_free(slot->file->said);
        slot->file->said = undex_sidecar_digest(pairs);
    }
    gboolean again = anew || ingest_is_asked_again(run, slot);
    if (fd >= 0 && pairs && slot->known && !again && !options->checksum &&
        looks_unchanged(slot->known, slot->file) &&
        (slot->known->key || !ingest_may_pass(slot->known->reason)))
        slot->status = UNDEX_INGEST_UNCHANGED;
    else if (fd >= 0 && pairs && options->dry_run)
        slot->status = UNDEX_INGEST_WOULD;
    else if (fd >= 0 && pairs)
        return submit(run, slot, fd, pairs, again, error);
    if (fd >= 0)
        close(fd);
    return TRUE;
}

/* Takes the slot. */
static file_job *begin_slot(ingest_run *run, file_job *slot, GError **error)
{
    const undex_found *found = slot->found;
    slot->began = g_get_monotonic_time();
    slot->file = g_new0(undex_file, 1);
    slot->file->path = g_strdup(found->path);
    slot->file->segmenter = UNDEX_SEGMENT_VERSION;
    slot->file->when = g_get_real_time() / G_USEC_PER_SEC;
    if ((!run->store || undex_index_find_file(run->store, found->path, &slot->known, error)) &&
        begin(run, slot, FALSE, error))
        return slot;
    file_job_free(slot);
    return NULL;
}

file_job *file_job_begin(ingest_run *run, const undex_found *found, GError **error)
{
    file_job *slot = g_new0(file_job, 1);
    slot->found = found;
    return begin_slot(run, slot, error);
}

file_job *file_job_begin_attachment(ingest_run *run, const file_job *carrier, int ordinal, const char *name,
                                    GError **error)
{
    file_job *slot = g_new0(file_job, 1);
    slot->own.path = g_strconcat(carrier->found->path, "/", name, NULL);
    slot->own.shown = g_strconcat(carrier->found->shown, "/", name, NULL);
    slot->found = &slot->own;
    slot->carrier = g_strdup(carrier->found->path);
    slot->attachment = ordinal;
    return begin_slot(run, slot, error);
}

gboolean file_job_read_anew(ingest_run *run, file_job *slot, GError **error)
{
    g_clear_pointer(&slot->outcome, undex_outcome_free);
    g_clear_pointer(&slot->file->sha256, g_free);
    return begin(run, slot, TRUE, error);
}
