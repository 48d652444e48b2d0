// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ocr_pack.h"
#include "ingest/pool/pool_private.h"

#include <errno.h>
#include <poll.h>
#include <sys/stat.h>

/* A worker is replaced after so many documents: what leaks, or was damaged unseen, does not last. */
enum {
    RECYCLE = 200,
    AHEAD = 2,
    MOST_JOBS = 256,
    MOST_MEMBERS = 2 * MOST_JOBS + 1,
    PAUSE_MS = 500,
    STARTS = 5
};
static const double USUAL_TIMEOUT = 60;
static const gint64 STARTING = 60 * G_USEC_PER_SEC;
static const gint64 USUAL_MEMORY = 1LL << 30;
static const gsize USUAL_OUTPUT = 192 << 20;
static const gint64 COPIED_CEILING = 256 << 20; /* of files that are being read, unless it is one */

struct undex_workers {
    undex_reader_process *reader;
    undex_message_settings settings;
    int jobs;
    gboolean attachments, ocr;
    gint64 timeout; /* microseconds */
    gsize max_output;
    GPtrArray *members; /* worker_handle * */
    GQueue waiting;     /* pool_task * that no worker has */
    GQueue finished;    /* undex_outcome * */
    gint64 looked;      /* when the workers were last listened to */
    int stillborn;      /* workers in a row that ended before they were ready */
    int lost;           /* readers */
    void (*unprotected)(const char *missing);
    char *missing; /* layers of the sandbox that this system refuses; NULL: none, or not known yet */
};

int undex_workers_usual_jobs(void)
{
    return (int)g_get_num_processors() + 1;
}

undex_workers *undex_workers_new(const undex_workers_options *options, GError **error)
{
    undex_workers *pool = g_new0(undex_workers, 1);
    double timeout = options->timeout > 0 ? options->timeout : USUAL_TIMEOUT;
    pool->settings = (undex_message_settings){
        .max_memory = options->no_sandbox       ? 0
                      : options->max_memory > 0 ? options->max_memory
                                                : USUAL_MEMORY,
        .timeout = timeout,
        .max_pages = options->max_pages,
        .no_sandbox = options->no_sandbox,
        .require_sandbox = options->require_sandbox,
        .for_reading = options->for_reading,
        .draws = options->draws,
        .for_thesaurus = options->for_thesaurus,
        .for_draft = options->for_draft,
        .ocr_all = options->ocr == UNDEX_OCR_FORCE,
    };
    pool->ocr = options->ocr != UNDEX_OCR_OFF && undex_ocr_pack_any();
    pool->jobs = CLAMP(options->jobs > 0 ? options->jobs : undex_workers_usual_jobs(), 1, MOST_JOBS);
    pool->attachments = options->attachments;
    pool->unprotected = options->no_sandbox ? NULL : options->unprotected;
    pool->timeout = (gint64)(timeout * G_USEC_PER_SEC);
    pool->max_output = options->max_output > 0 ? (gsize)options->max_output : USUAL_OUTPUT;
    pool->members = g_ptr_array_new();
    if (options->ocr == UNDEX_OCR_FORCE && !pool->ocr)
        undex_error_fail(error, UNDEX_ERROR_UNSUPPORTED,
                         "--ocr=force needs the pack of a language: install tesseract-ocr-eng");
    else
        pool->reader = undex_reader_process_new(&pool->settings, error);
    if (pool->reader)
        return pool;
    undex_workers_free(pool);
    return NULL;
}

void undex_workers_free(undex_workers *pool)
{
    if (!pool)
        return;
    for (guint i = 0; i < pool->members->len; i++)
        worker_handle_free(g_ptr_array_index(pool->members, i));
    undex_reader_process_free(pool->reader); /* its workers die with it */
    g_ptr_array_unref(pool->members);
    g_queue_clear_full(&pool->waiting, (GDestroyNotify)pool_task_free);
    g_queue_clear_full(&pool->finished, (GDestroyNotify)undex_outcome_free);
    g_free(pool->missing);
    g_free(pool);
}

