// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Thresholds of typography that several steps share, each with its unit, its meaning and where it comes from.
 * What only one file asks stands at that file's head.
 *
 * "Corpus" says that a value was chosen so that the documents of the corpus come out right: tests/golden
 * holds how well they do.
 */
#pragma once

/* Sizes of type, in points. Print rounds them: of one type two lines may differ by a quarter of a point. */
static const float TYPE_SAME_SIZE = 0.4F;  /* lines of one heading differ by less; corpus */
static const float TYPE_LIKE_SIZE = 0.5F;  /* neighbours of any kind that are set alike, by less; corpus */
static const float TYPE_CELL_SIZE = 0.6F;  /* cells of one table, by no more; corpus */
static const float TYPE_TABLE_SIZE = 0.3F; /* lines of one table or text that stand close, by less; corpus */

/* Sizes of type, as shares of the size of the document's text. */
static const float TYPE_LARGER = 1.08F;  /* from here on type is a heading's, 11 points above 10; corpus */
static const float TYPE_SMALLER = 0.97F; /* below it type is that of notes and tables; corpus */
static const float TYPE_TITLE = 0.95F;   /* below it no line is of a title: corpus */

/* Sizes of type, as a share of one of the two that are compared. */
static const float TYPE_SAME_SHARE = 0.05F; /* lines of one text or one cell differ by less; corpus */
static const float TYPE_NEAR_SHARE = 0.07F; /* lines of one passage differ by no more; corpus */

/* Distances from line to line, as shares of the document's pitch. */
static const float PITCH_OF_TEXT = 1.3F; /* lines of one text stand closer; corpus */
static const float PITCH_APART = 1.6F;   /* more lies around a heading of a typescript; corpus */

/* Distances from line to line, as shares of the size of the type. */
static const float PITCH_OF_HEADING = 1.5F; /* lines of one heading or title stand closer; corpus */
static const float PITCH_OF_CELL = 1.35F;   /* lines of one cell of a table stand closer; corpus */
static const float PITCH_LOOSE = 2.2F;      /* what belongs to one text or table stands closer; corpus */

/* Places in the line, in points. */
static const float PLACE_SAME = 3;   /* lines that begin at one place differ by less; corpus */
static const float PLACE_MARGIN = 8; /* within it of a margin a line begins, or ends, at the margin; corpus */
static const float PLACE_INDENT = 15; /* less is no indent of a block; corpus */
static const float PLACE_SET_IN = 20; /* a line that is set in more is centred or short, not full; corpus */
/* Two lines are centred alike where the sums of their ends differ by less: twice what their middles do;
 * corpus. */
static const float PLACE_CENTRED = 12;

/* Places in the line, as shares of the width of the text. */
static const float WIDTH_FULL = 0.1F;   /* a full line ends within it of the right margin; corpus */
static const float WIDTH_SHORT = 0.25F; /* a short line leaves more free at its end; corpus */
static const float WIDTH_BLOCK = 0.35F; /* further in no block begins, but what is centred; corpus */
static const float WIDTH_MOST = 0.75F;  /* a wider line is running text, no heading and no cell; corpus */

/* Glyphs, as shares of the size of the type. */
static const float GLYPH_IN_WORD = 0.2F;  /* letters of one word stand closer; fonts make spaces wider */
static const float GLYPH_BASELINE = 0.3F; /* what is set on one row differs by less in height; corpus */

/* Points: baselines that differ by less are one, but for the rounding of the arithmetic. */
static const float GLYPH_ROUNDING = 0.01F;
