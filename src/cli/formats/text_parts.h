// SPDX-License-Identifier: GPL-3.0-or-later
/* The text format: for reading, wrapped to the width. Its parts, and the functions of its printer. */
#pragma once

#include "cli/formats/printer.h"
#include "cli/terminal/wrapped_text.h"

/* Symbol and title in bold; below them date, language, pages, path. */
void undex_text_put_head(undex_output *out, const undex_document *document);

/* The code points [start, end) of a passage's text (end -1: all that follow), the ranges of `highlights`
 * (undex_range in the passage's text; NULL: none) set apart, the marks of its notes in brackets where they
 * stand. Caller frees. */
undex_wrapped_text *undex_text_passage(const undex_passage *passage, int start, int end,
                                       const GArray *highlights);

/* What has been made of a passage's text (from its beginning), under the passage's number. */
void undex_text_put_rich(undex_output *out, const undex_passage *passage, const undex_wrapped_text *text);
/* Further text in the column of the text, with a sign in the margin. */
void undex_text_put_part(undex_output *out, const char *sign, const undex_wrapped_text *text);

/* A passage in its place in a document: headings by their level, paragraphs under their number. */
void undex_text_put_passage(undex_output *out, const undex_passage *passage);

/* "A/68/190, para. 12 (b)  2013-07-25  en  p. 5", the citation in bold and linked; `used` columns are filled
 * already; `item` and `score` may be NULL. */
void undex_text_put_citation(undex_output *out, int used, const undex_document *document,
                             const undex_passage *passage, const char *item, const char *score);
/* "Title > I. Heading > A. Heading", whole. */
void undex_text_put_path(undex_output *out, const undex_document *document, const undex_passage *passage);

/* "    [7] text (A/68/190, footnote 7)". */
typedef struct {
    const char *mark; /* NULL: the note's label */
    const undex_passage *note;
    const GArray *highlights; /* undex_range in its text; NULL: none */
    int most;                 /* characters of its text to show, round the first highlight; 0: all */
    gboolean cited;           /* with the note's citation */
} undex_note_line;
void undex_text_put_note(undex_output *out, const undex_note_line *line, int indent);

/* `parts` (char *) joined by " > " in one line of `columns`: the longest are shortened. Caller frees. */
char *undex_text_join_path(const GPtrArray *parts, int columns);

/* The file as a terminal opens it, at a page (0: none): "file://host/path#page=5"; NULL where the path is not
 * absolute. Caller frees. */
char *undex_text_link(const undex_document *document, int page);

/* The printer's functions: text_document.c, text_hits.c, text_found.c, text_shown.c, text_facts.c */
void undex_text_extracted(undex_output *out, const undex_document *document);
void undex_text_results(undex_output *out, const undex_found *found);
void undex_text_found_documents(undex_output *out, const undex_found *found);
void undex_text_found_count(undex_output *out, const undex_found *found);
void undex_text_table(undex_output *out, const undex_table *table);
void undex_text_shown(undex_output *out, const undex_shown *shown);
void undex_text_listed(undex_output *out, const undex_document *document);
void undex_text_doubted(undex_output *out, const undex_document *document);
void undex_text_ingested(undex_output *out, const undex_ingest_event *event);
void undex_text_facts(undex_output *out, const char *facts);
