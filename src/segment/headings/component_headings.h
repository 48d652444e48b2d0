// SPDX-License-Identifier: GPL-3.0-or-later
/* component_headings.c finds the headings that name a component. */
#pragma once

#include "segment/line.h"

/* Whether a line is the heading of a component, or the label of one. */
gboolean headings_is_component(const segment_line *line);
/* The component that a heading opens ("annex.II", "enclosure"), NULL: none. Caller frees. */
char *segment_component_of(const char *heading);
