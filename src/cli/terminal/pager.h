// SPDX-License-Identifier: GPL-3.0-or-later
/* Who shows long output on a terminal, as git does it: $UNDEX_PAGER, else $PAGER, else `less -FRX`; "" or
 * "cat": nobody. And what the terminal can do beside text. */
#pragma once

#include <glib.h>

/* A command for the shell; NULL: print without one. Free it with undex_pager_free(). */
const char *undex_pager_choose(void);
void undex_pager_free(const char *pager);

/* Starts it and puts it behind stdout; 0 where it cannot be started: then stdout is as it was. */
GPid undex_pager_start(const char *pager);
/* Closes stdout and waits. */
void undex_pager_wait(GPid pager);

/* TRUE for no pager, and for one that passes hyperlinks on. */
gboolean undex_pager_takes_links(const char *pager);
/* TRUE where the environment names a terminal that shows hyperlinks. */
gboolean undex_terminal_takes_links(void);
