// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What extraction hands to segmentation: a document's pages with every glyph in its place, or the lines of a
 * plain text. No judgement is made here about what a line means.
 *
 * Coordinates are PDF points with the origin at the top left corner of the page, y downwards, as poppler-glib
 * gives them. Pages are numbered from 1. A page that is read from the right is mirrored: there x is counted
 * from its right edge, and so every line begins at a small x and runs forward.
 */
#pragma once

#include "undex/document.h"

typedef struct {
    gunichar ch;
    float x0, y0, x1, y1;
    float size;        /* points, as set */
    guint16 font;      /* index into undex_source.fonts */
    gboolean spaced;   /* the library saw a space before it */
    guint16 line;      /* ordinal of the library's own line on this page: a hint at reading order, no more */
    guint8 confidence; /* where OCR has read it: 1 and how sure it is of the word, of a hundred; else 0 */
} undex_glyph;

typedef struct {
    char *name;
    gboolean bold, italic, fixed;
} undex_font;

/* A link annotation: within the document (dest_page > 0) or to an address. */
typedef struct {
    double x0, y0, x1, y1;
    int dest_page;   /* 0: not within the document */
    double dest_top; /* y of the destination, top-left origin */
    char *uri;       /* NULL: none */
} undex_link;

/* A straight line that the page draws, level (y0 == y1) or upright (x0 == x1): a rule, a side of a frame. */
typedef struct {
    float x0, y0, x1, y1;
} undex_rule;

/* Why OCR should read a page. */
typedef enum {
    UNDEX_PAGE_TEXT,      /* it need not */
    UNDEX_PAGE_PICTURE,   /* the page shows a picture, and has hardly a text */
    UNDEX_PAGE_OLD_LAYER, /* it is a picture whose text was recognized elsewhere, and not well */
    UNDEX_PAGE_DAMAGED    /* its characters are not those that it shows */
} undex_page_need;

typedef struct {
    int number;
    undex_page_need need;
    char *label; /* the PDF's page label; NULL where it is the number */
    double width, height;
    gboolean mirrored; /* x is counted from the right edge, for glyphs, links and rules */
    GArray *glyphs;    /* undex_glyph, in the library's reading order, spaces left out */
    GArray *links;     /* undex_link */
    GArray *rules; /* undex_rule, as they are drawn, at most 6,000; none where the library does not tell */
} undex_source_page;

/* A line of a plain text, without its line end. */
typedef struct {
    const char *text; /* into undex_source.text; `bytes` long, not terminated */
    int bytes;
    gint64 start, end;   /* bytes in the file, the line end left out */
    gboolean page_break; /* a form feed stands before the line */
} undex_source_line;

enum { UNDEX_MOST_ATTACHMENTS = 1000 };

typedef enum { UNDEX_FORMAT_PDF, UNDEX_FORMAT_TEXT } undex_format;

typedef struct {
    char *path;
    undex_format format;
    GPtrArray *warnings; /* char *: what the library complained of, at most 20 */
    /* PDF */
    GPtrArray *fonts;       /* undex_font * */
    GPtrArray *pages;       /* undex_source_page * */
    char *producer;         /* as the file says; NULL: not said */
    int unread;             /* pages that OCR should read and has not tried */
    int ocr_pages;          /* pages that OCR has read */
    GPtrArray *attachments; /* char *: names of the files that it carries; at most UNDEX_MOST_ATTACHMENTS */
    /* plain text */
    char *text;     /* the whole, UTF-8 in NFC */
    char *encoding; /* what it was read as */
    GArray *lines;  /* undex_source_line */
} undex_source;

/* Empty ones, filled by src/extract. The page is owned by whoever holds it, in the end by source->pages. */
undex_source *undex_source_new(undex_format format, const char *path);
undex_source_page *undex_source_page_new(int number);
void undex_source_page_free(undex_source_page *page);
/* What a page is called: its label where that is a number, in digits or roman, perhaps behind letters
 * ("A-3"), else its ordinal. Caller frees. */
char *undex_source_page_label(const undex_source *source, int page);
void undex_font_free(undex_font *font);
void undex_source_free(undex_source *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_source, undex_source_free)
