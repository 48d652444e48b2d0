// SPDX-License-Identifier: GPL-3.0-or-later
/* passages.c makes passages of lines. */
#ifndef UNDEX_SEGMENT_STRUCTURE_PASSAGES_H
#define UNDEX_SEGMENT_STRUCTURE_PASSAGES_H

#include "segment/line.h"
#include "undex/document.h"

void segment_passages(segment_view *view, GArray *notes, GArray *numbers, undex_document *document);

#endif
