// SPDX-License-Identifier: GPL-3.0-or-later
/* Many queries, one a line, over one open index. */
#pragma once

#include "cli/commands/search_request.h"

/*
 * Each line of `path` ("-": standard input) is a query, or a name, a tab and a query; the name of others is
 * the number of their line. Empty lines are passed over. A query that cannot be understood is said with its
 * line, and the others go on. The exit code: 2 where one was wrong, else 0 where one found something, else 1.
 */
int undex_cli_batch(undex_cli *cli, undex_index *store, const char *path, const undex_finding *how);