guint undex_pool_waiting(const undex_workers *pool)
{
    guint count =
        g_queue_get_length((GQueue *)&pool->waiting) + g_queue_get_length((GQueue *)&pool->finished);
    for (guint i = 0; i < pool->members->len; i++)
        count += g_queue_get_length(&((worker_handle *)g_ptr_array_index(pool->members, i))->queue);
    return count;
}

gboolean undex_pool_takes_attachments(const undex_workers *pool)
{
    return pool && pool->attachments;
}

undex_pool_ocr_time undex_pool_ocr(const undex_workers *pool)
{
    if (!pool || !pool->ocr)
        return UNDEX_POOL_OCR_NEVER;
    return pool->settings.ocr_all ? UNDEX_POOL_OCR_NOW : UNDEX_POOL_OCR_THEN;
}

gboolean undex_pool_has_room(const undex_workers *pool)
{
    return undex_pool_waiting(pool) < (guint)(pool->jobs * (AHEAD + 1));
}

void undex_pool_submit(undex_workers *pool, const undex_pool_request *request)
{
    pool_task *task = g_new0(pool_task, 1);
    struct stat facts;
    task->wanted = *request;
    task->ocr = request->ocr == UNDEX_POOL_OCR_NOW;
    task->size = fstat(request->fd, &facts) == 0 ? facts.st_size : 0;
    g_queue_push_tail(&pool->waiting, task);
}

static gint64 copied_for(const GQueue *tasks)
{
    gint64 bytes = 0;
    for (const GList *link = tasks->head; link; link = link->next) {
        const pool_task *task = link->data;
        bytes += task->copy ? task->copy->size : 0;
    }
    return bytes;
}

/* Copies are memory: one that is large waits until the others are read. */
static gboolean may_copy(const undex_workers *pool, const pool_task *task)
{
    gint64 bytes = copied_for(&pool->waiting);
    for (guint i = 0; i < pool->members->len; i++)
        bytes += copied_for(&((worker_handle *)g_ptr_array_index(pool->members, i))->queue);
    return bytes == 0 || bytes + task->size <= COPIED_CEILING;
}

/* Copies the first of those that wait, ahead of the worker that will have it, and what needs no worker is
 * done. FALSE: none waits that can be handed out now. */
static gboolean copy_first(undex_workers *pool)
{
    for (pool_task *task; (task = g_queue_peek_head(&pool->waiting)) != NULL;) {
        if (!task->copy && !may_copy(pool, task))
            return FALSE;
        undex_outcome *outcome = pool_task_copy(task);
        if (!outcome)
            return TRUE;
        g_queue_push_tail(&pool->finished, outcome);
        pool_task_free(g_queue_pop_head(&pool->waiting));
    }
    return FALSE;
}

/* A member that has nothing to do, and will not have: how it ends says nothing of any document. */
static void give_up(undex_workers *pool, worker_handle *member)
{
    undex_reader_process_give_up(pool->reader, member->pid);
    g_ptr_array_remove_fast(pool->members, member);
    worker_handle_free(member);
}

/* Takes a member out: its document to blame, those behind it to others. */
static void dismiss(undex_workers *pool, worker_handle *member, gboolean gone, const pool_blame *why)
{
    int status = undex_reader_process_reap(pool->reader, member->pid, !gone);
    gboolean lost = status < 0 && undex_reader_process_is_lost(
                                      pool->reader); /* and the worker with it: no document's fault */
    pool_blame blame = gone ? worker_handle_autopsy(member, status) : *why;
    pool->stillborn = member->ready || lost ? 0 : pool->stillborn + 1;
    if (lost)
        worker_handle_forget_head(member);
    else if (member->ready && !g_queue_is_empty(&member->queue))
        worker_handle_fail_head(member, &pool->finished, blame.code, blame.message);
    for (pool_task *task; (task = g_queue_pop_tail(&member->queue)) != NULL;)
        g_queue_push_head(&pool->waiting, task);
    g_ptr_array_remove_fast(pool->members, member);
    worker_handle_free(member);
}

static gboolean is_fresh(const worker_handle *member)
{
    return !member->retiring && !member->spent && !member->done && !member->queue.length;
}

