// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Drawing: the pages of a PDF as a picture, with places on them marked. Knows pages and rectangles; nothing
 * of passages, of the index or of where the picture goes.
 *
 * Rectangles are undex_box: PDF points, the origin at the top left corner of the page as it is shown, y
 * downwards. Pages with a mark on them are drawn, in their order, one below the other; no other pages are.
 * The text under a mark keeps its colour (the mark is multiplied in).
 *
 * Errors: UNDEX_ERROR_DAMAGED, _ENCRYPTED, _LIMIT (too many pages or pixels), _USAGE (nothing to draw, dpi
 * out of range).
 */
#ifndef UNDEX_EXTRACT_PDF_PDF_RENDER_H
#define UNDEX_EXTRACT_PDF_PDF_RENDER_H

#include "undex/document.h"
#include "undex/error.h"

enum {
    UNDEX_RENDER_DPI = 110,
    UNDEX_RENDER_DPI_LEAST = 20,
    UNDEX_RENDER_DPI_MOST = 600,
    UNDEX_RENDER_PAGES_MOST = 12
};

/* What a mark stands for: each has a colour and a manner of its own. */
typedef enum {
    UNDEX_RENDER_PASSAGE,
    UNDEX_RENDER_NOTE,
    /* the evidence of segmentation */
    UNDEX_RENDER_TEXT,
    UNDEX_RENDER_NUMBER,
    UNDEX_RENDER_FURNITURE,
    UNDEX_RENDER_TABLE,
    UNDEX_RENDER_MASTHEAD,
    UNDEX_RENDER_HEADING, /* its label beside it */
    UNDEX_RENDER_CAPTION,
    UNDEX_RENDER_FRAME,     /* an outline */
    UNDEX_RENDER_GRID,      /* an outline: a table's */
    UNDEX_RENDER_DIVISION,  /* a thin line within a table, as long as the box */
    UNDEX_RENDER_COMPONENT, /* a bar at the page's left edge, as high as the box, with its label */
    UNDEX_RENDER_TIE,       /* an arrow from the box to `to` */
    UNDEX_RENDER_DOUBT,     /* a flag at the page's right edge, at the box's height, with its label */
    UNDEX_RENDER_COUNT
} undex_render_layer;

typedef struct {
    undex_box box;
    undex_render_layer layer;
    undex_box to; /* of an arrow; on another page it points to the edge. Of a bar: where its label stands */
    const char *label;  /* what is printed beside it; NULL: nothing */
    const char *remark; /* a sentence for the strip below the pages; NULL: none */
} undex_render_mark;

typedef struct {
    double dpi;      /* pixels an inch; 0: UNDEX_RENDER_DPI */
    gboolean crop;   /* of each page only what is marked, with a little around it */
    gboolean legend; /* a strip below the pages: what the colours mean, and the marks' remarks */
} undex_render_options;

typedef struct {
    int width, height; /* pixels */
    int pages;
} undex_rendered;

/* The colour that white paper takes under a mark, or of its line, 0xRRGGBB. */
guint32 undex_render_color(undex_render_layer layer);

/* A PNG file's bytes. `marks` are undex_render_mark; those on pages that are not there are passed over.
 * `drawn` (NULL: not wanted) says how large it has become. */
GBytes *undex_render_png(GBytes *pdf, const GArray *marks, const undex_render_options *options,
                         undex_rendered *drawn, GError **error);

#endif
