// SPDX-License-Identifier: GPL-3.0-or-later
/* Colours are not worked out while text is read. For every page of a document with colour profiles poppler
 * has Little CMS compute tables from them to the screen's. That would be 15 % of the time for indexing 147
 * PDFs, of which only 7 have such profiles. The program's own cmsCreateTransform() stands in front of the
 * library's (the Makefile exports it) and asks it, while text is read, for a transform that computes nothing.
 * Pictures are drawn in the right colours. */
#include "extract/formats.h"

#include <dlfcn.h>

/* As lcms2.h has it; its types are pointers and 32 bits. */
typedef void *create_transform(void *input, guint32 input_format, void *output, guint32 output_format,
                               guint32 intent, guint32 flags);
create_transform cmsCreateTransform;

enum { NULL_TRANSFORM = 0x0200 }; /* cmsFLAGS_NULLTRANSFORM */

static gboolean unwanted;
static guint saved;

guint undex_pdf_colour_saved(void)
{
    return saved;
}

void undex_pdf_colour_shortcut(gboolean wanted)
{
    unwanted = !wanted;
}

void *cmsCreateTransform(void *input, guint32 input_format, void *output, guint32 output_format,
                         guint32 intent, guint32 flags)
{
    static create_transform *real;
    /* The next function of that name, in the order in which libraries are looked through, is that of the
     * library. */
    if (!real)
        *(void **)(void *)&real = dlsym(RTLD_NEXT, "cmsCreateTransform");
    saved += unwanted;
    return real ? real(input, input_format, output, output_format, intent,
                       unwanted ? flags | NULL_TRANSFORM : flags)
                : NULL;
}
