// SPDX-License-Identifier: GPL-3.0-or-later
/* Endnotes stand below the heading "Notes" late in the document, with the first note close below it. From
 * there on to an annex, or the end, every line belongs to a note; one begins where a mark is the next in
 * sequence. */
#include "segment/headings/headings.h"
#include "segment/notes/find_notes.h"
#include "segment/segment_patterns.h"

#include <string.h>

enum { LATE = 3 }; /* endnotes stand behind the first of so many parts of a document */

static const float LARGER = 0.3F; /* points by which an annex's heading is larger than the notes, at least */
static const float MIDDLE = 0.2F; /* of the text's width: a centred heading is set in by as much, at least */
enum { HEADING = 24, CLOSE_BELOW = 4, MOST_MISSING = 3 };

static gboolean is_first(const char *label)
{
    return strcmp(label, "1") == 0 || strcmp(label, "i") == 0;
}

static gboolean is_first_note(const segment_view *view, const segment_line *line)
{
    notes_start s;
    if (notes_raised_start(line, &s))
        return is_first(s.label);
    /* An unraised number begins a note only in small type. */
    return notes_is_small(view, line) && notes_pattern_start(PATTERN_NOTE_DIGITS, line, &s) &&
           is_first(s.label);
}

guint notes_find_endnotes(const segment_view *view, guint from)
{
    for (guint i = MAX(from, view->lines->len / LATE); i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (notes_is_apart(line) || strlen(line->text) > HEADING ||
            !segment_matches(PATTERN_PLAIN_NOTES, line->text, NULL))
            continue;
        for (guint j = i + 1, seen = 0; j < view->lines->len && seen < CLOSE_BELOW; j++) {
            const segment_line *next = segment_line_at(view, j);
            seen += !notes_is_apart(next);
            if (is_first_note(view, next))
                return j;
        }
    }
    return view->lines->len;
}

/* The heading of an annex ends endnotes; "Attachment:" within a note does not: it is set as the notes are. */
static gboolean ends_notes(const segment_view *view, guint index, const segment_line *note)
{
    const segment_line *line = segment_line_at(view, index);
    return segment_heading_level(view, index) == LEVEL_COMPONENT &&
           (line->bold || line->size > note->size + LARGER ||
            line->x0 > view->left + MIDDLE * (view->right - view->left));
}

static gboolean is_next(const GArray *notes, guint before, const notes_start *s)
{
    if (notes->len == before)
        return TRUE;
    int last = segment_line_value(g_array_index(notes, segment_note, notes->len - 1).label);
    int n = segment_line_value(s->label);
    return n ? n > last && n <= last + MOST_MISSING : !last;
}

/* A number that is not raised begins a note where it is the very next, and the note before has ended. */
static gboolean is_plain_next(const GArray *notes, guint before, const segment_line *line, notes_start *s)
{
    return notes_pattern_start(PATTERN_NOTE_DIGITS, line, s) && g_ascii_isdigit(s->label[0]) &&
           (notes->len == before ||
            segment_line_value(s->label) ==
                segment_line_value(g_array_index(notes, segment_note, notes->len - 1).label) + 1) &&
           notes_is_ended(line - 1);
}

guint notes_take_endnotes(segment_view *view, GArray *notes, guint first)
{
    guint before = notes->len, i = first;
    for (; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        notes_start s;
        if (notes_is_apart(line))
            continue;
        if (i > first && ends_notes(view, i, segment_line_at(view, first)))
            break;
        gboolean marked = notes_raised_start(line, &s) || notes_pattern_start(PATTERN_NOTE_SLASH, line, &s);
        if (marked ? is_next(notes, before, &s) : is_plain_next(notes, before, line, &s))
            notes_add(view, notes, i, &s)->endnote = TRUE;
        line->verdict.role = ROLE_NOTE;
        line->verdict.note = (int)notes->len - 1;
    }
    return i;
}
