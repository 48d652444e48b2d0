// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Notes: the areas at the foot of pages that hold them, and where each begins. Evidence, strongest first:
 * where links on marks lead, a raised mark at a line's head, the rule above, type smaller than the text's,
 * the next in sequence.
 */
#include "patterns.h"
#include "steps.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float NOTE_SIZE = 0.97F; /* notes are set smaller than this share of the text's size */

typedef struct {
    char label[16];
    int at; /* where the note's own text begins */
} start;

/* Neither text nor note. */
static gboolean is_apart(const segment_line *line)
{
    return line->role == ROLE_FURNITURE || line->role == ROLE_BOILERPLATE;
}

static gboolean raised_start(const segment_line *line, start *s)
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

static gboolean pattern_start(segment_pattern pattern, const segment_line *line, start *s)
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

/* A line that begins a note by its form alone. */
static gboolean formal_start(const segment_line *line, start *s)
{
    return raised_start(line, s) || pattern_start(PATTERN_NOTE_STAR, line, s) ||
           pattern_start(PATTERN_NOTE_SLASH, line, s);
}

/* Lines of a page in a column, from the foot upwards, that may be notes: the index of the topmost one, or
 * `end`. */
typedef struct {
    guint first, end; /* lines of the page in this column: [first, end) */
} stretch;

static gboolean is_rule(const segment_line *line)
{
    return segment_matches(PATTERN_RULE, line->text, NULL);
}

static guint after_rule(segment_view *view, stretch s)
{
    for (guint i = s.end; i-- > s.first;) {
        segment_line *line = segment_line_at(view, i);
        start st;
        if (is_apart(line) || !is_rule(line))
            continue;
        /* A rule may also be a line to write on, or close a text: only a note makes it the notes' rule. */
        guint next = i + 1;
        while (next < s.end && is_apart(segment_line_at(view, next)))
            next++;
        if (next >= s.end) {
            line->role = ROLE_RULE;
            continue;
        }
        const segment_line *below = segment_line_at(view, next);
        if (formal_start(below, &st) || below->size < NOTE_SIZE * view->body) {
            line->role = ROLE_RULE;
            return next;
        }
        return s.end;
    }
    return s.end;
}

static gboolean linked_start(const segment_view *view, const segment_line *line)
{
    const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
    for (guint i = 0; i < page->links->len; i++) {
        const undex_link *link = &g_array_index(page->links, undex_link, i);
        if (link->dest_page == line->page && link->x1 - link->x0 < 30 &&
            fabs(link->dest_top - line->y0) < 4.5)
            return TRUE;
    }
    return FALSE;
}

/* Where no rule is text: small type at the foot, from the first line that begins a note. */
static guint by_size(segment_view *view, stretch s)
{
    guint top = s.end;
    for (guint i = s.end; i-- > s.first;) {
        const segment_line *line = segment_line_at(view, i);
        if (is_apart(line))
            continue;
        if (line->size >= NOTE_SIZE * view->body || (line->role != ROLE_BODY && line->role != ROLE_TABLE))
            break;
        top = i;
    }
    for (guint i = top; i < s.end; i++) {
        start st;
        const segment_line *line = segment_line_at(view, i);
        if (!is_apart(line) && (formal_start(line, &st) || linked_start(view, line)))
            return i;
    }
    return s.end;
}

/* A scan damages the marks of its notes ("h/" for 4/, "3_/" for 5/); the sequence says which they were. */
static gboolean scan_start(const segment_view *view, const segment_line *line, start *s)
{
    return view->typewritten && pattern_start(PATTERN_NOTE_SCAN, line, s);
}

/* Old layouts: notes in the size of the text, told by their form alone; all that follows must be notes. */
static guint by_form(segment_view *view, stretch s)
{
    guint top = s.end;
    int last = G_MAXINT;
    for (guint i = s.end; i-- > s.first && s.end - i < 40;) {
        const segment_line *line = segment_line_at(view, i);
        start st;
        if (is_apart(line))
            continue;
        if (strlen(line->text) <= 4)
            continue;
        if (line->role != ROLE_BODY || line->bold || line->size < NOTE_SIZE * view->body ||
            line->size > 1.08F * view->body)
            break;
        if (!raised_start(line, &st) && !pattern_start(PATTERN_NOTE_SLASH, line, &st) &&
            scan_start(view, line, &st)) {
            top = i;
        } else if (raised_start(line, &st) || pattern_start(PATTERN_NOTE_SLASH, line, &st) ||
                   (line->page == 1 && pattern_start(PATTERN_NOTE_STAR, line, &st))) {
            int n = segment_line_value(st.label);
            if (n && n >= last)
                break;
            last = n ? n : last;
            top = i;
        } else if (segment_matches(PATTERN_NUMBER, line->text, NULL)) {
            break;
        }
    }
    return top;
}

