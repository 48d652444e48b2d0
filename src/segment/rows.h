// SPDX-License-Identifier: GPL-3.0-or-later
/* What rows.c, columns.c and words.c share. */
#ifndef UNDEX_SEGMENT_ROWS_H
#define UNDEX_SEGMENT_ROWS_H

#include "line.h"

/* Stand in a line's text where a gap may be a space or not, until rows_settle_words() has decided. */
enum { ROWS_MAYBE_JOIN = 0xE000, ROWS_MAYBE_SPACE = 0xE001 };

/* A piece of a row without a wide gap in it. */
typedef struct {
    int row;
    guint first, count; /* runs */
    float x0, y0, x1, y1, size;
    guint glyphs, letters;
    int column; /* 0: across the page; 1, 2: from the left */
    int band;   /* for sorting: columns stand within a band */
} rows_piece;

/* Puts the pieces of one page of this size into reading order and tells their columns. */
void rows_order(GArray *pieces, float width, float height);

/* Takes out of a page's pieces, before they are ordered, those of notes in its outer margin; returned from
 * the top, owned by the caller. */
GArray *rows_take_margin(GArray *pieces);

/* Decides every doubtful gap by the document's own words. */
void rows_settle_words(segment_view *view);

#endif
