// SPDX-License-Identifier: GPL-3.0-or-later
/* What a process that reads untrusted bytes gives up, for good: new privileges, most system calls (seccomp),
 * the file system (Landlock), memory without end, writing files. A layer that this kernel lacks is left out
 * and not named. */
#pragma once

#include <glib.h>

typedef struct {
    gint64 max_memory;     /* bytes of address space; 0: no limit */
    char *const *readable; /* folders of fonts, whose files it may open, up to NULL; NULL: none are wanted */
} undex_sandbox_limits;

/* Enters it. Returns what is in force: "no-new-privs, rlimits, landlock 3, seccomp". Caller frees. */
char *undex_sandbox_enter(const undex_sandbox_limits *limits);

/* TRUE in programs built with sanitizers, which reserve more addresses than any limit allows. */
gboolean undex_sandbox_is_instrumented(void);
