// SPDX-License-Identifier: GPL-3.0-or-later
/* An open passage is one that is still being written: open_passage.c makes its running text, line after
 * line. */
#pragma once

#include "segment/line.h"
#include "undex/document.h"

typedef struct {
    undex_passage *passage;
    GString *text;
    glong length;    /* of the text, code points */
    guint last_line; /* added last */
    float left;      /* where the lines of its present block begin; 0: not known yet */
    guint list;      /* first line of the unnumbered list that its colon promised; 0: none */
} open_passage;

/* What one line holds of one cell: bytes [from, to) of the line's text. */
typedef struct {
    guint line;
    int from, to;
    float x0, x1;
    int column;
    gboolean spans; /* reaches over more columns than its own */
} table_piece;

/* Adds a line's text from byte `from`: on a line of its own, or after the space or the hyphen that belongs
 * there. `notes`: undex_passage, by index of note; NULL: marks are left out. */
void open_passage_join(segment_view *view, open_passage *open, guint index, int from, gboolean new_line,
                       GPtrArray *notes);
/* Adds a piece of a cell to a table's text; `first`: nothing of its cell stands there yet. */
void open_passage_join_piece(segment_view *view, open_passage *open, const table_piece *piece, gboolean first,
                             GPtrArray *notes);
/* Adds what stands between cells and rows. */
void open_passage_join_raw(open_passage *open, const char *text);
/* Adds the place of a line. */
void open_passage_add_place(const segment_view *view, undex_passage *passage, const segment_line *line);
