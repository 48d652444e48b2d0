// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingest_run.h"

/* Work that a crash of the machine may cost at the most; smaller batches would cost more in commits. */
enum { BATCH_FILES = 500, BATCH_SECONDS = 10 };

/* How far the run has come is told with it. */
static void tell(const ingest_run *run, undex_ingest_event *event)
{
    event->done = run->done;
    event->total = run->total;
    event->pages_done = run->summary->pages;
    event->failed = run->summary->failed;
    event->ocr_total = run->reads_pictures ? run->ocr_total : 0;
    event->ocr_done = MIN(run->ocr_done, event->ocr_total);
    if (run->options->report)
        run->options->report(event, run->options->closure);
}

void ingest_run_report(ingest_run *run, const char *path, undex_ingest_status status,
                       undex_ingest_event event, gint64 began)
{
    undex_ingest_summary *summary = run->summary;
    int *const counts[] = {
        [UNDEX_INGEST_TAKEN] = &summary->taken,       [UNDEX_INGEST_UNCHANGED] = &summary->unchanged,
        [UNDEX_INGEST_FAILED] = &summary->failed,     [UNDEX_INGEST_REMOVED] = &summary->removed,
        [UNDEX_INGEST_LEFT_OUT] = &summary->left_out, [UNDEX_INGEST_MOVED] = &summary->moved,
        [UNDEX_INGEST_WOULD] = &summary->would,       [UNDEX_INGEST_FAILED_BEFORE] = &summary->failed_before,
        [UNDEX_INGEST_REFUSED] = &summary->refused,   [UNDEX_INGEST_NARROWED] = &summary->narrowed,
    };
    if (run->tells == INGEST_TELLS_NOTHING ||
        (run->tells == INGEST_TELLS_FAILURES && status != UNDEX_INGEST_FAILED))
        return;
    ++*counts[status];
    /* A message says that the contents are in the index already; their passages are not counted twice. */
    if (status == UNDEX_INGEST_TAKEN && !event.message) {
        summary->passages += event.passages;
        summary->pages += event.pages;
    }
    summary->doubted += event.warnings > 0;
    summary->same += status == UNDEX_INGEST_TAKEN && event.message;
    event.path = path;
    event.status = status;
    event.milliseconds = began ? (double)(g_get_monotonic_time() - began) / 1000 : 0;
    tell(run, &event);
}

void ingest_run_report_page(ingest_run *run, const char *path)
{
    undex_ingest_event event = {.path = path, .status = UNDEX_INGEST_READING};
    if (!run->reads_pictures || run->ocr_done == run->ocr_told)
        return;
    run->ocr_told = run->ocr_done;
    tell(run, &event);
}

gboolean ingest_run_commit(ingest_run *run, GError **error)
{
    if (run->pending && !undex_index_commit(run->store, error))
        return FALSE;
    run->pending = 0;
    run->committed = g_get_monotonic_time();
    return TRUE;
}

gboolean ingest_run_changed(ingest_run *run)
{
    run->pending++;
    return TRUE;
}

gboolean ingest_run_commit_batch(ingest_run *run, GError **error)
{
    gint64 waited = g_get_monotonic_time() - run->committed;
    if (run->pending < BATCH_FILES && waited < BATCH_SECONDS * G_USEC_PER_SEC)
        return TRUE;
    return ingest_run_commit(run, error);
}

gboolean ingest_run_roll_back(ingest_run *run, GError **error)
{
    run->pending = 0;
    run->rolled_back = TRUE;
    return undex_index_roll_back(run->store, error);
}

gboolean ingest_run_is_stopped(const ingest_run *run)
{
    return run->options->stop && *run->options->stop;
}
