// SPDX-License-Identifier: GPL-3.0-or-later
/* These declarations are shared by the files that make the rows of one table: table_cells.c looks at pieces
 * of cells, table_row_measures.c at the table as a whole, table_row_starts.c decides where a row begins,
 * and table_rows.c makes them. */
#pragma once

#include "segment/tables/table.h"

/* A share of the type size: lines of one cell differ by less. */
static const float TABLE_LOOSER = 0.17F;
/* In units of the type size: further apart than anything on one page. */
static const float TABLE_FAR = 99;

enum { TABLE_COLUMNS = 64 };   /* at most */
enum { TABLE_LONG_CELL = 20 }; /* bytes: a line of running text in a cell, no name or date */

/* One line of the table as the rows are made. */
typedef struct {
    guint line;
    guint first, count; /* pieces */
    gboolean head, spans;
} table_entry;

typedef struct {
    const segment_view *view;
    GArray *entries; /* table_entry */
    GArray *pieces;  /* table_piece, by entry */
    guint columns;
    float right[TABLE_COLUMNS]; /* how far the cells of a column reach */
    float edge;                 /* how far any does */
    float pitch;                /* within a cell, as a share of the size */
    gboolean spaced;            /* rows stand further apart than lines */
} table_body;

/* A row as far as it is made: what stands lowest so far in each of its columns. */
typedef struct {
    const table_piece *last[TABLE_COLUMNS];
    guint lines;
    gboolean head, spans;
    float y1;
    int page;
    guint line;
} table_open_row;

static inline const segment_line *table_line_of(const table_body *t, const table_entry *e)
{
    return segment_line_at(t->view, e->line);
}

static inline const table_piece *table_piece_at(const table_body *t, const table_entry *e, guint k)
{
    return &g_array_index(t->pieces, table_piece, e->first + k);
}

/* table_cells.c */
/* Figures, dashes for none, years, shares. */
gboolean table_cell_is_figure(const table_body *t, const table_piece *p);
/* A year, or years, that head a column. */
gboolean table_cell_is_year(const table_body *t, const table_piece *p);
/* "2. Lanterns" */
gboolean table_cell_is_numbered(const table_body *t, const table_piece *p);
/* Whether a piece's line breaks within a range or a word: what follows goes on whatever it is. */
gboolean table_cell_is_broken(const table_body *t, const table_piece *p);
/* Whether a cell's first word would have had room behind what stands above it: then it begins anew. */
gboolean table_cell_had_room(const table_body *t, const table_piece *above, const table_piece *p);
gboolean table_cell_same_style(const table_body *t, const table_piece *a, const table_piece *b);
/* How far a piece stands below another, in units of its type size; TABLE_FAR: on another page. */
float table_cell_step(const table_body *t, const table_piece *above, const table_piece *p);

/* table_row_measures.c: what is common in the whole table. */
void table_measure_rows(table_body *t);

/* table_row_starts.c: whether a line begins a row, or goes on with the one above. */
gboolean table_row_begins(const table_body *t, const table_open_row *r, const table_entry *e);
