// SPDX-License-Identifier: GPL-3.0-or-later
/* The marks on a part of a page, and what the strip below needs of them: swatches and letters. */
#pragma once

#include "extract/pdf/picture_layout.h"

#include <cairo.h>

/* The marks of the part's page; the cairo's units are the page's points. */
void draw_marks(cairo_t *cairo, const GArray *marks, const sheet_part *part);

/* What a layer's colour means, in a few words; NULL where the legend does not explain it. */
const char *draw_meaning(undex_picture_layer layer);
/* A small picture of a layer's manner in a rectangle, for the legend. */
void draw_swatch(cairo_t *cairo, undex_picture_layer layer, const undex_box *box);
/* The flag of a doubt, `y` its top. */
void draw_flag(cairo_t *cairo, double x, double y, const char *label);

/* Type sizes in points: of labels on a page, of the strip. */
enum { DRAW_LABEL_SIZE = 7, DRAW_STRIP_SIZE = 8 };
/* Any bytes may be given: what is not UTF-8 is shown as a sign for it. */
double draw_text_width(cairo_t *cairo, double size, const char *text);
/* Black letters whose baseline begins at a place. */
void draw_text(cairo_t *cairo, double x, double y, double size, const char *text);

enum { DRAW_FLAG_WIDTH = 14, DRAW_FLAG_HEIGHT = 10 };
