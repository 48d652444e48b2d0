// SPDX-License-Identifier: GPL-3.0-or-later
/* What poppler loads for its first document is loaded before workers are forked. */
#include "extract/formats.h"

#include <poppler.h>
#include <string.h>

static void be_silent(G_GNUC_UNUSED const char *domain, G_GNUC_UNUSED GLogLevelFlags level,
                      G_GNUC_UNUSED const char *message, G_GNUC_UNUSED gpointer closure)
{
}

/* Repaired on opening, which loads more of the library than a sound one would. */
static const char smallest[] =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 "
    "R>>>>>>endobj\n"
    "4 0 obj<</Length 33>>stream\nBT /F 9 Tf 9 9 Td (warm \\351) Tj ET\nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
    "trailer<</Root 1 0 R>>\n";

void undex_extract_preload_pdf(void)
{
    static PopplerDocument *kept; /* poppler forgets its tables with the last document */
    if (kept)
        return;
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, be_silent, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new_static(smallest, strlen(smallest));
    kept = poppler_document_new_from_bytes(bytes, NULL, NULL);
    PopplerPage *page = kept ? poppler_document_get_page(kept, 0) : NULL;
    if (page)
        g_free(poppler_page_get_text(page));
    g_clear_object(&page);
    g_log_remove_handler("Poppler", handler);
}
