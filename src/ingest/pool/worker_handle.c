// SPDX-License-Identifier: GPL-3.0-or-later
/* One worker as its parent sees it. Nothing it says is believed before it has been looked at. */
#include "ingest/pool/pool_private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PIPE_BYTES = 1 << 20, READ_AT_ONCE = 4 << 20, COMPLAINT_BYTES = 64 * 1024, MESSAGE_CEILING = 500 };
/* What the smallest frame costs its reader in memory: many empty ones are output, too. */
enum { FRAME_COST = 128 };

static void close_pair(int pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0)
            close(pair[i]);
}

worker_handle *worker_handle_new(undex_reader_process *reader, double timeout, gboolean ocr, GQueue *waiting,
                                 GError **error)
{
    int tasks[2] = {-1, -1}, results[2] = {-1, -1}, complaints[2] = {-1, -1}, pid = -1;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, tasks) == 0 && pipe2(results, O_CLOEXEC) == 0 &&
        pipe2(complaints, O_CLOEXEC | O_NONBLOCK) == 0)
        pid = undex_reader_process_fork(reader, ocr, tasks[1], results[1], complaints[1], error);
    if (pid <= 0) {
        close_pair(tasks);
        close_pair(results);
        close_pair(complaints);
        return NULL;
    }
    close(tasks[1]);
    close(results[1]);
    close(complaints[1]);
    fcntl(results[0], F_SETFL, O_NONBLOCK);
#ifdef F_SETPIPE_SZ
    fcntl(results[0], F_SETPIPE_SZ,
          PIPE_BYTES); /* a document or two: the worker need not wait for the writer */
#endif
    worker_handle *member = g_new0(worker_handle, 1);
    member->pid = pid;
    member->tasks = tasks[0];
    member->results = results[0];
    member->complaints = complaints[0];
    member->timeout = timeout;
    member->ocr = ocr;
    member->waiting = waiting;
    member->frames.bytes = g_byte_array_new();
    return member;
}

void worker_handle_free(worker_handle *member)
{
    close(member->tasks);
    close(member->results);
    close(member->complaints);
    g_byte_array_unref(member->frames.bytes);
    undex_outcome_free(member->outcome);
    undex_snapshot_free(member->taken);
    g_queue_clear_full(&member->queue, (GDestroyNotify)pool_task_free);
    g_free(member->layers);
    g_free(member);
}

/* The head's time begins: by the clock, and by the processor's, which goes on where nobody listens. */
static void begin_clock(worker_handle *member)
{
    member->began = g_get_monotonic_time();
    if (member->ready && !g_queue_is_empty(&member->queue))
        undex_reader_process_bound_cpu(member->pid, member->timeout);
}

static void begin_head(worker_handle *member)
{
    begin_clock(member);
    member->until =
        member->began + (gint64)(member->timeout * UNDEX_MESSAGE_OCR_TIMES * (double)G_USEC_PER_SEC);
}

gboolean worker_handle_send(worker_handle *member, pool_task *task)
{
    GByteArray *strings = task->wanted.strings;
    /* What is appended below is said to this worker alone, and taken off again. */
    gsize own = strings->len;
    if (task->wanted.attachment) {
        char ordinal[16];
        int length = g_snprintf(ordinal, sizeof ordinal, "!%d", task->wanted.attachment);
        g_byte_array_append(strings, (const guint8 *)ordinal, (guint)length + 1);
    }
    pool_send_readings(member, task);
    gboolean sent = undex_message_send(member->tasks, strings->data, strings->len, task->copy->fd);
    g_byte_array_set_size(strings, (guint)own);
    if (!sent)
        return FALSE;
    g_queue_push_tail(&member->queue, task);
    member->spent = task->pdf;
    if (g_queue_get_length(&member->queue) == 1)
        begin_head(member);
    return TRUE;
}

