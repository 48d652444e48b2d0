// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files share that take tables apart: tables.c, table_columns.c, table_rows.c and table_text.c. */
#ifndef UNDEX_SEGMENT_TABLE_H
#define UNDEX_SEGMENT_TABLE_H

#include "steps.h"

/* What one line holds of one cell: bytes [from, to) of the line's text. */
typedef struct {
    guint line;
    int from, to;
    float x0, x1;
    int column;
    gboolean spans; /* reaches over more columns than its own */
} table_piece;

/* A logical row, whatever its lines: its pieces from the left, those of a cell from the top. */
typedef struct {
    guint first, count; /* pieces */
    guint table;
} table_row;

typedef struct {
    guint columns;
    guint head_rows; /* its first rows, which name the columns */
} table_record;

struct segment_table_store {
    GArray *pieces; /* table_piece, by row */
    GArray *rows;   /* table_row, in reading order */
    GArray *tables; /* table_record */
};

/* Lines of one table on one page. */
typedef struct {
    GArray *lines;   /* guint */
    GArray *gutters; /* float: where columns are divided, from the left */
    GArray *begins;  /* float: by column, where the first of its cells does; while tables grow */
    float left, right;
    gboolean list; /* labels and their texts: no table */
    guint head;    /* of the lines so many name the columns */
} table_chunk;

/* table_columns.c */
/* How far words stand apart: view->word_gap. */
void table_measure_gaps(segment_view *view);
/* Where the columns of lines are divided: what they all leave free. Owned by the caller. `labels` (may be
 * NULL): all that it divides are labels from their texts: a list. */
GArray *table_find_gutters(const segment_view *view, const GArray *lines, gboolean *labels);
/* A line's pieces by the columns that they stand in, added to `pieces`. */
void table_cut_line(const segment_view *view, guint index, const GArray *gutters, GArray *pieces);

/* table_rows.c: the rows of one table, whose chunks stand one a page, into the view's store. */
void table_make_rows(segment_view *view, const GPtrArray *chunks, const GArray *gutters);

void segment_table_store_free(segment_table_store *store);

/* join.c */
/* Adds a piece of a cell to a table's text; `first`: nothing of its cell stands there yet. */
void segment_join_piece(segment_view *view, segment_open *open, const table_piece *piece, gboolean first,
                        GPtrArray *notes);
/* Adds what stands between cells and rows. */
void segment_join_raw(segment_open *open, const char *text);

/* table_text.c */
/* To be called when bytes are taken out of a line's text at `at`. */
void table_text_cut(segment_view *view, guint line, int at, int bytes);
/* A row's cells with tabs between them. */
void table_join_row(segment_view *view, segment_open *open, guint row, GPtrArray *notes);

#endif
