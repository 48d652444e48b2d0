// SPDX-License-Identifier: GPL-3.0-or-later
/* The record of a document: what segmentation finds, the index keeps, queries answer with and the command
 * line prints. Plain data; this header knows no library but GLib and no room but this one. Every string is
 * UTF-8 in NFC. Strings may be NULL where the thing is not known. The keys of the printed records are the
 * fields' names. */
#ifndef UNDEX_DOCUMENT_H
#define UNDEX_DOCUMENT_H

#include <glib.h>

typedef enum {
    UNDEX_KIND_MASTHEAD,
    UNDEX_KIND_TITLE,
    UNDEX_KIND_HEADING,
    UNDEX_KIND_PARAGRAPH,
    UNDEX_KIND_PREAMBULAR,
    UNDEX_KIND_OPERATIVE,
    UNDEX_KIND_BLOCK,
    UNDEX_KIND_LIST_ITEM,
    UNDEX_KIND_SPEECH,
    UNDEX_KIND_TABLE,
    UNDEX_KIND_FOOTNOTE,
    UNDEX_KIND_ENDNOTE,
    UNDEX_KIND_SUMMARY,
    UNDEX_KIND_BOILERPLATE, /* kept, never searched by default */
    UNDEX_KIND_CAPTION, /* of a table, a figure, a box; above nothing: no passage has it among its headings */
    UNDEX_KIND_COUNT,
} undex_kind;

typedef enum { UNDEX_LABEL_NONE, UNDEX_LABEL_PRINTED, UNDEX_LABEL_INFERRED } undex_label_origin;

/* Why a mark is tied to a note. */
typedef enum {
    UNDEX_MARK_ORIGIN_LINK,     /* the PDF links the mark to the note */
    UNDEX_MARK_ORIGIN_MARK,     /* found by size, height and sequence */
    UNDEX_MARK_ORIGIN_SEQUENCE, /* only the sequence says so */
    UNDEX_MARK_ORIGIN_PAGE,     /* only the page is known; offset is -1 */
} undex_mark_origin;

typedef enum {
    UNDEX_TEXT_FULL,
    UNDEX_TEXT_PARTIAL,
    UNDEX_TEXT_NONE,
    UNDEX_TEXT_DAMAGED, /* its characters are not those that the pages show */
    UNDEX_TEXT_OCR,     /* OCR has read some of its pages, or all */
} undex_text_layer;

/* What stands for certainty where OCR says how sure it is of a text. */
enum { UNDEX_OCR_SURE = 101 };

/* A rectangle on a page: PDF points, the origin at the top left corner, y downwards. Plain text has none. */
typedef struct {
    int page; /* from 1 */
    double x0, y0, x1, y1;
} undex_box;

/* Bytes of a plain text file, as they lie in the file: [start, end). */
typedef struct {
    gint64 start, end;
} undex_span;

/* A sub-paragraph: where its label begins in the passage's text. Offsets count code points. */
typedef struct {
    char *label; /* "(a)", "(ii)" */
    int offset;
} undex_sub_paragraph;

/* A note's mark in the passage that carries it. */
typedef struct {
    char *mark;
    int offset; /* code points; -1: only the page is known */
    char *id;   /* of the note */
    undex_mark_origin origin;
} undex_mark;

/* What says that a document is cited. */
typedef enum {
    UNDEX_CITE_TEXT,    /* the words that stand there */
    UNDEX_CITE_LINK,    /* the PDF leads there */
    UNDEX_CITE_HEADING, /* a heading says whose numbers are listed below it */
    UNDEX_CITE_IBID,    /* "ibid.", "the same resolution", "above": what was named before */
} undex_cite_origin;

/* Another document (and the place in it) named in the text. */
typedef struct {
    char *symbol; /* canonical: A/RES/79/1 */
    char *para;   /* the first paragraph; NULL: none is said */
    int offset, length;
    char *place; /* "annex II, paras. 12–14 (b)"; NULL: the document as a whole */
    undex_cite_origin origin;
} undex_cite;

