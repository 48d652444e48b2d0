// SPDX-License-Identifier: GPL-3.0-or-later
/* line_places.c answers where lines stand: in their column, to one another, and on their page. */
#pragma once

#include "segment/line.h"

/* Whether a line stands below another in one column of one page. */
gboolean segment_same_place(const segment_line *above, const segment_line *line);
/* Whether more lies between two lines than between the lines of one text. */
gboolean segment_has_gap(const segment_view *view, const segment_line *above, const segment_line *line);
/* Whether a line reaches the right margin, or nearly. */
gboolean segment_is_full(const segment_view *view, const segment_line *line);
/* Whether a line is set in, and the next is back at the margin. */
gboolean segment_is_first_line(const segment_view *view, guint index);
/* Whether a line is of a block that is set in as a whole: below a numbered paragraph, a quotation in it. */
gboolean segment_is_set_in(const segment_view *view, guint index);
/* Where the lines of a line's column begin. */
float segment_column_left(const segment_view *view, guint index);
/* Where a line lies on its page, as the page is, not as it is read. */
undex_box segment_box_of(const segment_view *view, const segment_line *line);

/* The same of any box: on a page that is read from the right, x is counted from its left edge again. */
undex_box segment_box_on_page(const segment_view *view, undex_box box);
