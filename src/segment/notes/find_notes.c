// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds all notes in reading order: at the feet of pages, below tables and lists, and endnotes. */
#include "segment/notes/find_notes.h"

/* The lines from `first` on that stand on one page in one column. */
static notes_stretch stretch_from(const segment_view *view, guint first, guint end)
{
    notes_stretch s = {first, first};
    const segment_line *line = segment_line_at(view, first);
    while (s.end < end && segment_line_at(view, s.end)->page == line->page &&
           segment_line_at(view, s.end)->column == line->column)
        s.end++;
    return s;
}

GArray *segment_notes(segment_view *view)
{
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(segment_note));
    if (view->source->format != UNDEX_FORMAT_PDF)
        return notes;
    for (guint i = 0; i < view->lines->len;) {
        guint end = notes_find_endnotes(view, i);
        while (i < end) {
            notes_stretch s = stretch_from(view, i, end);
            guint top = notes_area_top(view, notes, s);
            notes_stretch above = {s.first, top};
            notes_take_tables(view, notes, above);
            notes_take_area(view, notes, top, s.end);
            i = s.end;
        }
        if (end < view->lines->len)
            i = notes_take_endnotes(view, notes, end);
    }
    return notes;
}
