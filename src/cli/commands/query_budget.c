// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/query_budget.h"

#include "base/budget.h"
#include "cli/terminal/output.h"

void undex_cli_budget_begin(const undex_cli *cli)
{
    undex_budget_begin(cli->common.query_timeout);
}

int undex_cli_budget_end(const undex_cli *cli, const char *name, int code)
{
    g_autofree char *reason = undex_budget_reason();
    undex_budget_state spent = undex_budget_spent();
    undex_budget_begin(0);
    if (!reason || code == UNDEX_EXIT_ERROR)
        return code;
    undex_output_flush(cli->out);
    undex_cli_message("%s%s%s; the answer is partial (%s)", name ? name : "", name ? ": " : "", reason,
                      spent == UNDEX_BUDGET_TIME_SPENT ? "--query-timeout gives a query more time"
                                                       : "ask for less at once");
    return UNDEX_EXIT_SOME;
}
