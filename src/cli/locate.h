// SPDX-License-Identifier: GPL-3.0-or-later
/* Which passages of the index a citation, an id or a document's name means. */
#ifndef UNDEX_CLI_LOCATE_H
#define UNDEX_CLI_LOCATE_H

#include "cli/cli.h"

#include "undex/store.h"

/* A document with all its passages, and which of them are meant. */
typedef struct {
    undex_document *document; /* with its passages */
    GArray *ordinals;         /* int, ascending; empty: the document is there, what is asked of it is not */
    char *item;               /* the sub-paragraph asked for, "(b)"; NULL: none */
    char *page_label;         /* what that page is called; NULL: none is meant */
    int page;                 /* the page asked for; 0: none */
    gboolean whole;           /* the document as such was asked for */
} undex_place;

/* The first of the passages that are meant. */
undex_passage *undex_place_passage(const undex_place *place);

/* What the operands of a command name in the index it works on. */
typedef struct {
    undex_store *store;
    GPtrArray *places;        /* undex_place *; freed with it */
    const undex_place *first; /* the first of which something is meant */
} undex_located;
void undex_located_clear(undex_located *located);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(undex_located, undex_located_clear)

/* Opens the index and finds it. An exit code, after having said what is wrong, or that it is not there, where
 * it is not UNDEX_EXIT_DONE; to be cleared in any case. */
int undex_cli_locate(const undex_cli *cli, char **operands, undex_located *located);

#endif
