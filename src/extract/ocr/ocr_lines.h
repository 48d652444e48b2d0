// SPDX-License-Identifier: GPL-3.0-or-later
/* The symbols that OCR has read become the glyphs of lines, as a text layer has them. A symbol's box is that
 * of its ink; a glyph's is as high as its line's type and reaches to its neighbours within the word, so that
 * what is told by gaps and heights elsewhere holds here, too. */
#pragma once

#include "extract/ocr/tesseract.h"

typedef struct {
    const char *text;
    float x0, y0, x1, y1; /* pixels */
    float confidence;     /* of its word, of a hundred */
    gboolean begins;      /* a word */
} undex_ocr_symbol;

typedef struct undex_ocr_lines undex_ocr_lines;

/* `mirrored`: the lines run from the right; their places are counted from there, in what is given here, too.
 */
undex_ocr_lines *undex_ocr_lines_new(const undex_ocr_image *image, gboolean mirrored);
/* A line whose foot leads from one place to the other, on its right; pixels. */
void undex_ocr_lines_begin(undex_ocr_lines *lines, float x0, float y0, float x1, float y1);
/* The line's next, in reading order. */
void undex_ocr_lines_add(undex_ocr_lines *lines, const undex_ocr_symbol *symbol);
/* Frees it. */
undex_ocr_page *undex_ocr_lines_end(undex_ocr_lines *lines);

/* ocr_page.c: what a line of a page is made of, and how it lies. */
typedef struct {
    guint first, end;     /* glyphs */
    float x0, y0, x1, y1; /* its foot from left to right, points */
} undex_ocr_line;
/* Turns the glyphs of a page so that its lines are level, and sets lines side by side clearly apart. */
void undex_ocr_page_straighten(GArray *glyphs, const GArray *lines, float width, float height);

/* ocr_rtl.c: the letters of a word share its width evenly, in reading order. */
void undex_ocr_word_spread(GArray *glyphs, guint first, guint end);
/* Of a line that runs from the right whose glyphs have heights above and below its foot: puts the
 * foot where letters that stand alone end, and says the size of its type; 0: nothing tells. */
float undex_ocr_rtl_foot(GArray *glyphs, undex_ocr_line *line);
/* Gives each letter a place of its own, in reading order, and turns round what runs the other way. */
void undex_ocr_rtl_direct(GArray *glyphs, const undex_ocr_line *line);
/* ocr_signs.c: mends what is known to be misread; `width`: of the page. */
void undex_ocr_mend_signs(undex_ocr_page *page, const GArray *lines, float width);

/* Lines of nearly the size that most of the pages' text has get that size: what is measured differs from line
 * to line by which letters it has. `pages`: GArray of undex_glyph each. */
void undex_ocr_lines_even(GPtrArray *pages);
