// SPDX-License-Identifier: GPL-3.0-or-later
/* The files that a PDF carries: their names, and the bytes of one. Private to src/extract. */
#pragma once

#include "record/source.h"

#include <poppler.h>

/* Append to source->attachments; to be called for the document, then for its pages in their order. No name is
 * empty, has a slash or comes twice. */
void undex_attachments_of_document(PopplerDocument *pdf, undex_source *source);
void undex_attachments_of_page(PopplerPage *page, undex_source *source);

/* The bytes of an attachment by its ordinal from 1, in the order of names. UNDEX_ERROR_LIMIT, _DAMAGED. */
GBytes *undex_attachment_bytes(PopplerDocument *pdf, int ordinal, GError **error);
