// SPDX-License-Identifier: GPL-3.0-or-later
/* In which language the pages of a document are read by OCR: as it is known, or as its first page tells. */
#pragma once

#include "extract/ocr/tesseract.h"

typedef struct {
    const undex_language *now;     /* in which pages are read; NULL: that is to be found out */
    const undex_language *wanted;  /* the document's; NULL: not known */
    const undex_language *lacking; /* the one that it should be, whose pack is not installed; NULL: none is */
} ocr_language;

/* `code`: of the document's language; NULL: not known. */
void ocr_language_begin(ocr_language *language, const char *code);
/* Reads a page in it. NULL and UNDEX_ERROR_UNSUPPORTED, _TIMEOUT. */
undex_ocr_page *ocr_language_read(ocr_language *language, const undex_ocr_image *image, double seconds,
                                  GError **error);
