// SPDX-License-Identifier: GPL-3.0-or-later
/* Declarations that find_notes.c, note_starts.c, note_areas.c, table_notes.c and endnotes.c share. */
#pragma once

#include "segment/line.h"
#include "segment/segment_patterns.h"

/* ROLE_NOTE and ROLE_RULE; the notes found, in reading order. */
GArray *segment_notes(segment_view *view);

/* How a note begins. */
typedef struct {
    char label[16];
    int at; /* where the note's own text begins */
} notes_start;

/* Lines of one page in one column: [first, end). */
typedef struct {
    guint first, end;
} notes_stretch;

/* note_starts.c */
/* Neither text nor note. */
gboolean notes_is_apart(const segment_line *line);
gboolean notes_is_small(const segment_view *view, const segment_line *line);
gboolean notes_raised_start(const segment_line *line, notes_start *s);
gboolean notes_pattern_start(segment_pattern pattern, const segment_line *line, notes_start *s);
/* A number as large as its note stands alone in a row, a little above the note's first line. */
gboolean notes_lone_start(const segment_view *view, guint index, notes_start *s);
/* A line that begins a note by its form alone. */
gboolean notes_formal_start(const segment_view *view, guint index, notes_start *s);
/* A scan damages the marks of its notes; the sequence says which they were. */
gboolean notes_scan_start(const segment_view *view, const segment_line *line, notes_start *s);
/* Whether a link on a mark leads to this line. */
gboolean notes_linked_start(const segment_view *view, const segment_line *line);
/* "Source: ..." or "Note: ..." below a table: no part of the note above. */
gboolean notes_is_legend(const segment_line *line);
/* Whether the text above a line of notes has come to its end. */
gboolean notes_is_ended(const segment_line *line);

/* The number of the last numbered note; 0: there is none. */
int notes_last_number(const GArray *notes);
/* Whether the page has such a note already, with no text between it and this line. */
gboolean notes_has_start(const segment_view *view, const GArray *notes, const char *label, guint index);
segment_note *notes_add(const segment_view *view, GArray *notes, guint index, const notes_start *s);

/* note_areas.c: the topmost line of the note area at a stretch's foot; its end: there is none. */
guint notes_area_top(segment_view *view, const GArray *notes, notes_stretch s);
void notes_take_area(segment_view *view, GArray *notes, guint first, guint end);

/* table_notes.c: notes below a table or list, above the foot of the page. */
void notes_take_tables(segment_view *view, GArray *notes, notes_stretch s);

/* endnotes.c */
/* The first line of the endnotes below `from`; the number of lines: there are none. */
guint notes_find_endnotes(const segment_view *view, guint from);
/* Takes the endnotes that begin on a line; returns the first line behind them. */
guint notes_take_endnotes(segment_view *view, GArray *notes, guint first);
