// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The process that reads untrusted bytes. It gets descriptors and answers with frames; it opens nothing, and
 * ends when its socket does. One document after the other, none of which leaves anything to the next but
 * learnt words.
 */
#ifndef UNDEX_INGEST_POOL_WORKER_H
#define UNDEX_INGEST_POOL_WORKER_H

#include "ingest/open_file.h"

typedef struct {
    gint64 max_memory; /* bytes; 0: no limit */
    int max_pages;     /* 0: extraction's own */
    gboolean no_sandbox;
    gboolean for_reading; /* passages go to the parent as records, not as entries of an index */
    undex_take_function take;
} undex_worker_limits;

/* A task's strings, each ended by a NUL: the path; "#DIGEST" for contents that are known; "!ORDINAL" where
 * that attachment is meant, not the PDF that carries it; "key=value" said of it. */
enum { UNDEX_TASK_CEILING = 128 * 1024 };

/* How a worker ends that could not get memory. */
enum { UNDEX_WORKER_NO_MEMORY = 77 };

/* Never returns. `tasks`: a SOCK_SEQPACKET socket; `results`: where frames go. */
_Noreturn void undex_worker_run(const undex_worker_limits *limits, int tasks, int results);

#endif
