// SPDX-License-Identifier: GPL-3.0-or-later
/* In which order documents stand by date, by symbol or by how often they are cited, so that passages can be
 * looked at in an order that does not follow from how the archive was indexed or divided. */
#pragma once

#include "search/match/corpus_outline.h"

typedef struct document_order {
    guint count;
    guint *numbers; /* of the documents, in that order */
    guint *places;  /* of each document, by its number; those that have the same have one place */
} document_order;

/* By date, the newest first, or the most cited first, and those that are alike by symbol; or by symbol, and
 * those of one as they lie in the index. The outline keeps it. NULL: failure. */
const document_order *undex_document_order(xc_database *database, corpus_outline *f, undex_document_key by,
                                           xc_error *failure);
void undex_document_order_free(document_order *o);