/* The worker that has least to do, not more than it should have; NULL: none. A PDF may take its worker over,
 * so it gets one that has read nothing, and that one gets nothing else. */
static worker_handle *find_idle(const undex_workers *pool, const pool_task *task)
{
    worker_handle *best = NULL;
    for (guint i = 0; i < pool->members->len; i++) {
        worker_handle *member = g_ptr_array_index(pool->members, i);
        gboolean fit = task->pdf ? is_fresh(member)
                                 : !member->retiring && !member->spent && member->queue.length < AHEAD;
        if (fit && member->ocr == task->ocr && (!best || member->queue.length < best->queue.length))
            best = member;
    }
    return best;
}

static guint count(const undex_workers *pool, gboolean (*is)(const worker_handle *member))
{
    guint n = 0;
    for (guint i = 0; i < pool->members->len; i++)
        n += is(g_ptr_array_index(pool->members, i));
    return n;
}

static gboolean is_busy(const worker_handle *member)
{
    return member->queue.length > 0;
}

/* A reader that something killed (the kernel, for want of memory) is replaced when the last of its workers is
 * out, not for ever. */
static worker_handle *start(undex_workers *pool, gboolean ocr, GError **error)
{
    GError *why = NULL;
    double limit = pool->settings.timeout;
    worker_handle *member = worker_handle_new(pool->reader, limit, ocr, &pool->waiting, &why);
    undex_reader_process *other = NULL;
    if (!member && !why && !pool->members->len && undex_reader_process_is_lost(pool->reader) &&
        pool->lost++ < STARTS)
        other = undex_reader_process_new(&pool->settings, &why);
    if (other) {
        undex_reader_process_free(pool->reader);
        pool->reader = other;
        member = worker_handle_new(pool->reader, limit, ocr, &pool->waiting, &why);
    }
    if (why)
        g_propagate_error(error, why);
    if (member) {
        member->draws = pool->settings.draws;
        member->makes = pool->settings.for_thesaurus || pool->settings.for_draft;
        g_ptr_array_add(pool->members, member);
    }
    return member;
}

static gboolean hand_out(undex_workers *pool, GError **error)
{
    while (copy_first(pool)) {
        GError *why = NULL;
        pool_task *task = g_queue_peek_head(&pool->waiting);
        worker_handle *member = find_idle(pool, task);
        gboolean more = count(pool, is_busy) < (guint)pool->jobs;
        if ((!member || member->queue.length) && more)
            member = start(pool, task->ocr, &why);
        if (member && !member->queue.length && !more)
            member = NULL;
        if (why) {
            g_propagate_error(error, why);
            return FALSE;
        }
        /* All workers have as many tasks as they can take. */
        if (!member && pool->members->len) {
            /* One more worker is forked ahead, which takes over when another is done. */
            if (task->pdf && !count(pool, is_fresh))
                start(pool, task->ocr, &why);
            g_clear_error(&why);
            return TRUE;
        }
        if (!member || pool->stillborn >= STARTS)
            return undex_error_fail(
                error, UNDEX_ERROR_IO,
                "the processes that read documents cannot be started; try --no-sandbox, which tells more");
        g_queue_pop_head(&pool->waiting);
        if (!worker_handle_send(member, task)) {
            /* it has just ended: listening will say how */
            g_queue_push_head(&pool->waiting, task);
            return TRUE;
        }
    }
    return TRUE;
}

/* A worker that has done enough, or something odd, gets no more; it ends when its socket does. */
static void retire(worker_handle *member, guint failures)
{
    if (!member->retiring && (member->done >= RECYCLE || failures || (member->spent && member->done)))
        member->retiring = TRUE;
}

static gboolean is_odd(const undex_outcome *outcome)
{
    return outcome->failure &&
           (outcome->failure->code == UNDEX_ERROR_LIMIT || outcome->failure->code == UNDEX_ERROR_MEMORY ||
            outcome->failure->code == UNDEX_ERROR_CRASH);
}

