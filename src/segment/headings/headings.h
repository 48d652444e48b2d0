// SPDX-License-Identifier: GPL-3.0-or-later
/* headings.c decides which lines are headings, and of which level. */
#pragma once

#include "segment/line.h"

/* Whether a line is (part of) a heading, and of which level; LEVEL_NONE: it is not. */
segment_level segment_heading_level(const segment_view *view, guint index);

/* heading_lines.c: what the form and the place of one line tell, before other headings are known. */
gboolean segment_has_letter(const char *text);
/* Whether a text is set in capitals. */
gboolean segment_is_capitals(const char *text);
/* Whether a text ends in a stop, a semicolon or a comma. */
gboolean headings_ends_like_text(const char *text);
/* Whether a line is centred, and not by chance. */
gboolean segment_is_centred(const segment_view *view, guint index);
/* The level that a line's number gives it; LEVEL_PLAIN: it has none. */
segment_level headings_numbered_level(const segment_line *line);
/* The line right below, of the same column and close; NULL: none. */
const segment_line *headings_close_below(const segment_view *view, guint index);
/* Whether more than a line's pitch lies above a line, or the page's edge. */
gboolean headings_stands_apart(const segment_view *view, guint index);

/* caption_lines.c: whether a line names a table, a figure, a map or a box ("Table 3", "Figure II"). */
gboolean segment_is_caption(const segment_view *view, guint index);

/* chapeau.c finds the line of a resolution or a decision that names the organ which acts. */
gboolean segment_is_chapeau(const segment_view *view, guint index);

/* component_headings.c finds the headings that name a component. */
/* Whether a line is the heading of a component, or the label of one. */
gboolean headings_is_component(const segment_line *line);
/* The component that a heading opens ("annex.II", "enclosure"), NULL: none. Caller frees. */
char *segment_component_of(const char *heading);

/* bold_text.c: whether a bold line is of a paragraph set in bold. */
gboolean headings_is_bold_text(const segment_view *view, guint index);

/* larger_text.c: whether a line in larger type is of a text: full lines in succession, or some that end as a
 * sentence does. */
gboolean segment_is_larger_text(const segment_view *view, guint index);

/* typewritten_headings.c finds the headings of documents without bold type. */
/* The level of a line of such a document; LEVEL_NONE: it is text. */
segment_level headings_typewritten_level(const segment_view *view, guint index);
/* Whether a line is of a heading right above a numbered paragraph; `first` is set to the heading's first. */
gboolean headings_heads_paragraph(const segment_view *view, guint index, guint *first);
