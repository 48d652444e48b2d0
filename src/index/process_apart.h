// SPDX-License-Identifier: GPL-3.0-or-later
/* Work on a database in a process of its own, limited in time and memory: a table on which Xapian crashes, or
 * comes to no end, ends that process and not this one; and it can be stopped at any moment. */
#pragma once

#include <glib.h>

/* Runs `work`, and answers with what it has added to `out` when it came to its end; what it does to anything
 * else in memory is lost. `bytes`: of the database, by which its limits are measured. It is ended where
 * `*stop` is set (NULL: never), and with this process. `*status` is that of waitpid(). NULL: no process could
 * be started. Caller frees. */
char *undex_process_apart(void (*work)(GString *out, gpointer closure), gpointer closure, gint64 bytes,
                          const volatile int *stop, int *status, GError **error);

/* What became of a process that did not come to its end. Caller frees. */
char *undex_process_apart_describe(int status, gint64 bytes);
