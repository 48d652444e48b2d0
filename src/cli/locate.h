// SPDX-License-Identifier: GPL-3.0-or-later
/* Which passages of the index a citation, an id or a document's name means. */
#ifndef UNDEX_CLI_LOCATE_H
#define UNDEX_CLI_LOCATE_H

#include "undex/store.h"

/* A document with all its passages, and which of them are meant. */
typedef struct {
    undex_document *document; /* with its passages */
    GArray *ordinals;         /* int, ascending; empty: the document is there, what is asked of it is not */
    char *item;               /* the sub-paragraph asked for, "(b)"; NULL: none */
    int page;                 /* the page asked for; 0: none */
    gboolean whole;           /* the document as such was asked for */
} undex_place;

/* `text` as typed. An array of undex_place * that frees its elements: empty where no such document is in the
 * index; NULL and an error where the index cannot be read. */
GPtrArray *undex_locate(undex_store *store, const char *text, GError **error);

/* The first place of which something is meant, NULL: none. */
undex_place *undex_locate_first(const GPtrArray *places);

/* Says that what was asked for is not there, unless `quiet`. Returns UNDEX_EXIT_NOTHING. */
int undex_locate_nothing(gboolean quiet, const char *asked, const GPtrArray *places);

#endif
