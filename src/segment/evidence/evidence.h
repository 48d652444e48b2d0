// SPDX-License-Identifier: GPL-3.0-or-later
/* Evidence is what segmentation saw on one page, for a picture of it: `undex extract --debug-page`. It is
 * for people who ask why a passage begins where it does, and is no part of the record. */
#pragma once

#include "record/source.h"
#include "undex/document.h"

typedef enum {
    UNDEX_EVIDENCE_TEXT,           /* a line of running text */
    UNDEX_EVIDENCE_PAGE_FURNITURE, /* a line that is in no passage */
    UNDEX_EVIDENCE_NOTE,           /* a line of the note area */
    UNDEX_EVIDENCE_TABLE,          /* a line of a table or a contents page */
    UNDEX_EVIDENCE_MASTHEAD,
    UNDEX_EVIDENCE_NUMBER,    /* a line that begins a numbered paragraph */
    UNDEX_EVIDENCE_HEADING,   /* a line of a heading; at its first the label is its level: "H2" */
    UNDEX_EVIDENCE_CAPTION,   /* a line of a caption */
    UNDEX_EVIDENCE_PASSAGE,   /* where a passage lies */
    UNDEX_EVIDENCE_GRID,      /* what of a table stands on the page */
    UNDEX_EVIDENCE_DIVISION,  /* between two of its columns or logical rows: a box without width or height */
    UNDEX_EVIDENCE_COMPONENT, /* of a component on the page its name; "+ annex.II" where it goes on */
    UNDEX_EVIDENCE_LINK_MARK, /* from a mark to its note */
    UNDEX_EVIDENCE_WARNING,   /* a warning that points at the page: its number, and the sentence as remark */
    UNDEX_EVIDENCE_COUNT,
} undex_evidence_kind;

typedef struct {
    undex_evidence_kind kind;
    undex_box box;
    /* Of a link mark, the note's first line; of a component or a warning, where its label stands. */
    undex_box to;
    undex_mark_origin origin; /* of a link mark */
    char *label;              /* NULL: none */
    char *remark;             /* NULL: none */
} undex_evidence;

/* The evidence of a page (from 1), in the order in which it is best drawn; an empty array for a page that is
 * not there and for plain text. Caller unrefs. */
GArray *undex_segment_evidence(const undex_source *source, int page);
