// SPDX-License-Identifier: GPL-3.0-or-later
/* One run over many files: what its parts share. ingest.c walks and reports, file_job.c begins a file,
 * file_outcome.c ends it.
 */
#ifndef UNDEX_INGEST_INGEST_PRIVATE_H
#define UNDEX_INGEST_INGEST_PRIVATE_H

#include "ingest/directory_walk.h"
#include "ingest/pool/pool.h"

typedef struct {
    undex_index *store; /* NULL in a dry run without an index */
    const undex_ingest_options *options;
    undex_ingest_summary *summary;
    int done, total;
    int pending;      /* changes since the last commit */
    gint64 committed; /* monotonic microseconds */
} ingest_run;

/* A file on its way: begun in the order of the files, settled in the same. */
typedef struct {
    const undex_found *found;
    /* Of an attachment: what `found` points to, the path of the PDF that carries it, its ordinal there. */
    undex_found own;
    char *carrier; /* NULL: the file is no attachment */
    int attachment;
    undex_file *file, *known; /* as it is now; as the store knows it, or NULL */
    undex_ingest_status status;
    gboolean waiting; /* for a worker */
    GError *failure;
    undex_outcome *outcome;
    gint64 began; /* monotonic microseconds */
} file_job;

/* Looks at the file; where it must be read, gives it to the workers. NULL and an error where the run must
 * end. */
file_job *file_job_begin(ingest_run *run, const undex_found *found, GError **error);
/* The same for a file that the PDF of another slot, which is settled, carries. */
file_job *file_job_begin_attachment(ingest_run *run, const file_job *carrier, int ordinal, const char *name,
                                    GError **error);
/* The names of the files that a slot's PDF carries, once it is settled and where attachments are taken.
 * Caller frees; NULL: there are none. */
gboolean file_job_attachments(ingest_run *run, const file_job *slot, GPtrArray **names, GError **error);
/* What failed so may go well the next time, though the file is the same: it could not be read, or what was
 * said of it made no sense. */
gboolean ingest_may_pass(const char *reason);
/* The user wants it tried, whatever is known of it. */
gboolean ingest_is_asked_again(const ingest_run *run, const file_job *slot);
/* A file as the store knows it was read with these contents (NULL: any) as it would be read now. */
gboolean ingest_has_contents(const undex_file *other, const undex_file *file, const char *sha256);
/* Another file that has, and whose passages are made of them. */
gboolean ingest_is_twin(const undex_file *other, const undex_file *file, const char *sha256);
/* Gives a file to the workers once more, whatever is known of it. FALSE where the run must end. */
gboolean file_job_read_anew(ingest_run *run, file_job *slot, GError **error);
/* Takes the outcome, which belongs to this slot. */
void file_job_answer(file_job *slot, undex_outcome *outcome);
/* Brings what became of it to the store, and reports it. FALSE where the run must end. May leave it waiting
 * once more (slot->waiting): then it is to be settled again. */
gboolean file_job_settle(ingest_run *run, file_job *slot, GError **error);
void file_job_free(file_job *slot);

/* prune.c */
/* What is in the index below the walk's roots and gone: counts it, drops it, or refuses to (options->prune).
 * `before`: the paths (char *) that were in the index when the run began; NULL where nothing is pruned. */
gboolean ingest_prune(ingest_run *run, const undex_walk *walk, const GPtrArray *before, GError **error);

/* ingest.c */
void ingest_report(ingest_run *run, const char *path, undex_ingest_status status, undex_ingest_event event,
                   gint64 began);
/* Counts a change, and commits where there are enough of them. */
gboolean ingest_changed(ingest_run *run, GError **error);
gboolean ingest_is_stopped(const ingest_run *run);
gboolean ingest_is_gone(const char *path);
/* The path of the PDF that carries the attachment of that path; NULL: the path is no attachment's. */
char *ingest_carrier_of(const char *path);

#endif