static gboolean same_start(GArray *notes, const char *label, int page)
{
    for (guint i = notes->len; i-- > 0;) {
        const segment_note *note = &g_array_index(notes, segment_note, i);
        if (note->page < page)
            return FALSE;
        if (strcmp(note->label, label) == 0)
            return TRUE;
    }
    return FALSE;
}

static int last_number(const GArray *notes)
{
    for (guint i = notes->len; i-- > 0;) {
        int n = segment_line_value(g_array_index(notes, segment_note, i).label);
        if (n)
            return n;
    }
    return 0;
}

static gboolean ends_note(const segment_line *line)
{
    gsize n = strlen(line->text);
    return line->role != ROLE_NOTE || (n && strchr(".)]\"", line->text[n - 1]));
}

/* A note may begin without a raised mark: a link leads here, or its number is the next. */
static gboolean next_start(const segment_view *view, const GArray *notes, const segment_line *line, start *s)
{
    if (!pattern_start(PATTERN_NOTE_DIGITS, line, s))
        return FALSE;
    int n = segment_line_value(s->label);
    if (!n || s->label[0] == '0')
        return FALSE;
    if (linked_start(view, line))
        return TRUE;
    /* A note's line may begin with a number too: the note before must have ended. */
    return n == last_number(notes) + 1 && ends_note(line - 1);
}

/* The label after the last note's: 8 after 7, c after b; FALSE where there is none to go by. */
static gboolean take_next_label(const GArray *notes, start *s)
{
    if (!notes->len)
        return FALSE;
    const char *last = g_array_index(notes, segment_note, notes->len - 1).label;
    if (g_ascii_islower(last[0]) && !last[1] && last[0] != 'z') {
        s->label[0] = (char)(last[0] + 1);
        s->label[1] = '\0';
        return TRUE;
    }
    int n = last_number(notes);
    if (n)
        g_snprintf(s->label, sizeof s->label, "%d", n + 1);
    return n > 0;
}

/* A letter where the page's notes are numbers is a digit that the scan misread. */
static gboolean is_misread(const GArray *notes, const start *s, int page)
{
    const segment_note *last = notes->len ? &g_array_index(notes, segment_note, notes->len - 1) : NULL;
    return last && last->page == page && g_ascii_isdigit(last->label[0]) && g_ascii_isalpha(s->label[0]);
}

static void take_area(segment_view *view, GArray *notes, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        segment_line *line = segment_line_at(view, i);
        start s;
        if (is_apart(line) || line->role == ROLE_RULE)
            continue;
        line->role = ROLE_NOTE;
        gboolean begins = formal_start(line, &s) && !same_start(notes, s.label, line->page);
        if (scan_start(view, line, &s) && (!begins || is_misread(notes, &s, line->page)))
            begins = take_next_label(notes, &s);
        if (begins || next_start(view, notes, line, &s)) {
            segment_note note = {.page = line->page, .first = i, .at = s.at};
            start probe;
            note.slash =
                segment_matches(PATTERN_NOTE_SLASH, line->text, NULL) || scan_start(view, line, &probe);
            g_strlcpy(note.label, s.label, sizeof note.label);
            g_array_append_val(notes, note);
        }
        /* What stands before the page's first note goes on from the page before. */
        line->note = (int)notes->len - 1;
        if (line->note < 0)
            line->role = ROLE_BODY;
    }
}

/* Notes under a table: small type that begins with a raised letter or star, right below the table's rows. */
static void table_notes(segment_view *view, GArray *notes, stretch s)
{
    for (guint i = s.first; i < s.end; i++) {
        segment_line *line = segment_line_at(view, i);
        start st;
        if ((line->role != ROLE_BODY && line->role != ROLE_TABLE) || line->size >= NOTE_SIZE * view->body)
            continue;
        gboolean raised = raised_start(line, &st);
        if (!raised || line->cells > 2 || g_ascii_isdigit(st.label[0]))
            continue;
        segment_note note = {.page = line->page, .first = i, .at = st.at, .table = TRUE};
        g_strlcpy(note.label, st.label, sizeof note.label);
        g_array_append_val(notes, note);
        float size = line->size, last = line->y1;
        for (guint j = i; j < s.end; j++) {
            segment_line *more = segment_line_at(view, j);
            if (j > i && (is_apart(more) || more->role == ROLE_NOTE || more->cells > 2 ||
                          fabsf(more->size - size) > 0.3F || raised_start(more, &st) ||
                          more->y1 - last > 1.7F * size || more->y1 < last))
                break;
            last = more->y1;
            more->role = ROLE_NOTE;
            more->note = (int)notes->len - 1;
            i = j;
        }
    }
}

