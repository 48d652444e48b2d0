// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The process that workers are forked from: small (it begins before the index is opened), warm (it holds what
 * extraction loads once), and the one that reaps them. It reads no document itself.
 */
#ifndef UNDEX_INGEST_POOL_FORK_SERVER_H
#define UNDEX_INGEST_POOL_FORK_SERVER_H

#include "ingest/pool/worker.h"

typedef struct undex_fork_server undex_fork_server;

/* Forks it; NULL and UNDEX_ERROR_IO. It ends with the parent. */
undex_fork_server *undex_fork_server_new(const undex_worker_limits *limits, GError **error);
void undex_fork_server_free(undex_fork_server *zygote);

/* TRUE where it was found to have ended, which it does not by itself: it was killed, and its workers with it.
 */
gboolean undex_fork_server_is_lost(const undex_fork_server *zygote);

/* A worker that has the other ends of these (the caller closes its copies); its process id, -1. */
int undex_fork_server_fork(undex_fork_server *zygote, int tasks, int results, int complaints);
/* Kills a worker and gives how it ended, as waitpid() does; -1. Its id means nothing afterwards. */
int undex_fork_server_reap(undex_fork_server *zygote, int pid, gboolean kill);

#endif
