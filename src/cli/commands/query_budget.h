// SPDX-License-Identifier: GPL-3.0-or-later
/* What a query may take (--query-timeout), and what is said where that is spent. */
#pragma once

#include "cli/cli.h"

/* Seconds of processor time for a query where neither option nor setting says otherwise. */
enum { UNDEX_CLI_BUDGET_SECONDS = 5 };

/* Begins the budget of a query. */
void undex_cli_budget_begin(const undex_cli *cli);
/* The exit code of a query that would end with `code`: where its answer is partial this is said, and the code
 * is UNDEX_EXIT_SOME. `name`: of the query in a batch; NULL: it is the only one. */
int undex_cli_budget_end(const undex_cli *cli, const char *name, int code);
