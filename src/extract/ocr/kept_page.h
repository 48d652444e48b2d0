// SPDX-License-Identifier: GPL-3.0-or-later
/* What OCR has read of a page, as bytes that an index keeps, so that the page is read once. */
#pragma once

#include "extract/ocr/tesseract.h"

/* `language`: the one that it was read in. */
GBytes *undex_kept_page_write(const undex_ocr_page *page, int number, const undex_language *language);

/* The page of that number, where `kept`, pages one after another with their lengths before them, has it as
 * this build would read it, and in the language that is wanted (NULL: in any); `*bytes`: its own. NULL: it
 * has not. */
undex_ocr_page *undex_kept_page_find(GBytes *kept, int number, const undex_language *wanted, GBytes **bytes);
