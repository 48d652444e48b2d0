// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Ingestion: files and folders become entries of the store. Walks, tells what is unchanged, extracts,
 * segments, stores; a file that cannot be taken is reported and remembered with its reason, and never stops
 * the run.
 */
#ifndef UNDEX_INGEST_H
#define UNDEX_INGEST_H

#include "undex/store.h"

typedef enum {
    UNDEX_INGEST_TAKEN,
    UNDEX_INGEST_UNCHANGED,
    UNDEX_INGEST_FAILED,
    UNDEX_INGEST_REMOVED,
    UNDEX_INGEST_LEFT_OUT, /* in a folder, of another kind by its name */
} undex_ingest_status;

/* What became of one file; borrowed for the call. */
typedef struct {
    const char *path;
    undex_ingest_status status;
    const char *reason;  /* undex_error_name(); NULL where it did not fail */
    const char *message; /* one line; NULL where there is nothing to say */
    int passages, pages;
    double milliseconds;
    int done, total; /* files so far and in all */
} undex_ingest_event;

typedef void (*undex_ingest_report)(const undex_ingest_event *event, void *closure);

typedef struct {
    gboolean force; /* redo unchanged files */
    gboolean prune; /* drop files below the given paths that are gone */
    undex_ingest_report report;
    void *closure;
    volatile int *stop; /* set by a signal handler: end after the current file and commit; may be NULL */
} undex_ingest_options;

typedef struct {
    int taken, unchanged, failed, removed, passages, pages;
    int left_out; /* files in folders that are no documents by their names */
} undex_ingest_summary;

/* FALSE where the work had to stop (UNDEX_ERROR_INDEX, UNDEX_ERROR_IO); failed documents are no error here.
 */
gboolean undex_ingest(undex_store *store, const char *const *paths, const undex_ingest_options *options,
                      undex_ingest_summary *summary, GError **error);

#endif
