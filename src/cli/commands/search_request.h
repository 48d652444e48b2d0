// SPDX-License-Identifier: GPL-3.0-or-later
/* One query run and printed: what `search` and `similar` have in common. */
#pragma once

#include "cli/formats/printer.h"
#include "cli/open_index.h"

typedef struct {
    undex_search_options query;
    int context; /* passages around each hit; 0: none */
    gboolean full, documents, only_count, null, explain;
    char **facets;       /* names; NULL: none */
    const char *without; /* an id that is no hit; NULL: none */
    const char *name;    /* of the query in a batch; NULL: it is the only one */
} undex_finding;

/* An exit code: 0 with at least one hit, 1 with none, 2 after having said what is wrong. */
int undex_cli_find(undex_cli *cli, undex_index *store, const char *query, const undex_finding *how);

/* Words as the shell hands them over make one query; NULL after it has said what is wrong. */
char *undex_cli_query(const undex_cli *cli, char **operands);
