// SPDX-License-Identifier: GPL-3.0-or-later
/* furniture_forms.c knows the forms of lines that are page furniture in a margin band. */
#pragma once

#include "segment/line.h"

enum { FURNITURE_CELLS = 8 }; /* cells of a line that are looked at; the last holds the rest */

/* Whether each cell of a line has the form of furniture. A number that stands alone needs its place, too, and
 * a row of numbers is a table's. */
gboolean furniture_has_form(const segment_view *view, const segment_line *line);
/* Whether a line is a number alone in a margin band: a page's, where nothing stands beyond it. */
gboolean furniture_is_page_number(const segment_view *view, const segment_line *line);
