// SPDX-License-Identifier: GPL-3.0-or-later
/* What the operands of a command name in the index that it works on. */
#pragma once

#include "cli/cli.h"

#include "undex/citation_lookup.h"
#include "undex/index.h"

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
/* Finds one text in an index that is open already, and stays its owner's: `located->store` stays NULL. */
int undex_cli_locate_text(const undex_cli *cli, undex_index *store, const char *asked,
                          undex_located *located);

/* Says that the file of a document, shown so, is not where it was. */
void undex_cli_say_gone(const undex_index *store, const char *shown);

/* related.c: a line on stderr for its reissue, and for each document of its family (undex/family.h; NULL:
 * none). `cited`: only for those that one who cites it should know of. */
void undex_say_family(const undex_document *document, const GPtrArray *family, gboolean cited);

/* The same of all `documents` (undex_document *), whose records have it noted then. What cannot be read is
 * not said. `quiet`: it is noted only. */
void undex_say_families(undex_index *store, const GPtrArray *documents, gboolean quiet);
