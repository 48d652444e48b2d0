// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files share that tell headings from text: headings.c, component_headings.c, typewritten_headings.c
 * and bold_text.c. */
#ifndef UNDEX_SEGMENT_HEADINGS_HEADINGS_H
#define UNDEX_SEGMENT_HEADINGS_HEADINGS_H

#include "segment/pipeline.h"

/* Of the type's size: lines of one heading stand closer than this. */
#define HEADINGS_CLOSE 1.5F

/* headings.c */
/* Whether a text ends in a stop, a semicolon or a comma. */
gboolean headings_ends_like_text(const char *text);
/* The level that a line's number gives it; LEVEL_PLAIN: it has none. */
segment_level headings_numbered_level(const segment_line *line);
/* The line right below, of the same column and close; NULL: none. */
const segment_line *headings_close_below(const segment_view *view, guint index);
/* Whether more than a line's pitch lies above a line, or the page's edge. */
gboolean headings_stands_apart(const segment_view *view, guint index);

/* component_headings.c: whether a line is the heading of a component, or the label of one. */
gboolean headings_is_component(const segment_line *line);

/* bold_text.c: whether a bold line is of a paragraph set in bold. */
gboolean headings_is_bold_text(const segment_view *view, guint index);

/* typewritten_headings.c */
/* The level of a line of a document without bold type; LEVEL_NONE: it is text. */
segment_level headings_typewritten_level(const segment_view *view, guint index);
/* Whether a line is of a heading right above a numbered paragraph; `first` is set to the heading's first. */
gboolean headings_heads_paragraph(const segment_view *view, guint index, guint *first);

#endif
