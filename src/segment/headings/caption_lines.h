// SPDX-License-Identifier: GPL-3.0-or-later
/* caption_lines.c finds the lines that name a table, a figure, a map or a box. */
#pragma once

#include "segment/line.h"

/* Whether a line is one ("Table 3", "Figure II. Yields by valley"). */
gboolean segment_is_caption(const segment_view *view, guint index);
