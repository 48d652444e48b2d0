// SPDX-License-Identifier: GPL-3.0-or-later
/* page_bands.c says what stands in the bands at the head and the foot of a page. */
#pragma once

#include "segment/line.h"

/* Share of a page's height at its head and foot where page furniture lives. */
static const float FURNITURE_BAND = 0.13F;

/* The height of a line's page, in the direction in which the line is read. */
float furniture_page_height(const segment_view *view, const segment_line *line);
gboolean furniture_in_head(const segment_view *view, const segment_line *line);
gboolean furniture_in_foot(const segment_view *view, const segment_line *line);

/* Whether a note's raised mark stands before a line: then it is no page furniture, whatever its form. */
gboolean furniture_begins_note(const segment_line *line);
