// SPDX-License-Identifier: GPL-3.0-or-later
/* headings.c decides which lines are headings, and of which level. */
#pragma once

#include "segment/line.h"

/* Whether a line is (part of) a heading, and of which level; LEVEL_NONE: it is not. */
segment_level segment_heading_level(const segment_view *view, guint index);
