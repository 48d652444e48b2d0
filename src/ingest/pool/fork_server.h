// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The process that workers are forked from: small (it begins before the index is opened), warm (it holds what
 * extraction loads once), and the one that reaps them. It reads no document itself.
 */
#ifndef UNDEX_INGEST_POOL_FORK_SERVER_H
#define UNDEX_INGEST_POOL_FORK_SERVER_H

#include "ingest/pool/worker.h"

typedef struct undex_zygote undex_zygote;

/* Forks it; NULL and UNDEX_ERROR_IO. It ends with the parent. */
undex_zygote *undex_zygote_new(const undex_worker_limits *limits, GError **error);
void undex_zygote_free(undex_zygote *zygote);

/* TRUE where it was found to have ended, which it does not by itself: it was killed, and its workers with it.
 */
gboolean undex_zygote_is_lost(const undex_zygote *zygote);

/* A worker that has the other ends of these (the caller closes its copies); its process id, -1. */
int undex_zygote_fork(undex_zygote *zygote, int tasks, int results, int complaints);
/* Kills a worker and gives how it ended, as waitpid() does; -1. Its id means nothing afterwards. */
int undex_zygote_reap(undex_zygote *zygote, int pid, gboolean kill);

#endif
