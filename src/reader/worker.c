// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/worker.h"

#include "reader/draw_pages.h"
#include "reader/read_thesaurus.h"
#include "reader/sandbox.h"
#include "record/metadata.h"
#include "undex/record.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct {
    const undex_worker_setup *work;
    int results;
    GBytes *kept; /* pages that OCR has read before of the file in hand; NULL: none */
} worker;

/* A task, its strings in the message. */
typedef struct {
    const char *path;
    const char *pairs[256];
    guint pair_count;
    int attachment; /* its ordinal, 0: the file itself is meant */
    gboolean draws; /* a picture is wanted, no document */
    undex_picture picture;
} task;

/* Libraries that get no memory abort, or follow the NULL. Whether that was it shows in whether there is some
 * now. */
static void on_fault(int number)
{
    enum { SOME = 32 << 20 };
    void *some = mmap(NULL, SOME, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (some == MAP_FAILED)
        _exit(UNDEX_MESSAGE_NO_MEMORY);
    munmap(some, SOME);
    signal(number, SIG_DFL);
    /* The signal is held back while it is handled, and ends the process when this function returns. */
    raise(number);
}

static void catch_faults(void)
{
    static const int faults[] = {SIGABRT, SIGTRAP, SIGSEGV, SIGBUS};
    struct sigaction action = {.sa_handler = on_fault};
    for (gsize i = 0; i < G_N_ELEMENTS(faults) && !undex_sandbox_is_instrumented(); i++)
        sigaction(faults[i], &action, NULL);
}

static void read_task(char *message, gsize length, task *t)
{
    *t = (task){.path = message};
    for (char *p = message + strlen(message) + 1; p < message + length; p += strlen(p) + 1) {
        if (*p == '!')
            t->attachment = (int)CLAMP(g_ascii_strtoll(p + 1, NULL, 10), 0, G_MAXINT);
        else if (undex_picture_take(&t->picture, p))
            t->draws = TRUE;
        else if (t->pair_count < G_N_ELEMENTS(t->pairs))
            t->pairs[t->pair_count++] = p;
    }
}

static gboolean send_failure(const worker *w, const GError *why)
{
    g_autofree char *frame = g_strdup_printf(
        "%c%s", 'a' + (why->domain == UNDEX_ERROR ? why->code : UNDEX_ERROR_DAMAGED), why->message);
    return undex_message_write(w->results, FRAME_FAILED, frame, strlen(frame));
}

static gboolean send_bytes(const worker *w, undex_message_tag tag, GBytes *bytes)
{
    gsize length = 0;
    const void *data = g_bytes_get_data(bytes, &length);
    return undex_message_write(w->results, tag, data, length);
}

static gboolean send_prepared(const worker *w, const undex_prepared *prepared)
{
    if (!send_bytes(w, FRAME_RECORD, prepared->record))
        return FALSE;
    for (guint i = 0; i < prepared->passages->len; i++)
        if (!send_bytes(w, FRAME_PASSAGE, g_ptr_array_index(prepared->passages, i)))
            return FALSE;
    const char *families = prepared->families;
    return (!families || undex_message_write(w->results, FRAME_WORDS, families, strlen(families))) &&
           undex_message_write(w->results, FRAME_END, NULL, 0);
}

/* What preparing does, for those who only read. */
static undex_prepared *records_of(const undex_document *document)
{
    undex_prepared *records = undex_prepared_new(undex_document_write_binary(document));
    for (guint i = 0; i < document->passages->len; i++)
        g_ptr_array_add(records->passages,
                        undex_passage_write_binary(g_ptr_array_index(document->passages, i)));
    return records;
}

static void say_page(int page, gpointer closure)
{
    const worker *w = closure;
    char number[16];
    int length = g_snprintf(number, sizeof number, "%d", page);
    undex_message_write(w->results, FRAME_PAGE, number, (gsize)length);
}

static void say_reading(GBytes *page, gpointer closure)
{
    gsize length = 0;
    const void *bytes = g_bytes_get_data(page, &length);
    undex_message_write(((const worker *)closure)->results, FRAME_READING, bytes, length);
}

/* What is said of its language from outside; NULL: nothing. */
static const char *language_of(const task *t)
{
    static const char key[] = "language=";
    for (guint i = t->pair_count; i-- > 0;)
        if (g_str_has_prefix(t->pairs[i], key))
            return t->pairs[i] + strlen(key);
    return NULL;
}

/* A page that takes too long is given up before undex gives up the worker. */
static undex_extract_ocr ocr_of(const worker *w, const task *t)
{
    static const double EARLIER = 0.75;
    const undex_message_settings *settings = &w->work->settings;
    return (undex_extract_ocr){.all = settings->ocr_all,
                               .language = language_of(t),
                               .page_seconds = settings->timeout * EARLIER,
                               .seconds = settings->timeout * UNDEX_MESSAGE_OCR_TIMES,
                               .on_page = say_page,
                               .kept = w->kept,
                               .on_read = say_reading,
                               .data = (gpointer)w};
}

static gboolean send_unread(const worker *w, int pages)
{
    char number[16];
    int length = g_snprintf(number, sizeof number, "%d", pages);
    return pages <= 0 || undex_message_write(w->results, FRAME_UNREAD, number, (gsize)length);
}

/* FALSE where the parent is gone. */
static gboolean send_document(const worker *w, const task *t, GBytes *bytes)
{
    GError *why = NULL;
    int unread = 0;
    undex_extract_ocr ocr = ocr_of(w, t);
    undex_extract_limits limits = {
        .max_pages = w->work->settings.max_pages, .ocr = w->work->ocr ? &ocr : NULL, .unread = &unread};
    undex_document *document = w->work->read(bytes, t->path, &limits, &why);
    undex_prepared *prepared = NULL;
    if (document) {
        undex_metadata_apply(document, t->pairs, t->pair_count);
        g_clear_pointer(&document->path, g_free); /* undex knows it, and any bytes may be in it */
        prepared = w->work->settings.for_reading ? records_of(document)
                                                 : undex_preparer_run(w->work->preparer, document, &why);
        undex_document_free(document);
    }
    gboolean sent = send_unread(w, unread) && (prepared ? send_prepared(w, prepared) : send_failure(w, why));
    undex_prepared_free(prepared);
    g_clear_error(&why);
    return sent;
}

static gboolean send_picture(const worker *w, task *t, GBytes *bytes)
{
    g_autoptr(GError) why = NULL;
    undex_picture_drawn drawn = {0};
    t->picture.options.on_page = say_page;
    t->picture.options.closure = (gpointer)w;
    g_autoptr(GBytes) png = undex_draw_pages(bytes, t->path, &t->picture, &drawn, &why);
    if (!png)
        return send_failure(w, why);
    gsize length = 0;
    const void *data = g_bytes_get_data(png, &length);
    return undex_message_write_two(w->results, FRAME_PICTURE, &drawn, sizeof drawn, data, length);
}

static gboolean send_attachment(const worker *w, const task *t, GBytes *pdf)
{
    enum { PIECE = 1 << 20 };
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) bytes = undex_extract_attachment(pdf, t->attachment, &why);
    if (!bytes)
        return send_failure(w, why);
    gsize length = 0;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    for (gsize at = 0; at < length; at += PIECE)
        if (!undex_message_write(w->results, FRAME_BYTES, data + at, MIN(PIECE, length - at)))
            return FALSE;
    return undex_message_write(w->results, FRAME_END, NULL, 0);
}

