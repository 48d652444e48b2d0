// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The libraries load some things only when a document first wants them. Here the fork server loads them once,
 * before it forks, and keeps them: the converters of encodings here, the tables of poppler in pdf_text.c.
 */
#include "extract/formats.h"
#include "extract/ocr/tesseract.h"
#include "extract/text/encoding.h"

#include "base/ocr_pack.h"

static void keep_converter(GPtrArray *converters, const char *name)
{
    undex_encoding encoding = {.name = name, .unit = 1};
    g_ptr_array_add(converters, undex_decoder_new(&encoding));
}

void undex_extract_preload(void)
{
    static GPtrArray *converters; /* the C library forgets an encoding with its last converter */
    if (converters)
        return;
    converters = g_ptr_array_new();
    undex_ocr_pack_any(); /* is remembered: a worker cannot look */
    undex_extract_preload_pdf();
    for (gsize i = 0; undex_encoding_name(i); i++)
        keep_converter(converters, undex_encoding_name(i));
    for (gsize i = 0; undex_encoding_wide_name(i); i++)
        keep_converter(converters, undex_encoding_wide_name(i));
}

void undex_extract_preload_ocr(void)
{
    undex_ocr_load();
}

void undex_extract_open_ocr(void)
{
    undex_ocr_open_packs();
}
