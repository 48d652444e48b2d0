// SPDX-License-Identifier: GPL-3.0-or-later
/* What a picture of pages is to show: asked for by one program, drawn by the other
 * (src/extract/pdf/pdf_render.h). Rectangles are undex_box: PDF points, the origin at the top left corner of
 * the page as it is shown, y downwards. */
#ifndef UNDEX_PICTURE_H
#define UNDEX_PICTURE_H

#include "undex/document.h"

enum {
    UNDEX_PICTURE_DPI = 110,
    UNDEX_PICTURE_DPI_LEAST = 20,
    UNDEX_PICTURE_DPI_MOST = 600,
    UNDEX_PICTURE_PAGES_MOST = 12
};

/* What a mark stands for: each has a colour and a manner of its own. */
typedef enum {
    UNDEX_PICTURE_PASSAGE,
    UNDEX_PICTURE_NOTE,
    /* the evidence of segmentation */
    UNDEX_PICTURE_TEXT,
    UNDEX_PICTURE_NUMBER,
    UNDEX_PICTURE_FURNITURE,
    UNDEX_PICTURE_TABLE,
    UNDEX_PICTURE_MASTHEAD,
    UNDEX_PICTURE_HEADING, /* its label beside it */
    UNDEX_PICTURE_CAPTION,
    UNDEX_PICTURE_FRAME,     /* an outline */
    UNDEX_PICTURE_GRID,      /* an outline: a table's */
    UNDEX_PICTURE_DIVISION,  /* a thin line within a table, as long as the box */
    UNDEX_PICTURE_COMPONENT, /* a bar at the page's left edge, as high as the box, with its label */
    UNDEX_PICTURE_TIE,       /* an arrow from the box to `to` */
    UNDEX_PICTURE_DOUBT,     /* a flag at the page's right edge, at the box's height, with its label */
    UNDEX_PICTURE_COUNT
} undex_picture_layer;

typedef struct {
    undex_box box;
    undex_picture_layer layer;
    undex_box to; /* of an arrow; on another page it points to the edge. Of a bar: where its label stands */
    const char *label;  /* what is printed beside it; NULL: nothing */
    const char *remark; /* a sentence for the strip below the pages; NULL: none */
} undex_picture_mark;

typedef struct {
    double dpi;      /* pixels an inch; 0: UNDEX_PICTURE_DPI */
    gboolean crop;   /* of each page only what is marked, with a little around it */
    gboolean legend; /* a strip below the pages: what the colours mean, and the marks' remarks */
    void (*on_page)(int page, gpointer closure); /* called before each page is drawn; NULL: nothing is */
    gpointer closure;
} undex_picture_options;

typedef struct {
    int width, height; /* pixels */
    int pages;
    int last; /* the number of the page that was begun last; 0: none */
} undex_picture_drawn;

/* A picture that is asked for: of the pages with marks, or of one page and what segmentation saw on it. */
typedef struct {
    GArray *marks; /* undex_picture_mark, without labels and remarks; NULL: none */
    int evidence;  /* the number of that page, from 1; 0: none, the marks are meant */
    undex_picture_options options;
} undex_picture;

/* The picture as strings, each ended by a NUL, appended. */
void undex_picture_append(GByteArray *strings, const undex_picture *picture);
/* Adds what one of these strings says. FALSE: it is none of them. The marks become the caller's. */
gboolean undex_picture_take(undex_picture *picture, const char *string);

#endif
