// SPDX-License-Identifier: GPL-3.0-or-later
/* These declarations are shared by the files that take tables apart: tables.c and table_*.c. */
#pragma once

#include "segment/passage/open_passage.h"

/* A logical row, whatever its lines: its pieces from the left, those of a cell from the top. */
typedef struct {
    guint first, count; /* pieces */
    guint table;
} table_row;

typedef struct {
    guint columns;
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

/* tables.c */
/* Rows of tables and of contents pages become ROLE_TABLE and ROLE_CONTENTS. */
void segment_tables(segment_view *view);
enum { TABLE_REACH = 5 }; /* lines that may lie between two rows of one table */

/* table_lines.c */
/* The name of a table, or of a part of the document: none of its rows. */
gboolean table_is_name(const segment_line *line);
/* Gives a role to those of the lines from `first` to `last` that have none. */
void table_mark(segment_view *view, guint first, guint last, segment_role role);

/* contents_pages.c: ROLE_CONTENTS. */
void segment_contents(segment_view *view);

/* table_chunks.c */
/* table_chunk *, in reading order; owned by the caller. */
GPtrArray *table_find_chunks(const segment_view *view);
/* What stands in a table's columns close above or below it becomes ROLE_TABLE. */
void table_grow(segment_view *view);

/* table_pages.c: the rows of all tables, over their pages. */
void table_find_rows(segment_view *view);

/* table_pieces.c */
typedef struct {
    float x0, x1;
    guint before, end; /* characters of the line before it and up to its end */
} table_segment;
enum { TABLE_SEGMENTS = 400 }; /* of a line, at most */
enum { TABLE_LINES = 4000 };   /* of a table are looked at for its columns */
/* A share of the type size: a wider gap is none between words, unless they are justified. */
static const float TABLE_WIDE = 0.9F;
/* What stands together in a line: words with gaps narrower than `wide` between them. Returns how many. */
guint table_cut(const segment_view *view, const segment_line *line, float wide, table_segment *out);
gboolean table_is_many(const segment_view *view, const segment_line *line);
gboolean table_crosses(const table_segment *part, float x);
/* How far words stand apart: view->word_gap. */
void table_measure_gaps(segment_view *view);
/* A line's pieces by the columns that they stand in, added to `pieces`. */
void table_cut_line(const segment_view *view, guint index, const GArray *gutters, GArray *pieces);

/* table_columns.c */
/* Where the columns of lines are divided: what they all leave free. Owned by the caller. `labels` (may be
 * NULL): all that it divides are labels from their texts: a list. */
GArray *table_find_gutters(const segment_view *view, const GArray *lines, gboolean *labels);

/* table_corrections.c */
/* Which lines stand over the columns as headings of groups: their flags are set in `spans`. */
void table_leave_out_groups(const segment_view *view, const GArray *lines, gboolean *spans);
/* Take out the gutters that divide labels from texts, or nothing. */
void table_join_labels(const segment_view *view, const GArray *lines, GArray *gutters);
void table_join_empty(const segment_view *view, const GArray *lines, GArray *gutters);

/* table_frames.c */
/* Finds the frames of tables, and which lines stand in them. */
void table_find_frames(segment_view *view);

/* table_rules.c: drawn frames as evidence. */
/* The inner edges of the frames in which all the lines stand; NULL: none, or they differ. Caller frees. */
GArray *table_frame_gutters(const segment_view *view, const GArray *lines);
/* Whether an upright rule divides a line between x0 and x1. */
gboolean table_is_divided(const segment_view *view, const segment_line *line, float x0, float x1);
/* Whether a level rule lies between the height `above` and a line, over what stands from x0 to x1. */
gboolean table_is_ruled(const segment_view *view, const segment_line *line, float above, float x0, float x1);
/* Whether rules stand between all rows of a line's frame. */
gboolean table_is_closed(const segment_view *view, const segment_line *line);
/* To be called when rows stand in a line's frame with no rule between them. */
void table_open(const segment_view *view, const segment_line *line);

/* table_rows.c: the rows of one table, whose chunks stand one a page, into the view's store. */
void table_make_rows(segment_view *view, const GPtrArray *chunks, const GArray *gutters);

void segment_table_store_free(segment_table_store *store);

/* table_text.c */
/* To be called when bytes are taken out of a line's text at `at`. */
void table_text_cut(segment_view *view, guint line, int at, int bytes);
/* A row's cells with tabs between them. */
void table_join_row(segment_view *view, open_passage *open, guint row, GPtrArray *notes);
