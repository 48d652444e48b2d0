// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * heading_lines.c says what the form and the place of one line tell, before anything is known of other
 * headings.
 */
#pragma once

#include "segment/line.h"

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
