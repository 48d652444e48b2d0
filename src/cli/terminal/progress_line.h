// SPDX-License-Identifier: GPL-3.0-or-later
/* What the progress bar says, made to fit its terminal. */
#pragma once

#include "cli/terminal/progress.h"

/*
 * "[####....] 140 of 300, 2 failed, 40 s left, 900 pages (80/s)  a.pdf" in at most `columns`. Where there is
 * no room for all, parts are left out from the least important: the file's name, the pages, the time left,
 * the bar, the failures; the count of files stays longest. `elapsed` and `left` are seconds; `name` is of a
 * file, without its folders. Caller frees.
 */
char *undex_progress_line(const undex_progress_state *state, double elapsed, double left, const char *name,
                          int columns);