typedef struct {
    char *id;
    undex_kind kind;
    char *label; /* "12", "7", "*", "xii", "PP3"; NULL: none */
    undex_label_origin label_origin;
    char *language;      /* "en"; "und": nothing is certain */
    char *component;     /* "main", "annex.II" */
    GPtrArray *headings; /* char *, outermost first */
    int page_first, page_last;
    char *page_label;
    char *text;
    GArray *items;      /* undex_sub_paragraph */
    GArray *notes;      /* undex_mark */
    GArray *cites;      /* undex_cite */
    GArray *boxes;      /* undex_box, in reading order */
    GArray *spans;      /* undex_span, plain text only */
    GPtrArray *anchors; /* char *, ids of the passages that carry this note's mark */
    char *speaker;      /* of a speech */
    int ocr;        /* where OCR has read some of it: 1 and how sure it is of that, of a hundred; else 0 */
    int level;      /* of a heading: 1 is outermost; else 0 */
    char *citation; /* "A/80/62, para. 12" */
} undex_passage;

typedef struct {
    char *path; /* as the system has it: any bytes */
    char *sha256;
    char *key;          /* what ids begin with: the symbol, "A/80/62@fr", or a slug of the file name */
    char *symbol;       /* canonical; NULL: none */
    GPtrArray *symbols; /* char *, the first is `symbol` */
    char *title;
    char *date;          /* ISO 8601: of distribution; of an Official Record its imprint's year */
    char *date_adopted;  /* of a resolution or decision */
    char *date_reissued; /* "Reissued for technical reasons on ..." */
    char *language, *original_language;
    char *distribution;
    char *session;
    char *agenda_item;
    char *job_number;
    char *url;    /* where it is published; said from outside */
    char *rights; /* who may do what with it; said from outside */
    int pages;
    undex_text_layer text_layer;
    GPtrArray *warnings; /* char * */
    /* 0 to 1, what is free of doubt: the share of the pages that no warning of segmentation points at and
     * that carry text; halved by each doubt about the document as a whole. Negative: not known. */
    double quality;
    GPtrArray *attachments; /* char *: names of the files that a PDF carries */
    GPtrArray *passages;    /* undex_passage *, in reading order */
    /* char *: symbols of its revisions and of its corrigenda that are in the index; NULL: none, or not asked
     * for (undex/family.h); kept by no record. */
    GPtrArray *superseded_by, *corrected_by;
} undex_document;

undex_document *undex_document_new(void);
void undex_document_free(undex_document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_document, undex_document_free)
/* The date that a document is cited and found by: of adoption where there is one. NULL: none. */
const char *undex_document_cited_date(const undex_document *document);

undex_passage *undex_passage_new(undex_kind kind);
void undex_passage_free(undex_passage *passage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_passage, undex_passage_free)

/* TRUE for footnotes and endnotes: they are shown below the passages that carry their marks. */
gboolean undex_passage_is_note(const undex_passage *passage);
/* The notes of a document by their ids (char * -> undex_passage *), all borrowed. */
GHashTable *undex_document_notes(const undex_document *document);
/* Those of them (undex_passage *) whose marks a passage carries, in the order of the marks, each once. */
GPtrArray *undex_passage_notes(const undex_passage *passage, GHashTable *notes);

/* Appending; the strings are copied. */
void undex_passage_add_sub_paragraph(undex_passage *passage, const char *label, int offset);
void undex_passage_add_mark(undex_passage *passage, const char *mark, int offset, const char *id,
                            undex_mark_origin origin);
void undex_passage_add_cite(undex_passage *passage, const char *symbol, const char *para, int offset,
                            int length);
/* The same with all that is known; the strings are copied. */
void undex_passage_append_cite(undex_passage *passage, const undex_cite *cite);

/* The rows of a table, each a NULL-ended array of its cells: its text is a row a line, with tabs between
 * cells. Rows are filled up with empty cells to the longest of them, to 64 at most. NULL where the passage is
 * no table. */
GPtrArray *undex_passage_cells(const undex_passage *passage);

/* How sure OCR is of a passage, of a hundred; -1: it has not read it. */
int undex_passage_ocr_percent(const undex_passage *passage);

/* "footnote", "printed", "link", "partial" ...; never NULL. The reverse is -1 for an unknown name. */
const char *undex_kind_name(undex_kind kind);
int undex_kind_find(const char *name);
const char *undex_label_origin_name(undex_label_origin origin);
const char *undex_mark_origin_name(undex_mark_origin tie);
const char *undex_cite_origin_name(undex_cite_origin origin);
const char *undex_text_layer_name(undex_text_layer layer);

#endif
