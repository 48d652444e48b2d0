// SPDX-License-Identifier: GPL-3.0-or-later
/* Form fields, comments and links of a PDF's page. Private to src/extract. */
#pragma once

#include "record/source.h"

#include <poppler.h>

/* Appends to the page's links what leads to a place of the document or to an address. */
void undex_pdf_link_read(PopplerDocument *pdf, undex_source_page *page, const PopplerLinkMapping *mapping);

/* What there is besides. */
typedef struct {
    guint unread;      /* comments whose text the page does not show */
    guint attachments; /* marks that lead to an attached file */
} undex_annotations;

/* Appends to the page's glyphs what form fields and written comments show, without a font; adds the rest to
 * `besides`. */
void undex_annotations_read(PopplerPage *from, undex_source_page *page, undex_annotations *besides);
