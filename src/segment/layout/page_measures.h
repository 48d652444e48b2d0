// SPDX-License-Identifier: GPL-3.0-or-later
/* page_measures.c takes a document's measures: the size of its text, its pitch and its margins. */
#pragma once

#include "segment/line.h"

/* Writes them into the view. */
void segment_page_measures(segment_view *view);
gboolean segment_is_body_size(const segment_view *view, const segment_line *line);
