// SPDX-License-Identifier: GPL-3.0-or-later
/* These declarations are shared by the files that gather evidence: evidence.c (lines, link marks),
 * evidence_labels.c, evidence_tables.c and evidence_components.c. */
#pragma once

#include "segment/pipeline.h"

#include "segment/evidence/evidence.h"

enum { EVIDENCE_LABEL_HEIGHT = 11 }; /* points that a label takes at a page's edge */

/* evidence_labels.c */
/* The nearest height from `y` downwards at which no label of a kind stands, nor a line within `width` of the
 * page's left edge; `y` where there is none. */
double evidence_free_height(const GArray *out, undex_evidence_kind kind, double y, double width);

/* evidence_tables.c: the frames of a page's tables, and what divides their columns and rows. */
void evidence_add_tables(const segment_view *view, int page, GArray *out);

/* evidence_components.c: the components that a page belongs to; the warnings that point at it. */
void evidence_add_components(const undex_document *document, int page, GArray *out);
void evidence_add_warnings(const segment_view *view, const undex_document *document, int page, GArray *out);
/* Whether a warning names a page, alone or among others: "pages 3 to 5". */
gboolean evidence_names_page(const char *warning, int page);
