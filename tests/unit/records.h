// SPDX-License-Identifier: GPL-3.0-or-later
/* Records that say all that records can. */
#ifndef UNDEX_TESTS_RECORDS_H
#define UNDEX_TESTS_RECORDS_H

#include "undex/document.h"

static inline undex_document *full_document(void)
{
    undex_document *document = undex_document_new();
    document->path = g_strdup("seeds/A_99_901.en.pdf");
    document->sha256 = g_strdup("00ff");
    document->key = g_strdup("A/99/901");
    document->symbol = g_strdup("A/99/901");
    g_ptr_array_add(document->symbols, g_strdup("A/99/901"));
    g_ptr_array_add(document->symbols, g_strdup("E/2026/12"));
    document->title = g_strdup("Seed \"libraries\"\n\u00e9 \U0001F4DA \\");
    document->date = g_strdup("2026-08-14");
    document->language = g_strdup("en");
    document->pages = 19;
    document->text_layer = UNDEX_TEXT_PARTIAL;
    document->quality = 0.875;
    g_ptr_array_add(document->warnings, g_strdup("page 3 has no text"));
    return document;
}

#endif
