// SPDX-License-Identifier: GPL-3.0-or-later
/* The packs of languages that OCR (tesseract) reads by: where they lie, and which package brings them. */
#pragma once

#include "base/language.h"

/* The file of a language's pack; NULL: it is not installed. Caller frees. */
char *undex_ocr_pack_file(const undex_language *language);
/* Whether that of any language that undex knows is; looked for once. */
gboolean undex_ocr_pack_any(void);
/* "tesseract-ocr-chi-sim": what Debian calls it; caller frees. */
char *undex_ocr_pack_package(const undex_language *language);
