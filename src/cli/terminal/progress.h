// SPDX-License-Identifier: GPL-3.0-or-later
/* How far long work has come, on stderr: a bar that is redrawn, JSON lines, or nothing. */
#pragma once

#include <glib.h>

typedef struct undex_progress undex_progress;

typedef enum {
    UNDEX_PROGRESS_AUTO, /* a bar on a terminal, else nothing */
    UNDEX_PROGRESS_BAR,
    UNDEX_PROGRESS_JSON,
    UNDEX_PROGRESS_NONE
} undex_progress_way;

undex_progress *undex_progress_new(undex_progress_way way, gboolean quiet);
void undex_progress_free(undex_progress *progress); /* wipes the bar */

typedef struct {
    int done, total; /* files */
    int pages, failed;
    int ocr_done, ocr_total; /* pages that OCR has come to, of how many; 0: it is not its turn */
} undex_progress_state;

/* Draws at most a few times a second. `name`: what is being worked on. */
void undex_progress_show(undex_progress *progress, const undex_progress_state *state, const char *name);
/* Makes room for a message. */
void undex_progress_clear(undex_progress *progress);

/* progress_line.c: what the progress bar says, made to fit its terminal. */
/* In the time of OCR the bar and "page 12 of 300 by OCR" tell of its pages.
 * "[####....] 140 of 300, 2 failed, 40 s left, 900 pages (80/s)  a.pdf" in at most `columns`. Where there is
 * no room for all, parts are left out from the least important: the file's name, the pages, the time left,
 * the bar, the failures; the count of files stays longest. `elapsed` and `left` are seconds; `name` is of a
 * file, without its folders. Caller frees. */
char *undex_progress_line(const undex_progress_state *state, double elapsed, double left, const char *name,
                          int columns);
