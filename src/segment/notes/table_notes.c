// SPDX-License-Identifier: GPL-3.0-or-later
/* Table notes stand below a table or a list, above the foot of the page. They are set in small type and
 * begin with a raised letter; or they begin with a star in any type, where the table or list carries one. */
#include "segment/notes/find_notes.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

static const float SAME_SIZE = 0.3F;   /* points by which lines of one note may differ */
static const float CLOSE = 1.7F;       /* of the type size: lines of one note stand closer */
static const float RIGHT_BELOW = 1.6F; /* of the type size: a note closer to a table belongs to it */
enum { MOST_PAGES = 4, MOST_ALIKE = 2, MOST_CELLS = 2 };

static gboolean is_text(const segment_line *line)
{
    return line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE ||
           line->verdict.role == ROLE_CONTENTS;
}

static gboolean is_star(const char *label)
{
    return label[0] == '*' || !g_ascii_isalnum(label[0]);
}

/* A line that begins with a star: raised, or in the text. */
static gboolean star_start(const segment_line *line, notes_start *s)
{
    if (notes_raised_start(line, s))
        return is_star(s->label);
    /* No rule of stars, and no star before a figure. */
    return notes_pattern_start(PATTERN_NOTE_STAR, line, s) && line->text[s->at] != '*' &&
           !g_ascii_isdigit(line->text[strlen(s->label)]);
}

/* Whether a star as long as the label ends a word or a figure of the line. */
static gboolean carries_star(const segment_line *line, const char *label)
{
    for (guint m = 0; line->marks && m < line->marks->len; m++) {
        const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
        if (mark->at > 0 && strcmp(mark->text, label) == 0)
            return TRUE;
    }
    gsize n = strlen(label);
    for (const char *p = strstr(line->text, label); p; p = strstr(p + n, label)) {
        char before = p > line->text ? p[-1] : '\t', after = p[n];
        gboolean ends = !after || after == '\t';
        if (!strchr(" \t*", before) ? !g_ascii_isalnum(after) && after != '*' : before == ' ' && ends)
            return TRUE;
    }
    return FALSE;
}

/* How many lines of the page begin with the same star: many are the points of a list. */
static guint count_alike(const segment_view *view, notes_stretch s, const char *label)
{
    guint alike = 0;
    for (guint i = s.first; i < s.end && alike <= MOST_ALIKE; i++) {
        notes_start st;
        const segment_line *line = segment_line_at(view, i);
        alike += is_text(line) && star_start(line, &st) && strcmp(st.label, label) == 0;
    }
    return alike;
}

/* Whether a star stands in the text above that has no note yet: since the last note of this label, on this
 * page or those before (a list may run over). On the first page only a table's counts, for the masthead's
 * stars have their notes at the foot. */
static gboolean is_called_for(const segment_view *view, const GArray *notes, guint index, const char *label)
{
    int page = segment_line_at(view, index)->page;
    guint since = 0;
    for (guint k = notes->len; k-- > 0 && !since;)
        if (strcmp(g_array_index(notes, segment_note, k).label, label) == 0)
            since = g_array_index(notes, segment_note, k).first + 1;
    for (guint i = index; i-- > since;) {
        const segment_line *line = segment_line_at(view, i);
        if (page - line->page >= MOST_PAGES)
            return FALSE;
        if ((line->page == 1 ? line->verdict.role == ROLE_TABLE : is_text(line)) && carries_star(line, label))
            return TRUE;
    }
    return FALSE;
}

/* Right below the last row of a table, or another of its notes. */
static gboolean is_below_table(const segment_view *view, const GArray *notes, guint index)
{
    const segment_line *line = segment_line_at(view, index), *above = line - 1;
    if (!index || above->page != line->page || above->column != line->column || line->y1 <= above->y1 ||
        line->y1 - above->y1 > RIGHT_BELOW * MAX(line->size, above->size))
        return FALSE;
    return (above->verdict.role == ROLE_TABLE && above->cells > 1) ||
           (above->verdict.role == ROLE_NOTE && above->verdict.note >= 0 &&
            g_array_index(notes, segment_note, above->verdict.note).table);
}

/* A number is a table's note only where the table above carries it. */
static gboolean is_marked_above(const segment_view *view, guint index, const char *label)
{
    int page = segment_line_at(view, index)->page;
    for (guint i = index; i-- > 0 && segment_line_at(view, i)->page == page;) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->verdict.role == ROLE_TABLE && line->marks && m < line->marks->len; m++)
            if (g_array_index(line->marks, segment_mark, m).at > 0 &&
                strcmp(g_array_index(line->marks, segment_mark, m).text, label) == 0)
                return TRUE;
    }
    return FALSE;
}

static gboolean begins(const segment_view *view, const GArray *notes, notes_stretch s, guint index,
                       notes_start *st)
{
    const segment_line *line = segment_line_at(view, index);
    if ((line->verdict.role != ROLE_BODY && line->verdict.role != ROLE_TABLE) || line->cells > MOST_CELLS)
        return FALSE;
    gboolean small = notes_is_small(view, line);
    if (star_start(line, st)) {
        /* Raised and in small type it needs no more. */
        notes_start raised;
        if (small && notes_raised_start(line, &raised))
            return TRUE;
        return count_alike(view, s, st->label) <= MOST_ALIKE &&
               (is_called_for(view, notes, index, st->label) || is_below_table(view, notes, index));
    }
    if (!small || !notes_raised_start(line, st))
        return FALSE;
    return !g_ascii_isdigit(st->label[0]) ||
           (is_below_table(view, notes, index) && is_marked_above(view, index, st->label));
}

/* Whether a line goes on with the note above it. */
static gboolean goes_on(const segment_view *view, guint index, float size, float last)
{
    const segment_line *line = segment_line_at(view, index);
    notes_start st;
    return !notes_is_apart(line) && line->verdict.role != ROLE_NOTE && line->cells <= MOST_CELLS &&
           fabsf(line->size - size) <= SAME_SIZE && line->y1 > last && line->y1 - last <= CLOSE * size &&
           !notes_raised_start(line, &st) && !star_start(line, &st) && !notes_is_legend(line) &&
           (notes_is_small(view, line) || !segment_matches(PATTERN_NUMBER, line->text, NULL));
}

void notes_take_tables(segment_view *view, GArray *notes, notes_stretch s)
{
    for (guint i = s.first; i < s.end; i++) {
        notes_start st;
        if (!begins(view, notes, s, i, &st))
            continue;
        notes_add(view, notes, i, &st)->table = TRUE;
        float size = segment_line_at(view, i)->size, last = 0;
        for (guint j = i; j < s.end && (j == i || goes_on(view, j, size, last)); j++) {
            segment_line *line = segment_line_at(view, j);
            last = line->y1;
            line->verdict.role = ROLE_NOTE;
            line->verdict.note = (int)notes->len - 1;
            i = j;
        }
    }
}