static guint area_top(segment_view *view, stretch s)
{
    guint top = after_rule(view, s);
    if (top < s.end)
        return top;
    top = by_size(view, s);
    return top < s.end ? top : by_form(view, s);
}

/* Lines above the area's first note in the same small type, where the page before ended within a note: its
 * rest. */
static guint include_rest(segment_view *view, const GArray *notes, stretch s, guint top)
{
    if (!notes->len || g_array_index(notes, segment_note, notes->len - 1).table || top >= s.end)
        return top;
    const segment_note *last = &g_array_index(notes, segment_note, notes->len - 1);
    const segment_line *first = segment_line_at(view, top);
    guint from = top;
    if (last->page != first->page - 1)
        return top;
    while (from > s.first) {
        const segment_line *line = segment_line_at(view, from - 1);
        const segment_line *below = segment_line_at(view, from);
        if (line->role != ROLE_BODY || fabsf(line->size - first->size) > 0.3F ||
            below->y1 - line->y1 > 1.6F * first->size || line->size >= NOTE_SIZE * view->body ||
            line->cells > 1)
            break;
        from--;
    }
    return from;
}

/*
 * Endnotes: the heading "Notes" late in the document with the first note close below. From there on to an
 * annex, or the end, every line belongs to a note; one begins where a raised mark is the next in sequence.
 */
static guint find_endnotes(const segment_view *view)
{
    for (guint i = view->lines->len / 3; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (is_apart(line) || strlen(line->text) > 24 ||
            !segment_matches(PATTERN_PLAIN_NOTES, line->text, NULL))
            continue;
        for (guint j = i + 1, seen = 0; j < view->lines->len && seen < 4; j++) {
            start s;
            const segment_line *next = segment_line_at(view, j);
            seen += !is_apart(next);
            if (raised_start(next, &s) && (strcmp(s.label, "1") == 0 || strcmp(s.label, "i") == 0))
                return j;
        }
    }
    return view->lines->len;
}

static gboolean is_next_endnote(const GArray *notes, const start *s)
{
    const segment_note *last = notes->len ? &g_array_index(notes, segment_note, notes->len - 1) : NULL;
    if (!last || !last->endnote)
        return TRUE;
    int n = segment_line_value(s->label), before = segment_line_value(last->label);
    return n ? n > before && n <= before + 3 : !before;
}

static void take_endnotes(segment_view *view, GArray *notes, guint first)
{
    for (guint i = first; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        start s;
        if (is_apart(line))
            continue;
        if (segment_heading_level(view, i) == LEVEL_COMPONENT)
            return;
        gboolean marked = raised_start(line, &s) || pattern_start(PATTERN_NOTE_SLASH, line, &s);
        if (marked && is_next_endnote(notes, &s)) {
            segment_note note = {.page = line->page, .first = i, .at = s.at, .endnote = TRUE};
            g_strlcpy(note.label, s.label, sizeof note.label);
            g_array_append_val(notes, note);
        }
        line->role = ROLE_NOTE;
        line->note = (int)notes->len - 1;
    }
}

GArray *segment_notes(segment_view *view)
{
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(segment_note));
    if (view->source->format != UNDEX_FORMAT_PDF)
        return notes;
    guint end = find_endnotes(view);
    for (guint i = 0; i < end;) {
        stretch s = {i, i};
        const segment_line *line = segment_line_at(view, i);
        while (s.end < end && segment_line_at(view, s.end)->page == line->page &&
               segment_line_at(view, s.end)->column == line->column)
            s.end++;
        guint top = area_top(view, s);
        top = include_rest(view, notes, s, top);
        stretch above = {s.first, top};
        table_notes(view, notes, above);
        take_area(view, notes, top, s.end);
        i = s.end;
    }
    take_endnotes(view, notes, end);
    return notes;
}
