// SPDX-License-Identifier: GPL-3.0-or-later
/* larger_text.c finds text in larger type than most of the document, which is no heading. */
#pragma once

#include "segment/line.h"

/* Whether a line in larger type is of a text: full lines in succession, or some that end as a
 * sentence does. */
gboolean segment_is_larger_text(const segment_view *view, guint index);