/* What it said on its stderr since the last time, made one line; "" for nothing. */
static char *complaints_of(worker_handle *member)
{
    char *text = g_malloc(COMPLAINT_BYTES + 1);
    gsize have = 0;
    ssize_t n;
    while ((n = read(member->complaints, text + have, COMPLAINT_BYTES - have)) > 0 && have < COMPLAINT_BYTES)
        have += (gsize)n;
    text[have] = '\0';
    return text;
}

/* What was read without OCR stays where OCR fails. */
static void choose_outcome(worker_handle *member, pool_task *task)
{
    undex_outcome *outcome = member->outcome, *first = task->first;
    if (!first || !outcome->failure || !first->prepared)
        return;
    first->remark = g_strdup_printf("its pictures of pages are not read: %s", outcome->failure->message);
    undex_outcome_free(outcome);
    member->outcome = g_steal_pointer(&task->first);
}

static void finish_head(worker_handle *member, GQueue *finished)
{
    /* What was complained of this document is read now, so that it is not taken for the next one's. */
    g_autofree char *unread = complaints_of(member);
    pool_task *task = g_queue_pop_head(&member->queue);
    g_clear_pointer(&member->taken, undex_snapshot_free);
    if (task->wanted.ocr == UNDEX_POOL_OCR_THEN && !task->ocr && member->outcome->unread) {
        task->first = g_steal_pointer(&member->outcome);
        task->ocr = TRUE;
        member->done++;
        begin_head(member);
        g_queue_push_head(member->waiting, task);
        return;
    }
    choose_outcome(member, task);
    member->outcome->owner = task->wanted.owner;
    member->outcome->sha256 = g_strdup(task->copy->sha256);
    member->outcome->micros = g_get_monotonic_time() - member->began;
    member->done++;
    begin_head(member);
    g_queue_push_tail(finished, g_steal_pointer(&member->outcome));
    pool_task_free(task);
}

void worker_handle_forget_head(worker_handle *member)
{
    g_clear_pointer(&member->outcome, undex_outcome_free);
    g_clear_pointer(&member->taken, undex_snapshot_free);
}

void worker_handle_fail_head(worker_handle *member, GQueue *finished, undex_error code, const char *message)
{
    if (!member->outcome)
        member->outcome = g_new0(undex_outcome, 1);
    g_clear_pointer(&member->outcome->prepared, undex_prepared_free);
    member->outcome->same = FALSE;
    member->outcome->bytes = 0;
    g_set_error(&member->outcome->failure, UNDEX_ERROR, (gint)code, "%s", message);
    finish_head(member, finished);
}

/* Text of a worker as one line that is safe to print: valid, and nothing a terminal obeys. */
static char *clean_line(const guint8 *bytes, gsize length)
{
    g_autofree char *raw = g_strndup((const char *)bytes, MIN(length, MESSAGE_CEILING));
    g_autofree char *valid = g_utf8_make_valid(raw, -1);
    GString *line = g_string_new(NULL);
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        GUnicodeType type = g_unichar_type(c);
        gboolean prints = type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
                          type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
        g_string_append_unichar(line, prints ? c : ' ');
    }
    return g_string_free(line, FALSE);
}

static gboolean take_failure(worker_handle *member, const undex_message_part *frame, GQueue *finished)
{
    if (frame->length < 1 || frame->bytes[0] < 'a' || frame->bytes[0] > 'a' + UNDEX_ERROR_CRASH)
        return FALSE;
    g_autofree char *message = clean_line(frame->bytes + 1, frame->length - 1);
    worker_handle_fail_head(member, finished, (undex_error)(frame->bytes[0] - 'a'), message);
    return TRUE;
}

/* FALSE where it is no number from 1 on. */
static gboolean take_number(int *out, const undex_message_part *frame)
{
    enum { MOST_DIGITS = 9 };
    g_autofree char *number = g_strndup((const char *)frame->bytes, MIN(frame->length, MOST_DIGITS + 1));
    *out = (int)g_ascii_strtoll(number, NULL, 10);
    return frame->length <= MOST_DIGITS && *out > 0;
}

