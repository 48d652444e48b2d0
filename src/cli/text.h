// SPDX-License-Identifier: GPL-3.0-or-later
/* Parts of the text format: how a document's head, a passage and its notes are set. */
#ifndef UNDEX_CLI_TEXT_H
#define UNDEX_CLI_TEXT_H

#include "cli/output.h"

#include "undex/document.h"

/* Symbol and title in bold; below them date, language, pages, path. */
void undex_text_put_head(undex_output *out, const undex_document *document);

/* The code points [start, end) of a passage's text (end -1: all that follow), the ranges of `highlights`
 * (undex_range in the passage's text; NULL: none) set apart, the marks of its notes in brackets where they
 * stand. Caller frees. */
undex_rich *undex_text_passage(const undex_passage *passage, int start, int end, const GArray *highlights);

/* A passage in its place in a document: headings by their level, paragraphs under their number. */
void undex_text_put_passage(undex_output *out, const undex_passage *passage);

/* "    [7] text (citation)"; a NULL citation is left out. */
void undex_text_put_note(undex_output *out, const char *mark, const undex_passage *note, gboolean cited,
                         int indent);

/* "main" is no news; "annex.II" is "annex II". NULL where there is nothing to say. Caller frees. */
char *undex_text_component(const char *component);

gboolean undex_passage_is_note(const undex_passage *passage);

#endif
