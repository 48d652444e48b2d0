// SPDX-License-Identifier: GPL-3.0-or-later
/* A file on its way: looked at, and given to the workers where it must be read. */
#pragma once

#include "ingest/directory_walk.h"
#include "ingest/ingest_run.h"
#include "ingest/reading_queue.h"

/* Begun in the order of the files, settled in the same. */
typedef struct {
    undex_reading reading;
    const undex_found *found;
    /* Of an attachment: what `found` points to, the path of the PDF that carries it, its ordinal there. */
    undex_found own;
    char *carrier; /* NULL: the file is no attachment */
    int attachment;
    undex_file *file, *known; /* as it is now; as the index knows it, or NULL */
    mode_t readers;           /* bits of the modes of what it is made of beside the file: its sidecar */
    undex_ingest_status status;
    gint64 began;           /* monotonic microseconds */
    gboolean again, failed; /* it was told of before its batch was rolled back; that it failed */
    gboolean costly;        /* its batch was rolled back for it */
    int pictures;           /* pages of it that OCR is to read */
    gboolean held;          /* nothing is told of it before OCR has read its pages */
} file_job;

/* Looks at the file; where it must be read, gives it to the workers. NULL and an error: the run must end. */
file_job *file_job_begin(ingest_run *run, const undex_found *found, GError **error);
/* The same for a file that the PDF of another job, which is settled, carries. */
file_job *file_job_begin_attachment(ingest_run *run, const file_job *carrier, int ordinal, const char *name,
                                    GError **error);
/* Gives a file to the workers once more, whatever is known of it. FALSE where the run must end. */
gboolean file_job_read_anew(ingest_run *run, file_job *job, GError **error);
/* Begins with a file anew that was settled, and whose batch was rolled back. Takes the job where that fails.
 */
gboolean file_job_begin_again(ingest_run *run, file_job *job, GError **error);
void file_job_free(file_job *job);
/* Whether OCR is to read pages of it that nothing has read, as its settled outcome or the index says. */
int file_job_pictures(const ingest_run *run, const file_job *job);

/* What failed so may go well the next time, though the file is the same: it could not be read, or what was
 * said of it made no sense. */
gboolean ingest_may_pass(const char *reason);
/* The user wants it tried, whatever is known of it. */
gboolean ingest_is_asked_again(const ingest_run *run, const file_job *job);
/* A file as the index knows it was read with these contents (NULL: any) as it would be read now. */
gboolean ingest_has_contents(const undex_file *other, const undex_file *file, const char *sha256);
/* Another file that has, and whose passages are made of them. */
gboolean ingest_is_twin(const undex_file *other, const undex_file *file, const char *sha256);
