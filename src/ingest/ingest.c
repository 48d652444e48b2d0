// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/ingest.h"

#include "ingest/ingest_private.h"
#include "ingest/sidecar_metadata.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Work that a crash of the machine may cost at the most; smaller batches would cost more in commits. */
enum { BATCH_FILES = 500, BATCH_SECONDS = 10 };
/* What may be done ahead of a document that takes long: more of either would only fill the memory. */
enum { AHEAD_FILES = 500, AHEAD_BYTES = 48 << 20 };

void ingest_report(ingest_run *run, const char *path, undex_ingest_status status, undex_ingest_event event,
                   gint64 began)
{
    undex_ingest_summary *summary = run->summary;
    int *const counts[] = {
        [UNDEX_INGEST_TAKEN] = &summary->taken,       [UNDEX_INGEST_UNCHANGED] = &summary->unchanged,
        [UNDEX_INGEST_FAILED] = &summary->failed,     [UNDEX_INGEST_REMOVED] = &summary->removed,
        [UNDEX_INGEST_LEFT_OUT] = &summary->left_out, [UNDEX_INGEST_MOVED] = &summary->moved,
        [UNDEX_INGEST_WOULD] = &summary->would,       [UNDEX_INGEST_FAILED_BEFORE] = &summary->failed_before,
        [UNDEX_INGEST_REFUSED] = &summary->refused,
    };
    ++*counts[status];
    if (status == UNDEX_INGEST_TAKEN && !event.message) { /* not the same passages twice */
        summary->passages += event.passages;
        summary->pages += event.pages;
    }
    summary->doubted += event.warnings > 0;
    summary->same += status == UNDEX_INGEST_TAKEN && event.message;
    event.path = path;
    event.status = status;
    event.done = run->done;
    event.total = run->total;
    event.pages_done = summary->pages;
    event.failed = summary->failed;
    event.milliseconds = began ? (double)(g_get_monotonic_time() - began) / 1000 : 0;
    if (run->options->report)
        run->options->report(&event, run->options->closure);
}

static gboolean commit(ingest_run *run, GError **error)
{
    if (run->pending && !undex_index_commit(run->store, error))
        return FALSE;
    run->pending = 0;
    run->committed = g_get_monotonic_time();
    return TRUE;
}

gboolean ingest_changed(ingest_run *run, GError **error)
{
    gint64 waited = g_get_monotonic_time() - run->committed;
    if (++run->pending < BATCH_FILES && waited < BATCH_SECONDS * G_USEC_PER_SEC)
        return TRUE;
    return commit(run, error);
}

gboolean ingest_is_stopped(const ingest_run *run)
{
    return run->options->stop && *run->options->stop;
}

char *ingest_carrier_of(const char *path)
{
    struct stat facts;
    g_autofree char *carrier = g_path_get_dirname(path);
    int fd = undex_path_open(carrier, O_PATH | O_NOFOLLOW);
    gboolean is_file = fd >= 0 && fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode);
    if (fd >= 0)
        close(fd);
    return is_file ? g_steal_pointer(&carrier) : NULL;
}

gboolean ingest_is_gone(const char *path)
{
    int fd = undex_path_open(path, O_PATH | O_NOFOLLOW);
    if (fd >= 0) {
        close(fd);
        return FALSE;
    }
    if (errno != ENOTDIR)
        return errno == ENOENT;
    g_autofree char *carrier = ingest_carrier_of(path); /* an attachment is gone with its PDF */
    return carrier == NULL;
}

/* With prune, a named path that is gone is what the user says it is. */
static void report_walk(ingest_run *run, const undex_walk *walk)
{
    for (guint i = 0; i < walk->failures->len; i++) {
        const undex_walk_failure *failure = g_ptr_array_index(walk->failures, i);
        if (failure->missing && run->options->prune)
            continue;
        ingest_report(
            run, failure->shown, UNDEX_INGEST_FAILED,
            (undex_ingest_event){.reason = undex_error_name(UNDEX_ERROR_IO), .message = failure->message}, 0);
    }
    for (guint i = 0; i < walk->left_out->len; i++)
        ingest_report(run, g_ptr_array_index(walk->left_out, i), UNDEX_INGEST_LEFT_OUT,
                      (undex_ingest_event){
                          .message = "left out: neither a PDF nor a text by its name; name it to try it"},
                      0);
    for (guint i = 0; i < walk->orphans->len; i++)
        ingest_report(
            run, g_ptr_array_index(walk->orphans, i), UNDEX_INGEST_LEFT_OUT,
            (undex_ingest_event){
                .message =
                    "left out: the file that it speaks of is not beside it; move it there, or remove it"},
            0);
}

