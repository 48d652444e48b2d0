// SPDX-License-Identifier: GPL-3.0-or-later
/* Files read for what they say, without an index. */
#include "ingest/open_file.h"
#include "ingest/reading_queue.h"

#include "undex/record.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files that may be begun ahead of a document that takes long; bytes read at a time. */
enum { AHEAD_FILES = 100, CHUNK = 256 * 1024 };

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

/* A file without a name, in memory where the system has such. */
static int open_nameless(GError **error)
{
    g_autofree char *name = NULL;
#ifdef MFD_CLOEXEC
    int fd = memfd_create("standard input", MFD_CLOEXEC);
    if (fd >= 0)
        return fd;
#endif
    int file = g_file_open_tmp("undex-XXXXXX", &name, error);
    if (file >= 0)
        unlink(name);
    return file;
}

static gboolean copy(int from, int to, gint64 most, GError **error)
{
    g_autofree guint8 *chunk = g_malloc(CHUNK);
    gint64 have = 0;
    for (ssize_t n; (n = read(from, chunk, CHUNK)) != 0;) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n > 0 && (have += n) > most) {
            g_autofree char *size = g_format_size((guint64)most);
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "too large: at most %s are read", size);
            return FALSE;
        }
        for (ssize_t done = 0, m; n > 0 && done < n; done += m)
            if ((m = write(to, chunk + done, (gsize)(n - done))) < 0) {
                n = -1;
                break;
            }
        if (n < 0) {
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot read it: %s", g_strerror(errno));
            return FALSE;
        }
    }
    return TRUE;
}

/* Workers take files, whose size is known: what comes through a pipe becomes one. */
static int open_standard(GError **error)
{
    struct stat facts;
    if (fstat(STDIN_FILENO, &facts) == 0 && S_ISDIR(facts.st_mode)) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_UNSUPPORTED, "a folder, not a file");
        return -1;
    }
    int fd = open_nameless(error);
    if (fd < 0)
        return -1;
    if (copy(STDIN_FILENO, fd, UNDEX_OPEN_FILE_MOST_BYTES, error) && lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    close(fd);
    return -1;
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
    g_autoptr(GByteArray) strings = g_byte_array_new();
    g_byte_array_append(strings, (const guint8 *)r->path, (guint)length);
    undex_pool_add_ordinal(strings, ordinal);
    r->reading.waiting = TRUE;
    undex_pool_submit(f->queue.workers, &r->reading, fd, strings);
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
    if (document) { /* the record says it as text */
        g_free(document->path);
        document->path = g_strdup(r->path);
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
