// SPDX-License-Identifier: GPL-3.0-or-later
/* What link_marks.c and link_marks_text.c share. */
#ifndef UNDEX_SEGMENT_NOTES_LINK_MARKS_H
#define UNDEX_SEGMENT_NOTES_LINK_MARKS_H

#include "segment/segment_patterns.h"
#include "segment/pipeline.h"

/* Whether a line may carry marks of notes. */
gboolean ties_may_carry(const segment_line *line);
segment_note *ties_note(GArray *notes, guint i);
void ties_add(GArray *notes, segment_mark *mark, int note, undex_tie origin);

/* link_marks_text.c: the marks that stand in the text as text. */
void ties_from_text(segment_view *view, GArray *notes);

#endif
