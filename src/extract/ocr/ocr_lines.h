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

undex_ocr_lines *undex_ocr_lines_new(const undex_ocr_image *image);
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

/* Lines of nearly the size that most of the pages' text has get that size: what is measured differs from line
 * to line by which letters it has. `pages`: GArray of undex_glyph each. */
void undex_ocr_lines_even(GPtrArray *pages);
