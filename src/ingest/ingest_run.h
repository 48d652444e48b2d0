// SPDX-License-Identifier: GPL-3.0-or-later
/* One run over many files: what its parts share, how it reports and when it commits. */
#pragma once

#include "undex/ingest.h"

typedef struct {
    undex_index *store; /* NULL in a dry run without an index */
    const undex_ingest_options *options;
    undex_ingest_summary *summary;
    int done, total;
    int pending; /* changes since the last commit */
    gboolean
        reads_pictures; /* all else is taken: those files that have pages to be read by OCR are read again */
    int ocr_done, ocr_told, ocr_total; /* pages that OCR has come to, of which that was told, and all */
    gboolean rolled_back;              /* the file in hand has cost all of them: they are to be made again */
    enum {
        INGEST_TELLS_ALL,
        INGEST_TELLS_FAILURES,
        INGEST_TELLS_NOTHING
    } tells;          /* the rest was told before */
    gint64 committed; /* monotonic microseconds */
    char *folder;     /* of the last file that was taken, and whom it lets read such files (index_narrow.c) */
    gid_t folder_group;
    mode_t folder_readers;
} ingest_run;

/* Counts what became of a file, and tells it on. `began`: monotonic microseconds; 0: it took no time. */
void ingest_run_report(ingest_run *run, const char *path, undex_ingest_status status,
                       undex_ingest_event event, gint64 began);
/* Tells that OCR has come to another page, where it has; `path`: of the file that is settled next. */
void ingest_run_report_page(ingest_run *run, const char *path);
/* Counts a change; TRUE. */
gboolean ingest_run_changed(ingest_run *run);
/* Commits where there are enough of them, between two files. */
gboolean ingest_run_commit_batch(ingest_run *run, GError **error);
gboolean ingest_run_commit(ingest_run *run, GError **error);
/* Takes them back. */
gboolean ingest_run_roll_back(ingest_run *run, GError **error);
gboolean ingest_run_is_stopped(const ingest_run *run);
