// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/file_outcome.h"

#include "ingest/gone_path.h"
#include "ingest/index_narrow.h"

/* The names that the index remembers of the document of a file. NULL: none. */
static gboolean remembered_attachments(ingest_run *run, const undex_file *file, GPtrArray **names,
                                       GError **error)
{
    g_autoptr(undex_document) document = NULL;
    *names = NULL;
    if (file && file->key && !undex_index_find_document(run->store, file->key, &document, error))
        return FALSE;
    *names = document ? g_ptr_array_ref(document->attachments) : NULL;
    return TRUE;
}

gboolean file_outcome_attachments(ingest_run *run, const file_job *job, GPtrArray **names, GError **error)
{
    gboolean good = job->file->key || (job->known && job->known->key);
    *names = NULL;
    return !undex_pool_takes_attachments(run->options->workers) || job->carrier || !good || !run->store ||
           remembered_attachments(run, job->file->key ? job->file : job->known, names, error);
}

/* A PDF that has other contents than before: those of its attachments that it carries no more, or that this
 * run does not take, are as old as what it was before. */
static gboolean drop_old_attachments(ingest_run *run, const file_job *job, const GPtrArray *old,
                                     GError **error)
{
    g_autoptr(GPtrArray) now = NULL;
    if (!file_outcome_attachments(run, job, &now, error))
        return FALSE;
    for (guint i = 0; old && i < old->len; i++) {
        const char *name = g_ptr_array_index(old, i);
        if (now && g_ptr_array_find_with_equal_func(now, name, g_str_equal, NULL))
            continue;
        g_autofree char *path = g_strconcat(job->found->path, "/", name, NULL);
        g_autofree char *shown = g_strconcat(job->found->shown, "/", name, NULL);
        int removed = undex_index_remove(run->store, path, error);
        if (removed < 0)
            return FALSE;
        if (removed > 0 && ingest_run_changed(run))
            ingest_run_report(run, shown, UNDEX_INGEST_REMOVED, (undex_ingest_event){0}, 0);
    }
    return TRUE;
}

static gint64 began_of(const file_job *job)
{
    return job->reading.outcome ? g_get_monotonic_time() - job->reading.outcome->micros : job->began;
}

static void report_failure(ingest_run *run, const file_job *job, const undex_file *file, gboolean before)
{
    ingest_run_report(run, job->found->shown, before ? UNDEX_INGEST_FAILED_BEFORE : UNDEX_INGEST_FAILED,
                      (undex_ingest_event){.reason = file->reason, .message = file->message}, began_of(job));
}

static void report_good(ingest_run *run, const file_job *job, undex_ingest_status status,
                        const undex_file *file, const char *message)
{
    ingest_run_report(
        run, job->found->shown, status,
        (undex_ingest_event){
            .passages = file->passages, .pages = file->pages, .warnings = file->warnings, .message = message},
        began_of(job));
}

/* The worker did not come so far as to say what the bytes are: nothing says that they are others. */
static gboolean seems_same(const undex_file *known, const undex_file *file)
{
    gboolean sure = known->ctime_ns != UNDEX_CTIME_UNSURE && file->ctime_ns != UNDEX_CTIME_UNSURE;
    return known->size == file->size && known->mtime_ns == file->mtime_ns && known->inode == file->inode &&
           (!sure || known->ctime_ns == file->ctime_ns);
}

/* What was taken of the file before is not worse for this failure. */
static gboolean is_document_good(const file_job *job)
{
    const undex_file *known = job->known, *file = job->file;
    if (!known || !known->key)
        return FALSE;
    return ingest_may_pass(file->reason) ||
           (file->sha256 ? g_strcmp0(known->sha256, file->sha256) == 0 : seems_same(known, file));
}

/* What is known of the contents stays as it was, so that other contents are seen once they can be read. */
static void take_facts(undex_file *file, const undex_file *known)
{
    file->size = known->size;
    file->mtime_ns = known->mtime_ns;
    file->ctime_ns = known->ctime_ns;
    file->inode = known->inode;
    file->segmenter = known->segmenter;
    g_free(file->said);
    file->said = g_strdup(known->said);
}