/* The page that it is at, one after another; by OCR each has the time of a document. */
static gboolean take_page(worker_handle *member, const undex_message_part *frame)
{
    int last = member->outcome->drawn.last;
    if (!(member->draws || member->ocr) || !take_number(&member->outcome->drawn.last, frame))
        return FALSE;
    const pool_task *task = g_queue_peek_head(&member->queue);
    if (member->ocr && task->wanted.ocr_pages)
        ++*task->wanted.ocr_pages;
    if (member->ocr && g_get_monotonic_time() < member->until)
        begin_clock(member);
    return !member->ocr || member->outcome->drawn.last > last;
}

static gboolean take_picture(undex_outcome *outcome, const undex_message_part *frame)
{
    static const guint8 signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    gsize head = sizeof outcome->drawn;
    if (outcome->prepared || !outcome->drawn.last || frame->length < head + sizeof signature ||
        memcmp(frame->bytes + head, signature, sizeof signature) != 0)
        return FALSE;
    memcpy(&outcome->drawn, frame->bytes, head);
    outcome->picture = g_bytes_new(frame->bytes + head, frame->length - head);
    return TRUE;
}

static gboolean take_ready(worker_handle *member, const undex_message_part *frame)
{
    gboolean first = !member->ready && frame->length < MESSAGE_CEILING;
    member->ready = TRUE;
    begin_head(member); /* to get ready is not the document's time */
    if (first)
        member->layers = clean_line(frame->bytes, frame->length);
    return first;
}

/* What the attachment says is said to the parent, which hashes it: it is a file then as any other, and read
 * by another worker. */
static gboolean take_attached(worker_handle *member, const undex_message_part *frame, GQueue *finished)
{
    g_autoptr(GError) why = NULL;
    pool_task *task = g_queue_peek_head(&member->queue);
    gboolean last = frame->tag == FRAME_END;
    if (!last && frame->tag != FRAME_BYTES)
        return FALSE;
    if (!member->taken)
        member->taken = undex_snapshot_new(TRUE, &why);
    if (member->taken && undex_snapshot_append(member->taken, frame->bytes, frame->length, &why) &&
        (!last || undex_snapshot_seal(member->taken, &why))) {
        if (!last)
            return TRUE;
        undex_snapshot_free(task->copy);
        task->copy = g_steal_pointer(&member->taken);
        task->wanted.attachment = 0;
        task->pdf = undex_snapshot_is_pdf(task->copy);
        g_queue_push_head(member->waiting, g_queue_pop_head(&member->queue));
        g_clear_pointer(&member->outcome, undex_outcome_free);
        member->done++;
        begin_head(member);
        return TRUE;
    }
    worker_handle_fail_head(member, finished, (undex_error)why->code, why->message);
    return TRUE;
}

static gboolean take_made(worker_handle *member, const undex_message_part *frame, GQueue *finished)
{
    if (frame->tag != FRAME_MADE)
        return FALSE;
    member->outcome->made = g_bytes_new(frame->bytes, frame->length);
    finish_head(member, finished);
    return TRUE;
}

