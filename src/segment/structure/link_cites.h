// SPDX-License-Identifier: GPL-3.0-or-later
/* What a PDF's links to the sites of the United Nations say of what its passages cite. */
#pragma once

#include "record/source.h"
#include "undex/document.h"

/* Adds to passages what links in them lead to, where their words have not said it; where the words say the
 * number alone, the link says whose it is. */
void segment_link_cites(const undex_source *source, undex_document *document);