static gboolean put_failure(ingest_run *run, file_job *job, gboolean keep, GError **error)
{
    if (run->options->dry_run)
        return TRUE;
    if (!keep)
        return undex_index_put_failure(run->store, job->file, error) && ingest_run_changed(run);
    if (ingest_may_pass(job->file->reason))
        take_facts(job->file, job->known);
    g_free(job->file->sha256);
    job->file->sha256 = g_strdup(job->known->sha256);
    return undex_index_put_same(run->store, job->known, job->file, error) && ingest_run_changed(run);
}

/* What cannot be read is tried each time; that it cannot is news once. */
static gboolean is_old_news(const ingest_run *run, const file_job *job)
{
    const undex_file *known = job->known, *file = job->file;
    return known && ingest_may_pass(file->reason) && g_strcmp0(known->reason, file->reason) == 0 &&
           g_strcmp0(known->message, file->message) == 0 && !ingest_is_asked_again(run, job);
}

static gboolean keep_failure(ingest_run *run, file_job *job, const GError *why, GError **error)
{
    undex_file *file = job->file;
    file->reason =
        g_strdup(undex_error_name(why->domain == UNDEX_ERROR ? (undex_error)why->code : UNDEX_ERROR_IO));
    gboolean keep = is_document_good(job);
    file->message =
        g_strdup_printf("%s%s", why->message, keep ? "; what was taken of it before stays in the index" : "");
    gboolean old = is_old_news(run, job);
    report_failure(run, job, file, old);
    return old || put_failure(run, job, keep, error);
}

/* The file in the index, another path than this one's, that has these contents now. NULL: there is none. */
static gboolean find_holder(ingest_run *run, const file_job *job, undex_file **holder, GError **error)
{
    g_autoptr(GPtrArray) twins = undex_index_find_by_size(run->store, job->file->size, error);
    *holder = NULL;
    for (guint i = 0; twins && i < twins->len && !*holder; i++)
        if (ingest_is_twin(g_ptr_array_index(twins, i), job->file, job->file->sha256))
            *holder = g_ptr_array_steal_index(twins, i);
    return twins != NULL;
}

/* Its contents are in the index under another path: the passages stay, and this is one more path, or the new
 * one. */
static gboolean keep_twin(ingest_run *run, file_job *job, const undex_file *holder, GError **error)
{
    gboolean moved = undex_path_is_gone(holder->path);
    if (!undex_index_put_same(run->store, holder, job->file, error))
        return FALSE;
    if (moved && undex_index_remove(run->store, holder->path, error) < 0)
        return FALSE;
    g_autofree char *shown = g_filename_display_name(holder->path);
    g_autofree char *message = g_strdup_printf("%s %s", moved ? "was" : "the same as", shown);
    report_good(run, job, moved ? UNDEX_INGEST_MOVED : UNDEX_INGEST_TAKEN, job->file, message);
    return ingest_run_changed(run);
}

/* The same bytes with another time or inode: a copy, a fresh checkout. */
static gboolean keep_itself(ingest_run *run, file_job *job, GError **error)
{
    const undex_file *known = job->known;
    if (!known->reason || ingest_may_pass(known->reason)) {
        report_good(run, job, UNDEX_INGEST_UNCHANGED, known, NULL);
        return undex_index_put_same(run->store, known, job->file, error) && ingest_run_changed(run);
    }
    job->file->reason = g_strdup(known->reason);
    job->file->message = g_strdup(known->message);
    report_failure(run, job, job->file, TRUE);
    return put_failure(run, job, known->key != NULL, error);
}

static gboolean keep_same(ingest_run *run, file_job *job, GError **error)
{
    g_autoptr(undex_file) holder = NULL;
    if (job->known && ingest_has_contents(job->known, job->file, job->file->sha256))
        return keep_itself(run, job, error);
    if (!find_holder(run, job, &holder, error))
        return FALSE;
    if (holder)
        return keep_twin(run, job, holder, error);
    return file_job_read_anew(run, job, error); /* who had these contents has others by now */
}

