// SPDX-License-Identifier: GPL-3.0-or-later
/* What ties.c and text_ties.c share. */
#ifndef UNDEX_SEGMENT_TIES_H
#define UNDEX_SEGMENT_TIES_H

#include "patterns.h"
#include "steps.h"

/* Whether a line may carry marks of notes. */
gboolean ties_may_carry(const segment_line *line);
segment_note *ties_note(GArray *notes, guint i);
void ties_add(GArray *notes, segment_mark *mark, int note, undex_tie origin);

/* text_ties.c: the marks that stand in the text as text. */
void ties_from_text(segment_view *view, GArray *notes);

#endif
