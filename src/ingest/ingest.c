// SPDX-License-Identifier: GPL-3.0-or-later
/* A run of `undex index` from its first file to its summary: it keeps files ahead of the one that is settled
 * next. */
#include "undex/ingest.h"

#include "ingest/file_outcome.h"
#include "ingest/gone_path.h"
#include "ingest/prune.h"
#include "ingest/sidecar_metadata.h"

/* Files that may be begun ahead of a document that takes long. */
enum { AHEAD_FILES = 500 };

/* With prune, a named path that is gone is what the user says it is. */
static void report_walk(ingest_run *run, const undex_walk *walk)
{
    for (guint i = 0; i < walk->failures->len; i++) {
        const undex_walk_failure *failure = g_ptr_array_index(walk->failures, i);
        if (failure->missing && run->options->prune)
            continue;
        ingest_run_report(
            run, failure->shown, UNDEX_INGEST_FAILED,
            (undex_ingest_event){.reason = undex_error_name(UNDEX_ERROR_IO), .message = failure->message}, 0);
    }
    for (guint i = 0; i < walk->left_out->len; i++)
        ingest_run_report(run, g_ptr_array_index(walk->left_out, i), UNDEX_INGEST_LEFT_OUT,
                          (undex_ingest_event){
                              .message = "left out: neither a PDF nor a text by its name; name it to try it"},
                          0);
    for (guint i = 0; i < walk->orphans->len; i++)
        ingest_run_report(
            run, g_ptr_array_index(walk->orphans, i), UNDEX_INGEST_LEFT_OUT,
            (undex_ingest_event){
                .message =
                    "left out: the file that it speaks of is not beside it; move it there, or remove it"},
            0);
}

/* The files under way, and which of the walk's comes next. */
typedef struct {
    undex_reading_queue queue; /* file_job */
    guint next;
    GQueue batch, again; /* file_job *: settled since the last commit; of those, what was rolled back */
    GQueue pictures;     /* file_job *: committed, with pages that OCR is to read */
    int pages;           /* so many, of all of them */
    file_job *in_hand;   /* one of the latter, which comes before all others */
} flow;

static gboolean has_next(const ingest_run *run, const flow *f, const undex_walk *walk)
{
    return run->reads_pictures ? f->pictures.length > 0 : f->next < walk->files->len;
}

static file_job *begin_next(ingest_run *run, flow *f, const undex_walk *walk, GError **error)
{
    if (!run->reads_pictures)
        return file_job_begin(run, g_ptr_array_index(walk->files, f->next++), error);
    file_job *job = g_queue_pop_head(&f->pictures);
    return file_job_begin_again(run, job, error) ? job : NULL;
}

static gboolean begin_some(ingest_run *run, flow *f, const undex_walk *walk, GError **error)
{
    while (has_next(run, f, walk) && undex_reading_queue_has_room(&f->queue) && !ingest_run_is_stopped(run)) {
        file_job *job = begin_next(run, f, walk, error);
        if (!job)
            return FALSE;
        undex_reading_queue_add(&f->queue, &job->reading, -1);
        if (!job->reading.waiting && f->queue.files.length == 1)
            break; /* nothing to do ahead of it: report as it goes */
    }
    return TRUE;
}

/* The attachments of a file that is done come next, in their order. */
static gboolean begin_attachments(ingest_run *run, flow *f, const file_job *carrier, GError **error)
{
    g_autoptr(GPtrArray) names = NULL;
    if (!file_outcome_attachments(run, carrier, &names, error))
        return FALSE;
    int added = 0;
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strconcat(carrier->found->path, "/", name, NULL);
        if (run->options->known && !g_hash_table_contains(run->options->known->said, path))
            continue; /* nor were it and its like wanted before */
        file_job *job = file_job_begin_attachment(run, carrier, (int)i + 1, name, error);
        if (!job)
            return FALSE;
        undex_reading_queue_add(&f->queue, &job->reading, added++);
        run->total++;
    }
    return TRUE;
}

/* What was settled since the last commit is gone: it is settled once more, one file after another. */
static void take_batch_again(ingest_run *run, flow *f)
{
    for (file_job *job; (job = g_queue_pop_tail(&f->batch)) != NULL;)
        g_queue_push_head(&f->again, job);
    f->in_hand = NULL;
    run->rolled_back = FALSE;
}

static gboolean begin_again(ingest_run *run, flow *f, GError **error)
{
    file_job *job = f->in_hand ? NULL : g_queue_pop_head(&f->again);
    if (!job)
        return TRUE;
    if (!file_job_begin_again(run, job, error))
        return FALSE;
    f->in_hand = job;
    undex_reading_queue_add(&f->queue, &job->reading, 0);
    return TRUE;
}

/* What was settled is committed. */
static void clear_batch(flow *f)
{
    for (file_job *job; (job = g_queue_pop_head(&f->batch)) != NULL;)
        if (job->pictures)
            g_queue_push_tail(&f->pictures, job), f->pages += job->pictures;
        else
            file_job_free(job);
}

/* Takes the job, which is settled. One that cost its batch is committed at once, or it would be done again
 * for the next. */
static gboolean keep_in_batch(ingest_run *run, flow *f, file_job *job, GError **error)
{
    job->pictures = file_job_pictures(run, job);
    undex_reading_clear(&job->reading);
    g_queue_push_tail(&f->batch, job);
    if (!(job->costly ? ingest_run_commit : ingest_run_commit_batch)(run, error))
        return FALSE;
    if (!run->pending)
        clear_batch(f);
    return TRUE;
}

