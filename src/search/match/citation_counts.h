// SPDX-License-Identifier: GPL-3.0-or-later
/* How many passages cite each document of the index, and how many name one passage of it, told by the terms
 * of the index alone. A note and the passage that carries its mark are two, as for the filter cites:. */
#pragma once

#include "search/match/corpus_outline.h"

typedef struct citation_counts citation_counts;

/* Counts what cites each document; the outline keeps it. NULL: failure. */
citation_counts *undex_citation_counts(xc_database *database, corpus_outline *f, xc_error *failure);
void undex_citation_counts_free(citation_counts *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(citation_counts, undex_citation_counts_free)

/* The passages that cite the document of that number, under whichever of its symbols. */
guint undex_citation_counts_of_document(const citation_counts *c, guint number);

/* The passages that name the one at `docid`, a numbered paragraph, when they cite its document. FALSE:
 * failure. */
gboolean undex_citation_counts_of_passage(citation_counts *c, xc_database *database, guint32 docid,
                                          guint *count, xc_error *failure);
