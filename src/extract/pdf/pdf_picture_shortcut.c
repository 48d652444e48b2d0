// SPDX-License-Identifier: GPL-3.0-or-later
/* What a page's pictures look like is not worked out while it is read. Where it is asked for the places of
 * pictures, poppler unpacks those in JPEG 2000; and it runs through the drawings that say how a thing that
 * is drawn shines through, as if they were part of the page. The program's own functions stand in front of
 * the libraries', as those of pdf_rules.c do. */
#include "extract/formats.h"

static gboolean unwanted;

void undex_pdf_picture_shortcut(gboolean wanted)
{
    unwanted = !wanted;
}

/* int opj_decode(opj_codec_t *, opj_stream_t *, opj_image_t *): TRUE where it is done. The head of the
 * picture was read before, which says how large it is. */
int opj_decode(void *codec, void *stream, void *image);
int opj_decode(void *codec, void *stream, void *image)
{
    FIND_REAL(opj_decode, "opj_decode") FALSE;
    return unwanted || real(codec, stream, image);
}

/* int opj_end_decompress(opj_codec_t *, opj_stream_t *), which complains of what was not read. */
int opj_end_decompress(void *codec, void *stream);
int opj_end_decompress(void *codec, void *stream)
{
    FIND_REAL(opj_end_decompress, "opj_end_decompress") FALSE;
    return unwanted || real(codec, stream);
}

/* void Gfx::doSoftMask(Object *, bool alpha, GfxColorSpace *, bool isolated, bool knockout, Function *,
 * GfxColor *) */
void undex_pdf_soft_mask(void *interpreter, void *form, gboolean alpha, void *space, gboolean isolated,
                         gboolean knockout, void *transfer, void *backdrop) //
    __asm__("_ZN3Gfx10doSoftMaskEP6ObjectbP13GfxColorSpacebbP8FunctionP8GfxColor");
void undex_pdf_soft_mask(void *interpreter, void *form, gboolean alpha, void *space, gboolean isolated,
                         gboolean knockout, void *transfer, void *backdrop)
{
    FIND_REAL(undex_pdf_soft_mask, "_ZN3Gfx10doSoftMaskEP6ObjectbP13GfxColorSpacebbP8FunctionP8GfxColor");
    if (!unwanted)
        real(interpreter, form, alpha, space, isolated, knockout, transfer, backdrop);
}
