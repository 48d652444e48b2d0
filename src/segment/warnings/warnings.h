// SPDX-License-Identifier: GPL-3.0-or-later
/* warnings.c warns of what the evidence leaves open. */
#pragma once

#include "segment/line.h"

#include "undex/document.h"

/* Writes it into the record's warnings, and how much of the document is free of them into its quality. */
void segment_warnings(const segment_view *view, const GArray *notes, undex_document *document);

/* warnings_sheet.c: these declarations are shared by the files that look for warnings, warnings_numbers.c,
 * warnings_passages.c and warnings_notes.c: each condition names the passages and pages that it points at. */
/* The warnings as they are raised. */
typedef struct {
    const segment_view *view;
    const GArray *notes; /* segment_note */
    undex_document *document;
    GByteArray *warned; /* by page, from 1: whether a warning points at it */
    guint of_kind;      /* raised of the present kind */
    guint whole;        /* about the document as a whole */
} warnings_sheet;

/* Each condition begins with this: of one kind only so many are said. */
void warnings_begin(warnings_sheet *sheet);
/* A warning about these pages; 0: about the document as a whole. */
void warnings_raise(warnings_sheet *sheet, int page_first, int page_last, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* "page 3", "pages 3 and 4", "pages 3 to 5". Caller frees. */
char *warnings_pages(int first, int last);

/* A paragraph that is cited by its number. */
gboolean warnings_is_numbered(const undex_passage *passage);
/* The number that runs: of 21.14 what stands after the stop, of 12 bis the 12. */
int warnings_running(const char *label);
/* Whether a text ends as a sentence or an item does, marks of quotation and brackets aside. */
gboolean warnings_is_finished(const char *text);
/* Whether a text ends with the mark that closes a quotation. */
gboolean warnings_ends_quoted(const char *text);

/* Numbers that are missing, lost, or stand in no sequence. */
void warnings_numbers(warnings_sheet *sheet);
/* Passages that break off, and those that are not what they were taken for. */
void warnings_passages(warnings_sheet *sheet);
/* Marks without a note, notes without a mark, notes that are missing from a sequence. */
void warnings_notes(warnings_sheet *sheet);
