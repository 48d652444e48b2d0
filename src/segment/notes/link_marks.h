// SPDX-License-Identifier: GPL-3.0-or-later
/* These declarations are shared by link_marks.c and link_marks_text.c. */
#pragma once

#include "segment/line.h"

/* Links every mark in the text to its note. */
void segment_link_marks(segment_view *view, GArray *notes);

/* Whether a line may carry marks of notes. */
static inline gboolean link_marks_may_carry(const segment_line *line)
{
    return line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE ||
           line->verdict.role == ROLE_MASTHEAD || line->verdict.role == ROLE_CONTENTS;
}

static inline segment_note *link_marks_note(GArray *notes, guint i)
{
    return &g_array_index(notes, segment_note, i);
}

static inline void link_marks_add(GArray *notes, segment_mark *mark, int note, undex_mark_origin origin)
{
    mark->note = note;
    mark->origin = origin;
    link_marks_note(notes, (guint)note)->marks_linked++;
}

/* link_marks_text.c: the marks that stand in the text as text. */
void link_marks_from_text(segment_view *view, GArray *notes);
