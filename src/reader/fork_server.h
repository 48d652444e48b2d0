// SPDX-License-Identifier: GPL-3.0-or-later
/* The fork server: what undex-reader is. Small, warm (it holds what extraction loads once), the process that
 * workers are forked from, and the one that reaps them. It reads no document itself. */
#pragma once

#include "reader/read_document.h"

/* Serves undex at the other end of the socket UNDEX_MESSAGE_SOCKET, and ends with it. Returns an exit code
 * where there is none, or where undex does not go on. */
int undex_fork_server_run(undex_read_function read);
