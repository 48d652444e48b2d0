// SPDX-License-Identifier: GPL-3.0-or-later
/* Files read for what they say, without an index. */
#include "ingest/reading_queue.h"

#include "undex/record.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files that may be begun ahead of a document that takes long. */
enum { AHEAD_FILES = 100 };

typedef struct {
    undex_reading reading;
    const char *path;
    char *own_path; /* of an attachment: the PDF, a slash, its name; `path` is that */
} named_file;

typedef struct {
    undex_reading_queue queue; /* named_file */
    const char *const *paths;  /* those that are left */
    undex_ingest_reader reader;
    void *closure;
    const volatile int *stop;
} flow;

static void named_file_free(named_file *r)
{
    undex_reading_clear(&r->reading);
    g_free(r->own_path);
    g_free(r);
}

/* What comes through a pipe is copied as a file is. */
static int open_standard(GError **error)
{
    struct stat facts;
    gboolean folder = fstat(STDIN_FILENO, &facts) == 0 && S_ISDIR(facts.st_mode);
    int fd = folder ? -1 : fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
    if (folder)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_UNSUPPORTED, "a folder, not a file");
    else if (fd < 0)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot read it: %s", g_strerror(errno));
    return fd;
}

/* `ordinal`: of the attachment that is meant, of the PDF `file`; 0: the file itself. */
static void begin(flow *f, named_file *r, const char *file, int ordinal)
{
    undex_file facts = {0};
    gsize length = strlen(r->path) + 1;
    int fd = strcmp(file, "-") == 0 ? open_standard(&r->reading.failure)
                                    : undex_open_file(file, &facts, &r->reading.failure);
    if (fd < 0)
        return;
    if (length > UNDEX_MESSAGE_TASK_CEILING) {
        close(fd);
        g_set_error(&r->reading.failure, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "its path is too long");
        return;
    }
    GByteArray *strings = g_byte_array_new();
    g_byte_array_append(strings, (const guint8 *)r->path, (guint)length);
    r->reading.waiting = TRUE;
    undex_pool_submit(f->queue.workers, &(undex_pool_request){.owner = &r->reading,
                                                              .fd = fd,
                                                              .attachment = ordinal,
                                                              .strings = strings,
                                                              .ocr = undex_pool_ocr(f->queue.workers)});
}

static gboolean stopped(const flow *f)
{
    return f->stop && *f->stop;
}

/* The records of a worker, read as those of a stranger. */
static undex_document *document_of(const undex_prepared *records, GError **error)
{
    g_autoptr(undex_document) document = undex_document_read_binary(records->record, error);
    for (guint i = 0; document && i < records->passages->len; i++) {
        undex_passage *passage = undex_passage_read_binary(g_ptr_array_index(records->passages, i), error);
        if (!passage)
            return NULL;
        g_ptr_array_add(document->passages, passage);
    }
    return g_steal_pointer(&document);
}

/* The attachments come right behind the PDF that carries them. What came through a pipe is not read twice. */
static void begin_attachments(flow *f, const named_file *carrier, const GPtrArray *names)
{
    if (!undex_pool_takes_attachments(f->queue.workers) || carrier->own_path ||
        strcmp(carrier->path, "-") == 0)
        return;
    for (guint i = 0; i < names->len; i++) {
        named_file *r = g_new0(named_file, 1);
        r->path = r->own_path = g_strconcat(carrier->path, "/", g_ptr_array_index(names, i), NULL);
        undex_reading_queue_add(&f->queue, &r->reading, (int)i + 1);
        begin(f, r, carrier->path, (int)i + 1);
    }
}

static void deliver(flow *f, named_file *r)
{
    g_autoptr(GError) own = NULL;
    g_autoptr(undex_document) document = NULL;
    const GError *why = r->reading.failure ? r->reading.failure : r->reading.outcome->failure;
    undex_reading_queue_take(&f->queue);
    if (!why && !(document = document_of(r->reading.outcome->prepared, &own)))
        why = own;
    /* A worker is not believed in what undex knows for itself. */
    if (document) {
        g_free(document->path);
        document->path = g_strdup(r->path);
        g_free(document->sha256);
        document->sha256 = g_strdup(r->reading.outcome->sha256);
        if (r->reading.outcome->remark)
            g_ptr_array_add(document->warnings, g_strdup(r->reading.outcome->remark));
    }
    f->reader(r->path, document, why, f->closure);
    if (document && !stopped(f))
        begin_attachments(f, r, document->attachments);
}

static gboolean read_all(flow *f, GError **error)
{
    while ((*f->paths || f->queue.files.length) && !stopped(f)) {
        while (*f->paths && undex_reading_queue_has_room(&f->queue)) {
            named_file *r = g_new0(named_file, 1);
            r->path = *f->paths++;
            undex_reading_queue_add(&f->queue, &r->reading, -1);
            begin(f, r, r->path, 0);
        }
        undex_reading *head = undex_reading_queue_head(&f->queue);
        if (!undex_reading_queue_gather(&f->queue, head->waiting, error))
            return FALSE;
        if (head->waiting)
            continue;
        deliver(f, (named_file *)head);
        named_file_free(g_queue_pop_head(&f->queue.files));
    }
    return TRUE;
}

gboolean undex_ingest_read(undex_workers *workers, const char *const *paths, undex_ingest_reader reader,
                           void *closure, const volatile int *stop, GError **error)
{
    flow f = {.queue = {.workers = workers, .most = AHEAD_FILES},
              .paths = paths,
              .reader = reader,
              .closure = closure,
              .stop = stop};
    gboolean ended = read_all(&f, error);
    g_queue_clear_full(&f.queue.files, (GDestroyNotify)named_file_free);
    return ended;
}
