// SPDX-License-Identifier: GPL-3.0-or-later
/* What the operands of a command name in the index that it works on. */
#pragma once

#include "cli/cli.h"

#include "undex/citation_lookup.h"

/* What the operands of a command name in the index it works on. */
typedef struct {
    undex_index *store;
    GPtrArray *places;        /* undex_cited *; freed with it */
    const undex_cited *first; /* the first of which something is meant */
} undex_located;
void undex_located_clear(undex_located *located);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(undex_located, undex_located_clear)

/* Opens the index and finds it. An exit code, after having said what is wrong, or that it is not there, where
 * it is not UNDEX_EXIT_DONE; to be cleared in any case. */
int undex_cli_locate(const undex_cli *cli, char **operands, undex_located *located);
