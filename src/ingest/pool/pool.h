// SPDX-License-Identifier: GPL-3.0-or-later
/* Worker processes and the tasks they have. Tasks go in, outcomes come out, in whatever order they are done.
 * Each task has an outcome, whatever becomes of its worker: one that crashes, hangs or fills the memory costs
 * the document it was on, and is replaced; tasks that waited behind go to another. */
#pragma once

#include "ingest/pool/reader_process.h"
#include "undex/ingest.h"

/* What became of a task. One of `prepared`, `same`, `elsewhere`, `picture`, `made` and
 * `failure`. */
typedef struct {
    gpointer owner; /* of the task */
    char *sha256;   /* of its bytes, as the parent has them; NULL where they could not be read */
    undex_prepared *prepared;
    gboolean same;      /* its contents are among those the task knew */
    gboolean elsewhere; /* they fall to another shard */
    GBytes *picture;    /* a PNG */
    GBytes *made;       /* a thesaurus or a draft, as its reader made it: nobody has looked at it */
    undex_picture_drawn drawn;
    GError *failure;
    int unread;           /* pages that OCR would have to read */
    GByteArray *readings; /* pages as OCR has read them, each with its length before it; NULL: none */
    char *remark;  /* why OCR could not read them, though the rest is here; NULL: nothing is to be said */
    gsize bytes;   /* that it takes */
    gint64 micros; /* it took, as the parent saw it */
} undex_outcome;
void undex_outcome_free(undex_outcome *outcome);

/* Whether attached files are documents too. */
gboolean undex_pool_takes_attachments(const undex_workers *pool);

/* TRUE while another task would soon be worked on. */
gboolean undex_pool_has_room(const undex_workers *pool);
/* Tasks without an outcome yet. */
guint undex_pool_waiting(const undex_workers *pool);
typedef enum {
    UNDEX_POOL_OCR_NEVER,
    UNDEX_POOL_OCR_THEN, /* where pages of it turn out to be pictures, it is read again by OCR */
    UNDEX_POOL_OCR_NOW
} undex_pool_ocr_time;
/* When OCR reads a file that is not to wait for others: by the option, and by whether there is a pack. */
undex_pool_ocr_time undex_pool_ocr(const undex_workers *pool);
/* What is to be read: all of it is the pool's afterwards. */
typedef struct {
    gpointer owner;
    int fd;              /* of the file, or of the PDF that carries it; read from where it is */
    int attachment;      /* the ordinal of the attachment that is meant; 0: the file itself */
    GByteArray *strings; /* each ended by a NUL: see message.h; at most UNDEX_MESSAGE_TASK_CEILING bytes */
    GPtrArray *known;    /* char *: SHA-256 of contents that need not be read by a worker; NULL: none */
    undex_shard shard;   /* to which its contents must fall */
    undex_pool_ocr_time ocr;
    GBytes *(*find_readings)(const char *sha256,
                             gpointer closure); /* what was kept of such; NULL: nothing is */
    gpointer closure;
    int *ocr_pages;    /* grows with each page that OCR comes to; NULL: nobody counts */
    gboolean uncopied; /* the worker gets the file itself */
} undex_pool_request;
void undex_pool_submit(undex_workers *pool, const undex_pool_request *request);
/* An outcome, which the caller frees; NULL: there is none yet (`wait`: after a pause or a signal), and the
 * caller asks again. FALSE: all work has ended. */
gboolean undex_pool_collect(undex_workers *pool, gboolean wait, undex_outcome **outcome, GError **error);
