// SPDX-License-Identifier: GPL-3.0-or-later
/* A draft without its markup: paragraphs with an empty line between them, notes where their marks stand. Who
 * reads a markup adds text piece by piece, each with the byte of the source that it came from. */
#pragma once

#include "undex/verify.h"

/* Round the text of a note that stands in the paragraph which has its mark. */
#define UNDEX_NOTE_OPEN  "\xEE\x80\x80" /* U+E000 */
#define UNDEX_NOTE_CLOSE "\xEE\x80\x81" /* U+E001 */
enum { UNDEX_NOTE_OPEN_CHAR = 0xE000, UNDEX_NOTE_CLOSE_CHAR = 0xE001 };

/* Bytes [start, end) of the text. */
typedef struct {
    gsize start, end;
} undex_text_range;

struct undex_draft {
    char *source;
    gsize source_length;
    GArray *lines; /* gsize: where each line of the source begins */
    GString *text;
    GArray *runs;    /* where pieces of the text came from: draft_text.c */
    GArray *blocks;  /* undex_text_range: what is set apart as a quotation */
    gsize block;     /* where one began that is open; G_MAXSIZE: none is */
    gboolean paged;  /* places are pages */
    gboolean office; /* places are paragraphs and notes */
};

undex_draft *undex_draft_new(char *source, gsize length);
/* The bytes as they are; a text in place of what stands there. */
void undex_draft_add(undex_draft *draft, gsize from, gsize length);
void undex_draft_put(undex_draft *draft, const char *text, gsize from);
/* A paragraph ends. */
void undex_draft_break(undex_draft *draft, gsize from);
/* A quotation that is set apart begins, or ends; a paragraph ends before it. */
void undex_draft_open_block(undex_draft *draft, gsize from);
void undex_draft_close_block(undex_draft *draft, gsize from);

/* Where a byte of the text stands. */
undex_draft_place undex_draft_place_of(const undex_draft *draft, gsize at);

/* markdown.c, latex.c */
void undex_draft_read_markdown(undex_draft *draft);
void undex_draft_read_latex(undex_draft *draft);
