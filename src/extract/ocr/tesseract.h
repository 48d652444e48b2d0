// SPDX-License-Identifier: GPL-3.0-or-later
/* OCR: the picture of a page becomes placed glyphs. The only user of libtesseract, which is loaded when a
 * document first needs it, for to load it takes longer than to read many a document. It reads its packs from
 * memory and opens no file, and starts no threads. */
#pragma once

#include "base/language.h"
#include "record/source.h"
#include "undex/error.h"

/* Grey pixels, a byte each. */
typedef struct {
    const guint8 *grey;
    int width, height, stride;
    double dpi;
} undex_ocr_image;

/* What it read of one page. */
typedef struct {
    GArray *glyphs;    /* undex_glyph, their places in points, their font 0 */
    GArray *rules;     /* undex_rule */
    gboolean mirrored; /* its x is counted from the right edge, for its lines run from there */
    double confidence; /* mean of its words, by their letters, from 0 to 1; 0: there are none */
} undex_ocr_page;

/* Loads the library, for processes that are forked later. FALSE: it is not installed. */
gboolean undex_ocr_load(void);
/* Maps the packs that are installed: before the process may open no more files. */
void undex_ocr_open_packs(void);
/* Whether the language can be read. */
gboolean undex_ocr_reads(const undex_language *language);

/* Reads the picture as text of that language, within so many seconds. UNDEX_ERROR_UNSUPPORTED where the
 * library or the pack is not there, _TIMEOUT. */
undex_ocr_page *undex_ocr_read(const undex_language *language, const undex_ocr_image *image, double seconds,
                               GError **error);
void undex_ocr_page_free(undex_ocr_page *page);
