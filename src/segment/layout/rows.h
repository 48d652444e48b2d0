// SPDX-License-Identifier: GPL-3.0-or-later
/* These declarations are shared by rows.c, page_sheets.c, overlays.c, drop_initials.c, text_layers.c,
 * line_numbers.c, rotated_text.c, row_to_line.c, columns.c, margin_notes.c, panels.c and word_gaps.c. */
#pragma once

#include "segment/line.h"

#include "undex/document.h"

/* Glyphs to lines; what is left out is said in the document's warnings. */
void segment_rows(segment_view *view, undex_document *document);

/* Stand in a line's text where a gap may be a space or not, until rows_settle_word_gaps() has decided. */
enum { ROWS_MAYBE_JOIN = 0xE000, ROWS_MAYBE_SPACE = 0xE001 };

/* Shares of the type size. */
static const float ROWS_RUN_GAP = 0.9F;      /* a wider gap ends a run */
static const float ROWS_RAISED_SIZE = 0.84F; /* a mark is smaller than this share of its line's type */

enum { ROWS_TURNS = 4 }; /* quarter turns; nothing stands on its head */

/* Glyphs that follow one another. */
typedef struct {
    guint first, count; /* glyphs */
    float x0, y0, x1, y1, size;
    int row;
    int before; /* the run that joined the row before this one; -1: none */
} rows_run;

/* A piece of a row without a wide gap in it. */
typedef struct {
    int row;
    guint first, count; /* runs */
    float x0, y0, x1, y1, size;
    guint glyphs, letters;
    guint order;      /* where OCR has read it: the ordinal of its line; else 0 */
    int column;       /* 0: across the page; 1, 2: from the left */
    int band;         /* for sorting: columns stand within a band */
    gboolean in_rows; /* of the cells of rows that fill the page as two columns do */
    float right;      /* where its line would end if it were full, beside a panel; 0: as the page's lines */
} rows_piece;

/* A page as the steps before rows leave it. */
typedef struct {
    const undex_source_page *page;
    const GArray *glyphs; /* the page's own, or `own` */
    GArray *own;          /* without what was taken out; NULL: nothing was */
    GPtrArray *overlays;  /* rows_overlay; NULL: none */
    GArray *numbers;      /* undex_glyph, of line numbers in the margin; NULL: none */
    float common;         /* size of most of the page's type */
} rows_sheet;
/* page_sheets.c: takes out the glyphs whose flag is set. */
void rows_drop(rows_sheet *sheet, const gboolean *gone);
/* The size in which most of the glyphs are set; 0: there are none. */
float rows_common_size(const GArray *glyphs);

/* overlays.c: watermarks and words on a slant are taken out; NULL: there are none. `known` keeps what was
 * found on any page: there it is known by its letters, even where it crosses nothing. */
typedef struct {
    GArray *glyphs; /* undex_glyph, laid straight */
    undex_box box;  /* where they lie on the page */
} rows_overlay;
GPtrArray *rows_take_overlays(rows_sheet *sheet, GHashTable *known);

/* drop_initials.c: puts an initial that is higher than a line before the word that it begins. `common`: the
 * size of most of the page's type. */
void rows_set_initials(rows_sheet *sheet, float common);

/* line_numbers.c: takes the line numbers in the margins out of a document's pages. */
void rows_take_line_numbers(GArray *sheets);

/* text_layers.c: where two text layers lie one over the other, leaves one out; the first such page, or 0. */
int rows_part_layers(GArray *sheets);

/* Quarter turns clockwise of most of the page's text: 0, 1 (reads downwards) or 3 (reads upwards). */
int rows_text_turn(const GArray *glyphs);

/* A page's glyphs by the way their lines are turned, upright. */
void rows_sort_by_turn(const rows_sheet *sheet, GArray *turned[ROWS_TURNS]);

/* Turns a box of the page upright. */
void rows_turn_box(int turn, const undex_source_page *page, float *x0, float *y0, float *x1, float *y1);

/* Adds one line from runs that stand on one row, sorted from left to right. */
void rows_make_line(segment_view *view, const undex_source_page *page, const rows_run *runs, guint count,
                    int column, const GArray *glyphs, int turn);

/* letterspacing.c: for each glyph of a line, from the left, how much of the gap before it, as a share of the
 * type size, is the line's letterspacing and divides no words; NULL: the line has none. */
float *rows_letterspacing(const undex_glyph *const *glyphs, guint count);
/* How far ideographs of a line that is stretched to its width stand apart, as a share of the type size. */
float rows_ideograph_spread(const undex_glyph *const *glyphs, guint count);

/* Puts the pieces of one page of this size into reading order and tells their columns. */
void rows_order(GArray *pieces, float width, float height);

/* Takes out of a page's pieces, before they are ordered, those of notes in its outer margin; returned from
 * the top, owned by the caller. */
GArray *rows_take_margin(GArray *pieces);

/* Takes out of a page's pieces those of panels that its text flows round; from the top, caller frees. */
GArray *rows_take_panels(GArray *pieces, const GArray *runs);

/* Decides every doubtful gap by the document's own words. */
void rows_settle_word_gaps(segment_view *view);