/* What is made of a file that is no document. */
static gboolean send_made(const worker *w, GBytes *(*make)(GBytes *bytes, GError **error), GBytes *bytes)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) made = make(bytes, &why);
    return made ? send_bytes(w, FRAME_MADE, made) : send_failure(w, why);
}

static gboolean work(const worker *w, task *t, int fd)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) bytes = undex_read_document_bytes(fd, &why);
    return !bytes                            ? send_failure(w, why)
           : w->work->settings.for_thesaurus ? send_made(w, undex_read_thesaurus, bytes)
           : w->work->settings.for_draft     ? send_made(w, undex_extract_office_markdown, bytes)
           : t->attachment > 0               ? send_attachment(w, t, bytes)
           : t->draws                        ? send_picture(w, t, bytes)
                                             : send_document(w, t, bytes);
}

_Noreturn void undex_worker_run(const undex_worker_setup *own, int tasks, int results)
{
    worker w = {own, results, NULL};
    undex_sandbox_limits sandbox = {own->settings.max_memory, own->fonts};
    char *message = g_malloc(UNDEX_MESSAGE_TASK_CEILING + 1);
    catch_faults();
    if (own->ocr)
        undex_extract_open_ocr();
    char *layers = own->settings.no_sandbox ? g_strdup("") : undex_sandbox_enter(&sandbox);
    gboolean going = undex_message_write(results, FRAME_READY, layers, strlen(layers));
    g_autofree char *missing = undex_message_missing_layers(layers);
    going = going && !(missing && own->settings.require_sandbox);
    g_free(layers);
    while (going) {
        int fd = -1;
        task t;
        gssize length = undex_message_receive(tasks, message, UNDEX_MESSAGE_TASK_CEILING, &fd);
        if (length <= 0 || fd < 0)
            break;
        message[length] = '\0';
        if (!*message) { /* comes before the file that it is about */
            g_clear_pointer(&w.kept, g_bytes_unref);
            w.kept = undex_read_document_bytes(fd, NULL);
            close(fd);
            continue;
        }
        read_task(message, (gsize)length, &t);
        going = work(&w, &t, fd);
        g_clear_pointer(&t.picture.marks, g_array_unref);
        g_clear_pointer(&w.kept, g_bytes_unref);
        close(fd);
    }
    _exit(0); /* nothing of this process is worth a farewell: no buffers, no leak check */
}
