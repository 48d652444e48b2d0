// SPDX-License-Identifier: GPL-3.0-or-later
/* Which pages of a PDF have no text that can be used, though they show some, and their text by OCR. */
#pragma once

#include "extract/extract.h"

#include <poppler.h>

/* Whether the page shows a picture and has hardly a text. */
gboolean undex_pdf_page_is_picture(PopplerPage *from, const undex_source_page *page);

/* Reads the pages that are pictures, or all of them where that is wanted. What cannot be read of them is said
 * in the source's warnings; FALSE: none can be (UNDEX_ERROR_UNSUPPORTED). */
gboolean undex_pdf_ocr(PopplerDocument *pdf, undex_source *source, const undex_extract_ocr *ocr,
                       GError **error);

/* Whether a page has text; FALSE and UNDEX_ERROR_NO_TEXT. `tried`: by OCR, too. */
gboolean undex_pdf_has_text(const undex_source *source, gboolean tried, GError **error);
