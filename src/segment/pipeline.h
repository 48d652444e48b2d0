// SPDX-License-Identifier: GPL-3.0-or-later
/* The steps of segmentation in their order. Each looks at the whole document, writes what it found into the
 * lines, and leaves the rest alone; docs/segmentation.md says which step reads and writes what. */
#pragma once

#include "segment/line.h"
#include "undex/document.h"

/* Takes all steps. The caller owns the view and the notes, and clears both. */
undex_document *segment_run(const undex_source *source, segment_view *view, GArray **notes);
void segment_view_clear(segment_view *view);
