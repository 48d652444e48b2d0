// SPDX-License-Identifier: GPL-3.0-or-later
/* These declarations are shared by the files plain*.c. A plain text has no type and no places, so a chunk
 * (a line with the lines that run on from it) is judged by its form, by what stands before and after it,
 * and by sequence. */
#pragma once

#include "segment/line.h"

#include "segment/segment_patterns.h"
#include "undex/document.h"

/* The lines of a plain text. */
void segment_plain(segment_view *view);
/* Everything between the lines of a plain text and its passages. Fills `numbers`, the document's title and
 * head, and each line's flow and level; returns the notes. */
GArray *segment_plain_steps(segment_view *view, GArray **numbers, undex_document *document);

/* Points that a column and a line count, and the size of the type. */
static const float PLAIN_COLUMN = 5, PLAIN_LINE = 12, PLAIN_SIZE = 10;

/* The manner of the text as a whole. */
typedef struct {
    gboolean wrapped;  /* paragraphs are broken into lines */
    gboolean spaced;   /* blank lines stand between paragraphs */
    gboolean markdown; /* bold and headings are marked as in Markdown */
    int width;         /* columns of a full line where wrapped */
} plain_manner;

/* plain_lines.c */
plain_manner plain_manner_of(const undex_source *source);
/* Cleans a line's text of Markdown (never inside an address); tells its heading's depth, 0: none. */
int plain_clean(segment_line *line);

/* Chunks: lines of role ROLE_BODY from one that begins to before the next that does. */
typedef struct {
    guint first, last;
} plain_block;
/* The chunk that begins at or after `from`; FALSE: none. */
gboolean plain_next_block(const segment_view *view, guint from, plain_block *chunk);
/* The chunk of body text before the one that begins at `first`. */
gboolean plain_block_before(const segment_view *view, guint first, plain_block *chunk);
gsize plain_block_bytes(const segment_view *view, plain_block chunk);      /* not counted beyond 5,000 */
const char *plain_block_tail(const segment_view *view, plain_block chunk); /* its last line */

/* How a text ends and begins. */
gboolean plain_is_finished(const char *text);  /* . : ; ? ! and their like, closing quotes passed over */
gboolean plain_wants_more(const char *text);   /* ends with a comma, a hyphen or a word like "the" */
gboolean plain_begins_small(const char *text); /* with a small letter */
gboolean plain_is_short(const segment_line *line, plain_manner manner);
int plain_columns(const char *text); /* wide characters count as two */
/* The number that roman digits stand for, where `digits` are "IVXLC" or "ivxlc"; 0: it is none. */
int plain_roman(const char *text, int bytes, const char *digits);

/* plain_unwrapped.c: bytes at which a line that holds a whole text is cut again; owned by the caller. */
GArray *plain_cuts(const char *text, gsize bytes);

/* plain_blocks.c: which lines begin a chunk. */
void plain_blocks(segment_view *view, plain_manner manner);
/* ... and, when all else is known, which chunks go on with the one before a page's end. */
void plain_flow(segment_view *view);

/* plain_furniture.c: page numbers, job numbers, rules, the head of a file, web pages' own words; pages. */
void plain_furniture(segment_view *view, undex_document *document);
/* Short lines that are the labels of links, in texts without numbered paragraphs. */
void plain_links(segment_view *view);
/* Page numbers as page furniture prints them, counted on by footnotes; without any all is page 1. */
void plain_pages(segment_view *view, GArray *notes);

/* plain_notes.c */
GArray *plain_notes(segment_view *view);
/* The label that a match of PATTERN_PLAIN_MARK or _NOTE holds; FALSE: it is no mark. */
gboolean plain_read_mark(segment_pattern which, const char *text, const undex_match *match, char label[16]);
int plain_label_value(const char *label);
/* Definitions whose mark is lost. */
void plain_infer_notes(segment_view *view, GArray *notes);
/* plain_link_marks.c */
void plain_link_marks(segment_view *view, GArray *notes);

/* plain_headings.c, plain_masthead.c */
void plain_headings(segment_view *view, plain_manner manner);
/* The document's title, and what stands above it. */
void plain_masthead(segment_view *view, undex_document *document);

/* plain_numbers.c */
GArray *plain_numbers(segment_view *view);
