// SPDX-License-Identifier: GPL-3.0-or-later
/* A note begins with a raised mark, a star, 1/, or a number that stands alone above its first word. */
#include "segment/layout/typography.h"
#include "segment/notes/find_notes.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

enum { MOST_DIGITS = 3 }; /* of a note's number */

static const float LINK_WIDTH = 30;    /* points; a link on more than a mark leads elsewhere */
static const float LINK_HEIGHT = 4.5F; /* points by which a link may miss its note's first line */
static const float LONE_GAP = 1.2F;    /* of the type size, from a number to the first word */
static const float LONE_RISE = 0.85F;  /* of the type size by which such a number stands higher at most */

gboolean notes_is_apart(const segment_line *line)
{
    return line->verdict.role == ROLE_PAGE_FURNITURE || line->verdict.role == ROLE_BOILERPLATE;
}

gboolean notes_is_small(const segment_view *view, const segment_line *line)
{
    return line->size < TYPE_SMALLER * view->body;
}

gboolean notes_raised_start(const segment_line *line, notes_start *s)
{
    if (!line->marks || !line->marks->len)
        return FALSE;
    const segment_mark *mark = &g_array_index(line->marks, segment_mark, 0);
    if (mark->at > 0 || !mark->raised)
        return FALSE;
    g_strlcpy(s->label, mark->text, sizeof s->label);
    s->at = 0;
    while (line->text[s->at] == ' ' || line->text[s->at] == '\t')
        s->at++;
    return TRUE;
}

gboolean notes_pattern_start(segment_pattern pattern, const segment_line *line, notes_start *s)
{
    undex_match match;
    if (!segment_matches(pattern, line->text, &match))
        return FALSE;
    int group = undex_pattern_group(&segment_patterns[pattern], "n");
    g_autofree char *label =
        g_strndup(line->text + match.start[group], (gsize)undex_match_length(&match, group));
    g_strlcpy(s->label, label, sizeof s->label);
    s->at = match.end[0];
    return TRUE;
}

gboolean notes_lone_start(const segment_view *view, guint index, notes_start *s)
{
    const segment_line *line = segment_line_at(view, index), *next = line + 1;
    gsize digits = strspn(line->text, "0123456789");
    if (!digits || digits > MOST_DIGITS || line->text[digits] || line->text[0] == '0' ||
        index + 1 >= view->lines->len || next->page != line->page || next->column != line->column ||
        notes_is_apart(next) || !notes_is_small(view, next) || line->size > next->size + TYPE_LIKE_SIZE)
        return FALSE;
    float gap = next->x0 - line->x1, rise = next->y1 - line->y1;
    if (gap < -1 || gap > LONE_GAP * next->size || rise <= 0 || rise > LONE_RISE * next->size ||
        line->y1 < next->y0)
        return FALSE;
    g_strlcpy(s->label, line->text, sizeof s->label);
    s->at = (int)digits;
    return TRUE;
}

/* A star before a figure, within a text that goes on, is a part of it: "*16-21". */
static gboolean is_starred_figure(const segment_line *line, const notes_start *s)
{
    gsize stars = strlen(s->label);
    return g_ascii_isdigit(line->text[stars]) && !notes_is_ended(line - 1);
}

gboolean notes_formal_start(const segment_view *view, guint index, notes_start *s)
{
    const segment_line *line = segment_line_at(view, index);
    return notes_raised_start(line, s) || notes_pattern_start(PATTERN_NOTE_SLASH, line, s) ||
           (notes_pattern_start(PATTERN_NOTE_STAR, line, s) && !(index && is_starred_figure(line, s)));
}

gboolean notes_scan_start(const segment_view *view, const segment_line *line, notes_start *s)
{
    return view->typewritten && notes_pattern_start(PATTERN_NOTE_SCAN, line, s);
}

gboolean notes_linked_start(const segment_view *view, const segment_line *line)
{
    const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
    for (guint i = 0; i < page->links->len; i++) {
        const undex_link *link = &g_array_index(page->links, undex_link, i);
        if (link->dest_page == line->page && link->x1 - link->x0 < LINK_WIDTH &&
            fabs(link->dest_top - line->y0) < LINK_HEIGHT)
            return TRUE;
    }
    return FALSE;
}

gboolean notes_is_legend(const segment_line *line)
{
    return segment_matches(PATTERN_NOTE_LEGEND, line->text, NULL);
}

gboolean notes_is_ended(const segment_line *line)
{
    gsize n = strlen(line->text);
    return line->verdict.role != ROLE_NOTE || (n && strchr(".)]\"", line->text[n - 1]));
}

int notes_last_number(const GArray *notes)
{
    for (guint i = notes->len; i-- > 0;) {
        int n = segment_line_value(g_array_index(notes, segment_note, i).label);
        if (n)
            return n;
    }
    return 0;
}

/* Whether text or a table lies between two lines. */
static gboolean has_text_between(const segment_view *view, guint from, guint to)
{
    for (guint i = from + 1; i < to; i++) {
        segment_role role = segment_line_at(view, i)->verdict.role;
        if (role == ROLE_BODY || role == ROLE_TABLE)
            return TRUE;
    }
    return FALSE;
}

gboolean notes_has_start(const segment_view *view, const GArray *notes, const char *label, guint index)
{
    int page = segment_line_at(view, index)->page;
    for (guint i = notes->len; i-- > 0;) {
        const segment_note *note = &g_array_index(notes, segment_note, i);
        if (note->page < page)
            return FALSE;
        /* Letters and stars begin again below each table; numbers do so where those before are a table's. */
        if (strcmp(note->label, label) == 0)
            return (g_ascii_isdigit(label[0]) && !note->table && !note->endnote) ||
                   !has_text_between(view, note->first, index);
    }
    return FALSE;
}

segment_note *notes_add(const segment_view *view, GArray *notes, guint index, const notes_start *s)
{
    segment_note note = {.page = segment_line_at(view, index)->page, .first = index, .at = s->at};
    g_strlcpy(note.label, s->label, sizeof note.label);
    g_array_append_val(notes, note);
    return &g_array_index(notes, segment_note, notes->len - 1);
}
