// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the pool share: a worker as its parent sees it (worker_handle.c), and all (pool.c). */
#pragma once

#include "base/message.h"
#include "ingest/pool/pool.h"
#include "ingest/pool/snapshot.h"

typedef struct {
    undex_pool_request wanted; /* its descriptor is -1 once it was copied */
    gint64 size;               /* of what the descriptor leads to */
    undex_snapshot *copy;      /* NULL: it has not been read */
    gboolean pdf;              /* so the copy begins */
    gboolean ocr;              /* it is for a worker that reads by OCR */
    undex_outcome *first;      /* without OCR; NULL: it was not read so */
} pool_task;

typedef struct {
    int pid, tasks, results, complaints;
    undex_message_buffer frames;
    GQueue queue;           /* pool_task *; the head is being worked on */
    GQueue *waiting;        /* of the pool: where a task goes whose attachment was taken out of its PDF */
    undex_outcome *outcome; /* of the head, as far as it has come */
    undex_snapshot *taken;  /* the attachment that the head is about, likewise */
    gint64 began;           /* monotonic microseconds: the head, or its page that OCR is at */
    gint64 until;           /* when OCR must be done with all of it */
    double timeout;         /* seconds of CPU time for a document */
    gboolean ready, retiring;
    gboolean draws; /* pictures may be asked of it */
    gboolean makes; /* and of this nothing but what it makes of a file that is no document */
    gboolean ocr;   /* it reads by OCR */
    gboolean spent; /* it has a PDF, or had one: it gets nothing else */
    char *layers;   /* of its sandbox */
    int done;       /* documents so far */
} worker_handle;

/* Why a worker must go; what its document failed of. */
typedef struct {
    undex_error code;
    const char *message;
} pool_blame;

/* task_readings.c: gives the worker, before the task, what is kept of the pages that it would have to read;
 * without it, it reads them. */
void pool_send_readings(const worker_handle *member, const pool_task *task);
/* Adds a page to those that its outcome brings. FALSE where none may come. */
gboolean pool_take_reading(const worker_handle *member, const undex_message_part *frame);

/* `ocr`: it is to read by OCR. NULL where none can be started; an error where none ever can. */
worker_handle *worker_handle_new(undex_reader_process *reader, double timeout, gboolean ocr, GQueue *waiting,
                                 GError **error);
/* Closes what is left of it. The process must have been reaped. */
void worker_handle_free(worker_handle *member);
gboolean worker_handle_send(worker_handle *member, pool_task *task);

/* Reads and takes what it has said; finished outcomes go to `finished`. FALSE where it is to be ended:
 * `*gone`: it has ended by itself; else `*blame` says why. */
gboolean worker_handle_listen(worker_handle *member, GQueue *finished, gsize max_output, gboolean *gone,
                              pool_blame *blame);
/* Why a worker ended as `status` says, from what it complained of. */
pool_blame worker_handle_autopsy(worker_handle *member, int status);
/* The head is as if it had not been begun: for another worker. */
void worker_handle_forget_head(worker_handle *member);
/* The head's outcome is this failure. */
void worker_handle_fail_head(worker_handle *member, GQueue *finished, undex_error code, const char *message);

/* Reads a task's file, and hashes it. The outcome where no worker is needed, as of a known file, or NULL. */
undex_outcome *pool_task_copy(pool_task *task);
void pool_task_free(pool_task *task);