/* A worker says what it is protected by before it has read anything: so far it is ours. */
static void look_at_layers(undex_workers *pool, const worker_handle *member)
{
    if (pool->missing || !member->layers)
        return;
    pool->missing = undex_message_missing_layers(member->layers);
    if (pool->missing && pool->unprotected && !pool->settings.require_sandbox)
        pool->unprotected(pool->missing);
}

static gboolean is_protected(const undex_workers *pool, GError **error)
{
    if (!pool->missing || !pool->settings.require_sandbox)
        return TRUE;
    return undex_error_fail(error, UNDEX_ERROR_IO,
                            "this system refuses %s, without which --require-sandbox reads nothing",
                            pool->missing);
}

static void listen_to(undex_workers *pool, worker_handle *member, gboolean readable, gint64 now)
{
    gboolean gone = FALSE, stays = TRUE;
    pool_blame blame = {UNDEX_ERROR_TIMEOUT, "took longer than is allowed (--timeout)"};
    guint had = g_queue_get_length(&pool->finished), odd = 0;
    if (readable)
        stays = worker_handle_listen(member, &pool->finished, pool->max_output, &gone, &blame);
    else if (!g_queue_is_empty(&member->queue) &&
             now - member->began > (member->ready ? pool->timeout : STARTING))
        stays = FALSE;
    look_at_layers(pool, member);
    for (guint i = had; i < g_queue_get_length(&pool->finished); i++)
        odd += is_odd(g_queue_peek_nth(&pool->finished, i));
    retire(member, odd);
    if (member->ready && !member->queue.length && (!stays || member->retiring))
        give_up(pool, member);
    else if (!stays)
        dismiss(pool, member, gone, &blame);
}

/* Time in which nobody listened is no worker's fault. */
static void forgive(undex_workers *pool, gint64 now)
{
    gint64 away = pool->looked ? now - pool->looked - PAUSE_MS * 1000 : 0;
    for (guint i = 0; i < pool->members->len && away > 0; i++)
        ((worker_handle *)g_ptr_array_index(pool->members, i))->began += away;
}

/* Listens to all, at most `milliseconds`; FALSE where a signal came. */
static gboolean listen_all(undex_workers *pool, int milliseconds)
{
    struct pollfd fds[MOST_MEMBERS];
    worker_handle *members[MOST_MEMBERS];
    guint all = MIN(pool->members->len, MOST_MEMBERS);
    for (guint i = 0; i < all; i++) {
        members[i] = g_ptr_array_index(pool->members, i);
        fds[i] = (struct pollfd){.fd = members[i]->results, .events = POLLIN};
    }
    forgive(pool, g_get_monotonic_time());
    int ready = poll(fds, all, milliseconds);
    pool->looked = g_get_monotonic_time();
    for (guint i = 0; i < all && ready >= 0; i++)
        listen_to(pool, members[i], fds[i].revents != 0, pool->looked);
    return ready >= 0;
}

gboolean undex_pool_collect(undex_workers *pool, gboolean wait, undex_outcome **outcome, GError **error)
{
    *outcome = NULL;
    if (!hand_out(pool, error))
        return FALSE;
    gboolean pause = wait && g_queue_is_empty(&pool->finished) && pool->members->len;
    if (pool->members->len)
        listen_all(pool, pause ? (int)MIN(PAUSE_MS, pool->timeout / 2000 + 1) : 0);
    if (!is_protected(pool, error) || !hand_out(pool, error))
        return FALSE;
    *outcome = g_queue_pop_head(&pool->finished);
    return TRUE;
}

char *undex_workers_layers(undex_workers *pool, GError **error)
{
    gint64 until = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
    GError *why = NULL;
    worker_handle *member =
        pool->members->len ? g_ptr_array_index(pool->members, 0) : start(pool, FALSE, &why);
    while (member && !member->layers && g_get_monotonic_time() < until) {
        listen_all(pool, PAUSE_MS);
        member = pool->members->len ? g_ptr_array_index(pool->members, 0) : NULL;
    }
    if (member && member->layers)
        return g_strdup(member->layers);
    if (why)
        g_propagate_error(error, why);
    else
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO,
                    "the processes that read documents cannot be started");
    return NULL;
}
