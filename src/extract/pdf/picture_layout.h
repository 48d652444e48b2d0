// SPDX-License-Identifier: GPL-3.0-or-later
/* What is drawn where: worked out before it is drawn, so that a picture too large is refused at once. */
#pragma once

#include "extract/pdf/pdf_render.h"
#include "undex/error.h"

/* The size of a page, in points; FALSE where it is not there. */
typedef gboolean (*sheet_size)(gpointer closure, int page, double *width, double *height);

/* A page, or a part of it, in the picture. */
typedef struct {
    int page;
    double x, y, width, height; /* the part of the page, in points */
    int top, columns, rows;     /* its place in the picture, in pixels; it begins at the left */
} sheet_part;

typedef struct {
    GArray *parts; /* sheet_part, by page */
    double scale;  /* pixels a point */
    int width, height, pages;
    int strip; /* the row where the strip below the pages begins; 0: there is none */
} sheet;

/* FALSE and an error where there is nothing to draw, or too much. */
gboolean undex_render_plan(sheet *plan, const GArray *marks, const undex_picture_options *options,
                           sheet_size size, gpointer closure, GError **error);
/* Adds a strip of a height in points below the parts; FALSE and an error where it is too much. */
gboolean undex_render_plan_strip(sheet *plan, double height, GError **error);
void undex_render_plan_clear(sheet *plan);
