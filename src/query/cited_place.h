// SPDX-License-Identifier: GPL-3.0-or-later
/* Which passages of one document a citation means. */
#ifndef UNDEX_QUERY_CITED_PLACE_H
#define UNDEX_QUERY_CITED_PLACE_H

#include "undex/locate.h"

/* Fills what `cited` has besides its document. */
void undex_cited_choose(undex_cited *cited, const undex_citation *citation);
/* The same where the document as a whole is meant. */
void undex_cited_choose_all(undex_cited *cited);

#endif
