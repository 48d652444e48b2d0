// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * undex-reader as undex sees it: the program that documents are read by, from which workers are forked. It is
 * started when the first worker is wanted, once a run.
 *
 * It is where $UNDEX_READER says, else beside undex, else in ../libexec/undex/ from there.
 */
#pragma once

#include "base/message.h"
#include "undex/error.h"

typedef struct undex_reader_process undex_reader_process;

/* Looks for the program; NULL and UNDEX_ERROR_IO where there is none. It ends with undex. */
undex_reader_process *undex_reader_process_new(const undex_message_settings *settings, GError **error);
void undex_reader_process_free(undex_reader_process *process);

/* TRUE where it was found to have ended, which it does not by itself: it was killed, with its workers. */
gboolean undex_reader_process_is_lost(const undex_reader_process *process);

/* A worker that has the other ends of these (the caller closes its copies), `ocr`: one that reads by OCR; its
 * process id, -1. An error (UNDEX_ERROR_IO) only where the program cannot be used at all. */
int undex_reader_process_fork(undex_reader_process *process, gboolean ocr, int tasks, int results,
                              int complaints, GError **error);
/* Kills a worker and gives how it ended, as waitpid() does; -1. Its id means nothing afterwards. */
int undex_reader_process_reap(undex_reader_process *process, int pid, gboolean kill);
/* Kills a worker, and does not wait for that. */
void undex_reader_process_give_up(undex_reader_process *process, int pid);

/* Lets a worker have so many seconds of CPU time from now on (one more at the most); then SIGXCPU ends it.
 * Does nothing where the system cannot. */
void undex_reader_process_bound_cpu(int pid, double seconds);

/* The program's path; NULL and an error that says where it was looked for. Caller frees. */
char *undex_reader_path(GError **error);
