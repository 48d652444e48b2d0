// SPDX-License-Identifier: GPL-3.0-or-later
/* unnumbered_lists.c finds the lists without numbers that belong to a numbered paragraph. */
#pragma once

#include "segment/passage/open_passage.h"

/* Whether a line that begins a block belongs to the paragraph before it: after its colon, or after an entry
 * of the list below its colon where it is another. */
gboolean unnumbered_lists_goes_on(const segment_view *view, const open_passage *open, guint index);
/* To be called before a line is joined: notes that a list begins with it, where a colon stands before. */
void unnumbered_lists_note(open_passage *open, guint index);
/* Whether a line begins a quotation that a colon promised, or goes on with one: it is no heading. */
gboolean unnumbered_lists_is_quoted(const open_passage *open, const segment_line *line);
/* Whether a line of such a list stands on a line of its own: it and the one above are short. */
gboolean unnumbered_lists_breaks(const segment_view *view, const open_passage *open, guint index);
