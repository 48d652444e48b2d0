// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether a draft quotes and cites truly: its quotations and its citations of UN documents, each compared
 * with the index. A draft is plain text, Markdown or LaTeX, or what was read of a PDF or of a
 * word processor's document. */
#ifndef UNDEX_VERIFY_H
#define UNDEX_VERIFY_H

#include "undex/document.h"
#include "undex/index.h"

/* Of a word processor's document: the Markdown that undex_ingest_draft() gives. */
typedef enum { UNDEX_MARKUP_MARKDOWN, UNDEX_MARKUP_LATEX, UNDEX_MARKUP_OFFICE } undex_markup;

/* A draft without its markup, and where each of its characters stands. */
typedef struct undex_draft undex_draft;
/* Markdown is plain text too. Bytes that are no UTF-8 are taken for Windows-1252. UNDEX_ERROR_LIMIT above
 * 16 MiB, UNDEX_ERROR_UNSUPPORTED where there are NUL bytes. */
undex_draft *undex_draft_read(const char *bytes, gsize length, undex_markup markup, GError **error);
/* Of a document with its passages; places in it are pages. */
undex_draft *undex_draft_of_document(const undex_document *document);
void undex_draft_free(undex_draft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_draft, undex_draft_free)

/* All count from 1, columns in code points. Of a text the line and the column are known, of a PDF the page,
 * of a word processor's document the paragraph or the note; the others are 0. */
typedef struct {
    int line, column, page, paragraph, note;
} undex_draft_place;

typedef enum {
    UNDEX_VERDICT_VERBATIM,  /* at the place cited, word for word */
    UNDEX_VERDICT_UNCITED,   /* nothing is cited, and it stands in the index word for word */
    UNDEX_VERDICT_CITED,     /* cited, not quoted; the place exists */
    UNDEX_VERDICT_ALTERED,   /* an ellipsis or brackets make it say something else */
    UNDEX_VERDICT_ELSEWHERE, /* word for word, but not at the place cited */
    UNDEX_VERDICT_NEARLY,    /* some words differ */
    UNDEX_VERDICT_NOT_FOUND,
    UNDEX_VERDICT_NO_PLACE,    /* cited, not quoted; the document has no such place */
    UNDEX_VERDICT_NO_DOCUMENT, /* the document is not in the index */
    UNDEX_VERDICT_COUNT,
} undex_verdict;
/* "verbatim", "not-found" ... */
const char *undex_verdict_name(undex_verdict verdict);
/* The first three are. */
gboolean undex_verdict_is_true(undex_verdict verdict);

typedef enum { UNDEX_DIFF_SAME, UNDEX_DIFF_OLD, UNDEX_DIFF_NEW } undex_diff_side_name;
/* Words that both texts have, or one: of a quotation the document is the old one, the draft the new. */
typedef struct {
    undex_diff_side_name side;
    gboolean glued; /* no space stands before it */
    char *text;
} undex_diff_piece;
GArray *undex_diff_pieces_new(void);

/* A quotation, or a citation without one. Strings are owned, and NULL where there is nothing to say. */
typedef struct {
    undex_verdict verdict;
    undex_draft_place start, end; /* of the quotation without its marks, or of the citation */
    char *quotation;              /* NULL: cited, not quoted */
    char *cited;                  /* as it was read: "A/68/190, para. 12" */
    undex_draft_place cited_at;
    char *where, *where_id; /* the citation and the id of the passage where it stands, or nearly */
    char *reason;           /* what is to be known beside the verdict: "the ellipsis hides "not"" */
    GArray *diff;           /* undex_diff_piece: where it nearly stands */
} undex_verified;
void undex_verified_free(undex_verified *verified);

typedef struct {
    char *draft;      /* its path, for printers; set by the caller */
    GPtrArray *items; /* undex_verified *, in the order of the draft */
    int counts[UNDEX_VERDICT_COUNT];
    int left_alone; /* short quotations that cite nothing */
    gboolean is_true;
} undex_verification;
void undex_verification_free(undex_verification *verification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_verification, undex_verification_free)

undex_verification *undex_verify_run(undex_index *store, const undex_draft *draft, GError **error);

#endif