static gboolean keep_prepared(ingest_run *run, file_job *job, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(undex_file) holder = NULL;
    if (!run->options->force && !find_holder(run, job, &holder, error))
        return FALSE;
    if (holder)
        return keep_twin(run, job, holder, error);
    if (undex_index_put_prepared(run->store, job->reading.outcome->prepared, job->file, &why)) {
        report_good(run, job, UNDEX_INGEST_TAKEN, job->file, NULL);
        return ingest_run_changed(run);
    }
    if (undex_index_is_spoilt(run->store)) {
        g_clear_pointer(&job->file->key, g_free);
        g_clear_pointer(&job->reading.outcome, undex_outcome_free);
        job->reading.failure = g_steal_pointer(&why);
        return ingest_run_roll_back(run, error);
    }
    gboolean own =
        why->domain == UNDEX_ERROR && (why->code == UNDEX_ERROR_DAMAGED || why->code == UNDEX_ERROR_CRASH ||
                                       why->code == UNDEX_ERROR_LIMIT);
    if (own && !undex_index_is_broken(run->store)) { /* its own fault: the index is as it was */
        g_clear_pointer(&job->file->key, g_free);
        return keep_failure(run, job, why, error);
    }
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
}

/* It can be read again, and is what it was. */
static gboolean keep_recovered(ingest_run *run, file_job *job, GError **error)
{
    report_good(run, job, UNDEX_INGEST_UNCHANGED, job->known, NULL);
    if (run->options->dry_run)
        return TRUE;
    job->file->sha256 = g_strdup(job->known->sha256);
    return undex_index_put_same(run->store, job->known, job->file, error) && ingest_run_changed(run);
}

/* It falls to another shard; what this one has of it is as old as what it was before. */
static gboolean leave_elsewhere(ingest_run *run, const file_job *job, GError **error)
{
    run->summary->elsewhere += run->tells == INGEST_TELLS_ALL;
    if (!job->known)
        return TRUE;
    ingest_run_report(run, job->found->shown, UNDEX_INGEST_REMOVED, (undex_ingest_event){0}, 0);
    return undex_index_remove(run->store, job->file->path, error) >= 0 && ingest_run_changed(run);
}

static gboolean settle(ingest_run *run, file_job *job, GError **error)
{
    g_autoptr(GError) kept_from = NULL;
    const GError *why = job->reading.failure   ? job->reading.failure
                        : job->reading.outcome ? job->reading.outcome->failure
                                               : NULL;
    if (!why && job->reading.outcome && job->reading.outcome->elsewhere)
        return leave_elsewhere(run, job, error);
    if (!why && job->reading.outcome && !ingest_index_narrow(run, job, &kept_from))
        why = kept_from;
    if (why)
        return keep_failure(run, job, why, error);
    if (job->reading.outcome)
        return job->reading.outcome->same ? keep_same(run, job, error) : keep_prepared(run, job, error);
    if (job->status != UNDEX_INGEST_UNCHANGED || !job->known->reason)
        report_good(run, job, job->status, job->known ? job->known : job->file, NULL);
    else if (ingest_may_pass(job->known->reason))
        return keep_recovered(run, job, error);
    else
        report_failure(run, job, job->known, TRUE);
    return TRUE;
}

/* Of a file that could not be read to its end, too: the next try goes on from there. */
static gboolean keep_readings(ingest_run *run, file_job *job, GError **error)
{
    undex_outcome *outcome = job->reading.outcome;
    if (run->rolled_back || !outcome || !outcome->readings || !outcome->sha256)
        return TRUE;
    g_autoptr(GBytes) pages = g_byte_array_free_to_bytes(g_steal_pointer(&outcome->readings));
    return undex_index_put_readings(run->store, outcome->sha256, pages, error) && ingest_run_changed(run);
}

gboolean file_outcome_settle(ingest_run *run, file_job *job, GError **error)
{
    g_autoptr(GPtrArray) old = NULL;
    if (job->reading.outcome && !job->file->sha256)
        job->file->sha256 = g_strdup(job->reading.outcome->sha256);
    if (job->reading.outcome)
        job->file->unread = job->reading.outcome->unread;
    gboolean elsewhere = job->reading.outcome && job->reading.outcome->elsewhere;
    gboolean changed = job->known && job->file->sha256 &&
                       (elsewhere || g_strcmp0(job->known->sha256, job->file->sha256) != 0);
    if (changed && !remembered_attachments(run, job->known, &old, error))
        return FALSE;
    return settle(run, job, error) && keep_readings(run, job, error) &&
           (job->reading.waiting || run->rolled_back || drop_old_attachments(run, job, old, error));
}
