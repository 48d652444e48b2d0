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

/* search_batch.c: many queries, one a line, over one open index. Each line of `path` ("-": standard input) is
 * a query, or a name, a tab and a query; the name of others is the number of their line. Empty lines are
 * passed over. A query that cannot be understood is said with its line, and the others go on. The exit code:
 * 2 where one was wrong, else 0 where one found something, else 1. */
int undex_cli_batch(undex_cli *cli, undex_index *store, const char *path, const undex_finding *how);