/* What is told of a file: all, once; of one without any text when OCR has read it. */
static void choose_what_to_tell(ingest_run *run, file_job *job)
{
    const undex_outcome *outcome = job->reading.outcome;
    gboolean failed = outcome ? outcome->failure != NULL : job->known && job->known->reason;
    job->held = failed && file_job_pictures(run, job) > 0;
    run->tells = job->held     ? INGEST_TELLS_NOTHING
                 : !job->again ? INGEST_TELLS_ALL
                 : job->failed ? INGEST_TELLS_NOTHING
                               : INGEST_TELLS_FAILURES;
}

static gboolean settle_head(ingest_run *run, flow *f, GError **error)
{
    file_job *job = (file_job *)undex_reading_queue_head(&f->queue);
    int failed = run->summary->failed;
    undex_reading_queue_take(&f->queue);
    choose_what_to_tell(run, job);
    gboolean counts = !job->again && !job->held;
    run->done += counts;
    gboolean settled = file_outcome_settle(run, job, error);
    run->tells = INGEST_TELLS_ALL;
    job->failed |= run->summary->failed > failed;
    if (!settled)
        return FALSE;
    if (job->reading.waiting || run->rolled_back) {
        run->done -= counts;
        job->costly = run->rolled_back;
        if (job->costly)
            take_batch_again(run, f);
        return TRUE;
    }
    g_queue_pop_head(&f->queue.files);
    if (job == f->in_hand)
        f->in_hand = NULL;
    return (job->again || begin_attachments(run, f, job, error)) && keep_in_batch(run, f, job, error);
}

static gboolean take_all(ingest_run *run, flow *f, const undex_walk *walk, GError **error)
{
    while ((has_next(run, f, walk) || f->queue.files.length || f->again.length) &&
           !ingest_run_is_stopped(run)) {
        if (!begin_again(run, f, error) || !begin_some(run, f, walk, error) ||
            !undex_reading_queue_gather(&f->queue, FALSE, error))
            return FALSE;
        const undex_reading *head = undex_reading_queue_head(&f->queue);
        if (head)
            ingest_run_report_page(run, ((const file_job *)head)->found->shown);
        if (head && !(head->waiting ? undex_reading_queue_gather(&f->queue, TRUE, error)
                                    : settle_head(run, f, error)))
            return FALSE;
    }
    return TRUE;
}

/* Nothing waits for OCR: it begins when all else is in the index. */
static gboolean take_pictures(ingest_run *run, flow *f, const undex_walk *walk, GError **error)
{
    if (!run->store || ingest_run_is_stopped(run) || !ingest_run_commit(run, error))
        return !run->store || ingest_run_is_stopped(run);
    clear_batch(f);
    run->reads_pictures = TRUE;
    run->ocr_total = f->pages;
    return take_all(run, f, walk, error);
}

/* Of all files that failed, where none are named. */
static char **failed_paths(undex_index *store, GError **error)
{
    g_autoptr(GPtrArray) files = store ? undex_index_list_files(store, error) : g_ptr_array_new();
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
    for (guint i = 0; files && i < files->len; i++) {
        const undex_file *file = g_ptr_array_index(files, i);
        g_autofree char *carrier = file->reason ? undex_path_carrier(file->path) : NULL;
        if (file->reason)
            g_strv_builder_add(paths, carrier ? carrier : file->path);
    }
    return files ? g_strv_builder_end(paths) : NULL;
}

gboolean undex_ingest_check_set(const char *pair, GError **error)
{
    g_autofree char *settled = undex_sidecar_pair(pair, error);
    return settled != NULL;
}

gboolean undex_ingest(undex_index *store, const char *const *paths, const undex_ingest_options *options,
                      undex_ingest_summary *summary, GError **error)
{
    *summary = (undex_ingest_summary){0};
    ingest_run run = {
        .store = store, .options = options, .summary = summary, .committed = g_get_monotonic_time()};
    g_auto(GStrv) failed = NULL;
    if (options->retry_failed && !paths[0]) {
        failed = failed_paths(store, error);
        if (!failed)
            return FALSE;
        paths = (const char *const *)failed;
    }
    if (options->known)
        paths = (const char *const *)options->known->paths->pdata;
    undex_walk_filter filter = {options->include, options->exclude, failed || options->known};
    g_autoptr(undex_walk) walk = undex_walk_run(paths, &filter, options->stop);
    g_autoptr(GPtrArray) before = store && options->prune ? undex_index_list_paths(store, error) : NULL;
    if (store && options->prune && !before)
        return FALSE;
    run.total = (int)walk->files->len;
    report_walk(&run, walk);
    flow f = {.queue = {.workers = options->workers, .most = AHEAD_FILES}};
    gboolean ended = take_all(&run, &f, walk, error) && take_pictures(&run, &f, walk, error);
    GQueue *const jobs[] = {&f.queue.files, &f.batch, &f.again, &f.pictures};
    for (gsize i = 0; i < G_N_ELEMENTS(jobs); i++)
        g_queue_clear_full(jobs[i], (GDestroyNotify)file_job_free);
    g_free(run.folder);
    if (ended && store && !ingest_run_is_stopped(&run))
        ended = ingest_prune(&run, walk, before, error);
    if (!ended && run.pending) /* what ended the run need not have been the index: keep what is whole */
        undex_index_commit(store, NULL);
    return ended && (options->dry_run || ingest_run_commit(&run, error));
}
