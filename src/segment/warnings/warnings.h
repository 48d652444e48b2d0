// SPDX-License-Identifier: GPL-3.0-or-later
/* warnings.c warns of what the evidence leaves open. */
#pragma once

#include "segment/line.h"

#include "undex/document.h"

/* Writes it into the record's warnings, and how much of the document is free of them into its quality. */
void segment_warnings(const segment_view *view, const GArray *notes, undex_document *document);