/* FALSE where this may not come now. */
static gboolean take_frame(worker_handle *member, const undex_message_part *frame, GQueue *finished)
{
    if (frame->tag == FRAME_READY)
        return take_ready(member, frame);
    pool_task *task = g_queue_peek_head(&member->queue);
    if (!member->ready || !task)
        return FALSE;
    if (!member->outcome)
        member->outcome = g_new0(undex_outcome, 1);
    undex_outcome *outcome = member->outcome;
    outcome->bytes += (frame->tag == FRAME_BYTES ? 0 : frame->length) + FRAME_COST;
    if (frame->tag == FRAME_FAILED)
        return take_failure(member, frame, finished);
    if (member->makes)
        return take_made(member, frame, finished);
    if (task->wanted.attachment)
        return take_attached(member, frame, finished);
    switch (frame->tag) {
    case FRAME_PAGE:
        return take_page(member, frame);
    case FRAME_READING:
        return pool_take_reading(member, frame);
    case FRAME_UNREAD:
        return !outcome->prepared && take_number(&outcome->unread, frame);
    case FRAME_PICTURE:
        if (!member->draws || !take_picture(outcome, frame))
            return FALSE;
        finish_head(member, finished);
        return TRUE;
    case FRAME_RECORD:
        if (outcome->prepared)
            return FALSE;
        outcome->prepared = undex_prepared_new(g_bytes_new(frame->bytes, frame->length));
        return TRUE;
    case FRAME_PASSAGE:
        if (outcome->prepared)
            g_ptr_array_add(outcome->prepared->passages, g_bytes_new(frame->bytes, frame->length));
        return outcome->prepared != NULL;
    case FRAME_WORDS:
        if (!outcome->prepared || outcome->prepared->families ||
            !g_utf8_validate((const char *)frame->bytes, (gssize)frame->length, NULL))
            return FALSE;
        outcome->prepared->families = g_strndup((const char *)frame->bytes, frame->length);
        return TRUE;
    case FRAME_END:
        if (!outcome->prepared || !outcome->prepared->passages->len || frame->length)
            return FALSE;
        finish_head(member, finished);
        return TRUE;
    default:
        return FALSE;
    }
}

gboolean worker_handle_listen(worker_handle *member, GQueue *finished, gsize max_output, gboolean *gone,
                              pool_blame *blame)
{
    undex_message_buffer_state state =
        undex_message_buffer_read(&member->frames, member->results, READ_AT_ONCE);
    undex_message_part frame;
    int more;
    *gone = FALSE;
    while ((more = undex_message_buffer_next(&member->frames, &frame, max_output)) > 0) {
        if (!take_frame(member, &frame, finished)) {
            *blame = (pool_blame){UNDEX_ERROR_CRASH, "what its reader said of it made no sense"};
            return FALSE;
        }
        if (member->outcome && member->outcome->bytes > max_output)
            more = -1;
        if (more < 0)
            break;
    }
    undex_message_buffer_compact(&member->frames);
    if (more == -2) {
        *blame = (pool_blame){UNDEX_ERROR_CRASH, "what its reader said of it made no sense"};
        return FALSE;
    }
    if (more < 0) {
        *blame = (pool_blame){UNDEX_ERROR_LIMIT, "more text came out of it than is allowed"};
        return FALSE;
    }
    *gone = state != FRAMES_MORE;
    return !*gone;
}

/* What libraries say when there is no memory, before they give up. */
static gboolean speaks_of_memory(const char *complaints)
{
    static const char *const words[] = {"failed to allocate", "bad_alloc", "ut of memory",
                                        "llocation-size-too-big", "out-of-memory"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(complaints, words[i]))
            return TRUE;
    return FALSE;
}

pool_blame worker_handle_autopsy(worker_handle *member, int status)
{
    g_autofree char *complaints = complaints_of(member);
    gboolean signaled = status >= 0 && WIFSIGNALED(status);
    if ((status >= 0 && WIFEXITED(status) && WEXITSTATUS(status) == UNDEX_MESSAGE_NO_MEMORY) ||
        (speaks_of_memory(complaints) && !(signaled && WTERMSIG(status) == SIGXCPU)))
        return (pool_blame){UNDEX_ERROR_MEMORY, "wants more memory than is allowed (--max-memory)"};
    if (signaled && WTERMSIG(status) == SIGSYS)
        return (pool_blame){UNDEX_ERROR_CRASH, "made its reader try what the sandbox forbids"};
    if (signaled && WTERMSIG(status) == SIGXCPU)
        return (pool_blame){UNDEX_ERROR_TIMEOUT, "took more processor time than is allowed (--timeout)"};
    if (signaled && WTERMSIG(status) == SIGKILL)
        return (pool_blame){UNDEX_ERROR_CRASH, "its reader was killed, perhaps for want of memory"};
    return (pool_blame){UNDEX_ERROR_CRASH, "crashed its reader"};
}
