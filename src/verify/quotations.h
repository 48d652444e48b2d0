// SPDX-License-Identifier: GPL-3.0-or-later
/* What a draft quotes and cites, and which citation belongs to which quotation. */
#pragma once

#include "verify/draft_text.h"

#include "undex/citation.h"

typedef struct {
    gsize start, end; /* without its marks */
    gsize outer_start, outer_end;
    gboolean block; /* it is set apart, without marks */
    gboolean weak;  /* between straight single marks, which may be apostrophes */
    gsize cut;      /* where the citation begins with which a block ends; G_MAXSIZE: with none */
} undex_quotation;

/* In the order of the text. At most 10,000, each of 20,000 bytes at most. */
GArray *undex_quotations_find(const undex_draft *draft);
/* A quotation without the notes that stand in it. Caller frees. */
char *undex_quotation_text(const undex_draft *draft, gsize start, gsize end);

typedef struct {
    gsize start, end, name; /* and where the document's name begins */
    gboolean claimed, used; /* a quotation surely belongs to it; was compared with it */
    undex_citation *citation;
    char *text; /* "A/68/190, para. 12" */
} undex_draft_citation;

/* In the order of the text. What stands within quotations is none of the draft's, but a block may end with
 * its own: its `cut` is set. */
GArray *undex_draft_citations_find(const undex_draft *draft, GArray *quotations);

/* To which citations a quotation may belong (guint: their places in the array), the likeliest first. */
typedef struct {
    GArray *candidates;
    gboolean sure;  /* it belongs to them */
    gboolean whole; /* they stand behind it, so that what it ends with is a part of it */
} undex_quotation_tie;
void undex_quotation_tie_clear(undex_quotation_tie *tie);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(undex_quotation_tie, undex_quotation_tie_clear)
/* To be asked from the first to the last. */
undex_quotation_tie undex_quotation_tie_make(const undex_draft *draft, const GArray *quotations, guint i,
                                             GArray *citations);
