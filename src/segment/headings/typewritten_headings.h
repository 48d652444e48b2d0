// SPDX-License-Identifier: GPL-3.0-or-later
/* typewritten_headings.c finds the headings of documents without bold type. */
#pragma once

#include "segment/line.h"

/* The level of a line of such a document; LEVEL_NONE: it is text. */
segment_level headings_typewritten_level(const segment_view *view, guint index);
/* Whether a line is of a heading right above a numbered paragraph; `first` is set to the heading's first. */
gboolean headings_heads_paragraph(const segment_view *view, guint index, guint *first);
