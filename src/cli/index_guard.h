// SPDX-License-Identifier: GPL-3.0-or-later
/* What becomes of undex where a damaged table of the index leads Xapian astray: a crash, or a walk in
 * circles, ends it with one line that names the index. Builds with sanitizers leave crashes to them. */
#pragma once

#include <glib.h>

/* From now on, for the index that is called `shown`. `seconds` of processor time are allowed for one step of
 * reading or writing. */
void undex_index_guard(const char *shown, guint seconds);

/* What follows is one long step, such as compaction. */
void undex_index_guard_wait(void);