/* The files under way, in their order, and what they hold of memory. */
typedef struct {
    GQueue slots; /* file_job * */
    gsize bytes;  /* of outcomes that wait for those before them */
    guint next;   /* of the walk's files */
} flow;

static gboolean begin_some(ingest_run *run, flow *f, const undex_walk *walk, GError **error)
{
    undex_workers *workers = run->options->workers;
    while (f->next < walk->files->len && g_queue_get_length(&f->slots) < AHEAD_FILES &&
           f->bytes < AHEAD_BYTES && (!workers || undex_pool_has_room(workers)) && !ingest_is_stopped(run)) {
        file_job *slot = file_job_begin(run, g_ptr_array_index(walk->files, f->next++), error);
        if (!slot)
            return FALSE;
        g_queue_push_tail(&f->slots, slot);
        if (!slot->waiting && g_queue_get_length(&f->slots) == 1)
            break; /* nothing to do ahead of it: report as it goes */
    }
    return TRUE;
}

/* Takes what the workers have done; `wait`: until there is something, or a pause has passed. */
static gboolean gather(ingest_run *run, flow *f, gboolean wait, GError **error)
{
    undex_workers *workers = run->options->workers;
    GError *why = NULL;
    while (workers && undex_pool_waiting(workers)) {
        undex_outcome *outcome = undex_pool_collect(workers, wait, &why);
        if (why) {
            g_propagate_error(error, why);
            return FALSE;
        }
        if (!outcome)
            break;
        f->bytes += outcome->bytes;
        file_job_answer(outcome->owner, outcome);
        wait = FALSE;
    }
    return TRUE;
}

/* The attachments of a file that is done come next, in their order. */
static gboolean begin_attachments(ingest_run *run, flow *f, const file_job *carrier, GError **error)
{
    g_autoptr(GPtrArray) names = NULL;
    if (!file_job_attachments(run, carrier, &names, error))
        return FALSE;
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        file_job *slot = file_job_begin_attachment(run, carrier, (int)i + 1, name, error);
        if (!slot)
            return FALSE;
        g_queue_push_nth(&f->slots, slot, (gint)i);
        run->total++;
    }
    return TRUE;
}

static gboolean settle_head(ingest_run *run, flow *f, GError **error)
{
    file_job *slot = g_queue_peek_head(&f->slots);
    f->bytes -= slot->outcome ? slot->outcome->bytes : 0;
    run->done += slot->outcome || !slot->waiting;
    if (!file_job_settle(run, slot, error))
        return FALSE;
    if (slot->waiting) {
        run->done--;
        return TRUE;
    }
    g_queue_pop_head(&f->slots);
    gboolean begun = begin_attachments(run, f, slot, error);
    file_job_free(slot);
    return begun;
}

static gboolean take_all(ingest_run *run, flow *f, const undex_walk *walk, GError **error)
{
    while ((f->next < walk->files->len || f->slots.length) && !ingest_is_stopped(run)) {
        if (!begin_some(run, f, walk, error) || !gather(run, f, FALSE, error))
            return FALSE;
        const file_job *head = g_queue_peek_head(&f->slots);
        if (head && !(head->waiting ? gather(run, f, TRUE, error) : settle_head(run, f, error)))
            return FALSE;
    }
    return TRUE;
}

/* Of all files that failed, where none are named. */
static char **failed_paths(undex_index *store, GError **error)
{
    g_autoptr(GPtrArray) files = store ? undex_index_list_files(store, error) : g_ptr_array_new();
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
    for (guint i = 0; files && i < files->len; i++) {
        const undex_file *file = g_ptr_array_index(files, i);
        g_autofree char *carrier = file->reason ? ingest_carrier_of(file->path) : NULL;
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
    undex_walk_filter filter = {options->include, options->exclude};
    g_autoptr(undex_walk) walk = undex_walk_run(paths, &filter, options->stop);
    g_autoptr(GPtrArray) before = store && options->prune ? undex_index_list_paths(store, error) : NULL;
    if (store && options->prune && !before)
        return FALSE;
    run.total = (int)walk->files->len;
    report_walk(&run, walk);
    flow f = {.next = 0};
    gboolean ended = take_all(&run, &f, walk, error);
    g_queue_clear_full(&f.slots, (GDestroyNotify)file_job_free);
    if (ended && store && !ingest_is_stopped(&run))
        ended = ingest_prune(&run, walk, before, error);
    if (!ended && run.pending) /* what ended the run need not have been the store: keep what is whole */
        undex_index_commit(store, NULL);
    return ended && (options->dry_run || commit(&run, error));
}
