// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Extraction: the bytes of one file become pages of placed text. One source file a format; the format is told
 * by the first bytes, never by the name.
 *
 * Errors: UNDEX_ERROR_UNSUPPORTED, _DAMAGED, _ENCRYPTED, _EMPTY, _NO_TEXT, _LIMIT, _IO. A file without a text
 * layer is an error (UNDEX_ERROR_NO_TEXT: every page is a picture); one with some such pages is taken. What a
 * document service shows where it has no such document is none (UNDEX_ERROR_EMPTY).
 */
#pragma once

#include "record/rdf_statement.h"
#include "record/source.h"
#include "undex/error.h"

typedef struct {
    gboolean all;                                 /* pages that have a text layer are read, too */
    GBytes *kept;                                 /* pages that were read before; NULL: none */
    void (*on_read)(GBytes *page, gpointer data); /* of each page that is taken: to be kept */
    const char *language;                         /* of the document, a code; NULL: not known */
    double page_seconds, seconds;                 /* that a page, and all of them, may take */
    void (*on_page)(int page, gpointer data); /* called before a page is read, from the first to the last */
    gpointer data;
} undex_extract_ocr;

typedef struct {
    gint64 max_bytes;             /* of the file; 0: the default (512 MiB for PDF, 64 MiB for text) */
    int max_pages;                /* 0: the default (20,000) */
    gint64 max_glyphs;            /* of the whole document; 0: the default (50 million) */
    const undex_extract_ocr *ocr; /* NULL: pages without text are left unread */
    int *unread; /* becomes how many pages are, even where extraction fails for it; NULL: not wanted */
} undex_extract_limits;

/* Extracts what the bytes hold. `path` is for the record only. `bytes` must live as long as the call. */
undex_source *undex_extract_bytes(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                                  GError **error);

/* The bytes of a file that a PDF carries, by its ordinal from 1 in the order of source->attachments. NULL and
 * UNDEX_ERROR_DAMAGED, _ENCRYPTED or _LIMIT. */
GBytes *undex_extract_attachment(GBytes *bytes, int ordinal, GError **error);

/* Gives what a file in RDF says, in Turtle, N-Triples or RDF/XML, statement by statement. FALSE and
 * UNDEX_ERROR_DAMAGED, with the line, _UNSUPPORTED, _EMPTY, _LIMIT, or what `take` failed of. */
gboolean undex_extract_statements(GBytes *bytes, undex_rdf_taker take, gpointer closure, GError **error);

/* The text of a document of a word processor (DOCX, ODT) as Markdown: line 2n - 1 is its nth paragraph. NULL
 * and UNDEX_ERROR_DAMAGED, _ENCRYPTED, _UNSUPPORTED, _LIMIT. */
GBytes *undex_extract_office_markdown(GBytes *bytes, GError **error);

/* Loads and keeps what extraction would load when a document first wants it (poppler's tables, converters of
 * encodings), so that it is there for processes forked later, which may not open files. */
void undex_extract_preload(void);
/* Loads what OCR wants: the library, for processes forked later; the packs of languages, for the process that
 * reads, before it may open files no more. */
void undex_extract_preload_ocr(void);
void undex_extract_open_ocr(void);
