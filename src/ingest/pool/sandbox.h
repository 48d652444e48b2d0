// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a process that reads untrusted bytes gives up, for good: new privileges, most system calls (seccomp),
 * the file system (Landlock), memory without end, writing files. A layer that this kernel lacks is left out
 * and not named.
 */
#ifndef UNDEX_INGEST_POOL_SANDBOX_H
#define UNDEX_INGEST_POOL_SANDBOX_H

#include <glib.h>

typedef struct {
    gint64 max_memory; /* bytes of address space; 0: no limit */
} undex_sandbox_limits;

/* Loads what entering takes; before processes are forked that enter it. FALSE: it is not there, and nothing
 * untrusted is to be read. */
gboolean undex_sandbox_prepare(GError **error);

/* Enters it. Returns what is in force: "no-new-privs, rlimits, landlock 3, seccomp". Caller frees. */
char *undex_sandbox_enter(const undex_sandbox_limits *limits);

/* Lets another process of the same user have so many seconds of CPU time from now on (one more at the
 * most); then SIGXCPU ends it. Does nothing where the system cannot. */
void undex_sandbox_bound_cpu(int pid, double seconds);

/* TRUE in programs built with sanitizers, which reserve more addresses than any limit allows. */
gboolean undex_sandbox_is_instrumented(void);

#endif
