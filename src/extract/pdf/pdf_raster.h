// SPDX-License-Identifier: GPL-3.0-or-later
/* A page of a PDF as grey pixels, for OCR. */
#pragma once

#include "extract/ocr/tesseract.h"

#include <poppler.h>

/* Draws the page at 300 dots an inch, or fewer where it is large. FALSE: it is too large to be read, has no
 * size, or there is not the memory. */
gboolean undex_pdf_raster(PopplerPage *page, undex_ocr_image *image);
void undex_pdf_raster_clear(undex_ocr_image *image);
