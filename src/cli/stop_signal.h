// SPDX-License-Identifier: GPL-3.0-or-later
/* Work that is ended in good order: a first signal asks for it, a second one ends the program at once. */
#pragma once

#include <glib.h>

/* From now on; a reader of stdout that goes away is no signal. */
void undex_cli_catch_signals(void);
/* The signal that came; 0: none has. Whoever finds that the work must end may set it. */
volatile int *undex_cli_stop_signal(void);
