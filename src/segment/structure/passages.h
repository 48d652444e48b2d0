// SPDX-License-Identifier: GPL-3.0-or-later
/* passages.c makes passages of lines. */
#pragma once

#include "segment/line.h"
#include "undex/document.h"

void segment_passages(segment_view *view, GArray *notes, GArray *numbers, undex_document *document);
