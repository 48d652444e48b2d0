// SPDX-License-Identifier: GPL-3.0-or-later
/* Which pages of a PDF have no text that can be used, though they show some, and their text by OCR. */
#pragma once

#include "extract/extract.h"

#include <poppler.h>

/* Notes of a page that was read whether it is a picture without a text, or its text is damaged, and what its
 * words look like in `signs` (undex_layer_signs). */
void undex_pdf_look_at_page(PopplerPage *from, undex_source_page *page, GArray *signs);

/* Counts the pages that OCR should read when all have been looked at: where half of them have words of no
 * language, those that are pictures with somebody's layer, too. */
void undex_pdf_count_unread(PopplerDocument *pdf, undex_source *source, const GArray *signs);

/* Reads these pages, or all of them where that is wanted, and keeps of two readings of a page the better one,
 * by one score (layer_score.h). Which was kept, and what cannot be read of them is said
 * in the source's warnings; FALSE: none can be (UNDEX_ERROR_UNSUPPORTED). */
gboolean undex_pdf_ocr(PopplerDocument *pdf, undex_source *source, const undex_extract_ocr *ocr,
                       GError **error);

/* Whether a page has text; FALSE and UNDEX_ERROR_NO_TEXT. `tried`: by OCR, too. */
gboolean undex_pdf_has_text(const undex_source *source, gboolean tried, GError **error);
