// SPDX-License-Identifier: GPL-3.0-or-later
/* The layers of the sandbox that have a file of their own. */
#pragma once

#include <glib.h>

/* Files: nothing can be opened but, for reading, what lies in poppler's folders and in these (up to NULL;
 * NULL: none). Returns the version of Landlock that is in force, 0: none. */
int undex_sandbox_enter_landlock(char *const *folders);

/* System calls: a few are left. `may_read`: files may be opened for reading, since Landlock says which;
 * `fonts`: and asked for. FALSE: it is not in force. */
gboolean undex_sandbox_enter_seccomp(gboolean may_read, gboolean fonts);
