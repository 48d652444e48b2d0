// SPDX-License-Identifier: GPL-3.0-or-later
/* A note area stands at the foot of a page, and this file finds where each of its notes begins. The
 * evidence is, strongest first: where links on marks lead, a raised mark at a line's head, the rule above,
 * type smaller than the text's, and the next number in sequence. */
#include "segment/notes/find_notes.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

static const float LARGEST = 1.08F;  /* share of the text's size that notes of old layouts stay below */
static const float SAME_SIZE = 0.3F; /* points by which lines of one note may differ */
static const float CLOSE = 1.6F;     /* of the type size: lines of one note stand closer */
static const float SPACED = 2.2F;    /* of the type size: notes of one area stand closer */
enum { OLD_LINES = 60, LARGER_LINES = 3, SHORTEST = 4 };

static gboolean is_rule(const segment_line *line)
{
    return segment_matches(PATTERN_RULE, line->text, NULL);
}

/* Whether the text carries a raised mark with this label, on this page. */
static gboolean is_marked(const segment_view *view, guint index, const char *label)
{
    int page = segment_line_at(view, index)->page;
    for (guint i = index; i-- > 0 && segment_line_at(view, i)->page == page;) {
        const segment_line *line = segment_line_at(view, i);
        if (notes_is_apart(line) || line->verdict.role == ROLE_NOTE || !line->marks)
            continue;
        for (guint m = 0; m < line->marks->len; m++)
            if (strcmp(g_array_index(line->marks, segment_mark, m).text, label) == 0)
                return TRUE;
    }
    return FALSE;
}

/* A lone number is a note's where it is the next one, or the page has such a mark. */
static gboolean lone_start(const segment_view *view, const GArray *notes, guint index, notes_start *s)
{
    return notes_lone_start(view, index, s) &&
           (segment_line_value(s->label) == notes_last_number(notes) + 1 || is_marked(view, index, s->label));
}

static guint after_rule(segment_view *view, notes_stretch s)
{
    for (guint i = s.end; i-- > s.first;) {
        segment_line *line = segment_line_at(view, i);
        notes_start st;
        if (notes_is_apart(line) || !is_rule(line))
            continue;
        /* A rule may also be a line to write on, or close a text: only a note makes it the notes' rule. */
        guint next = i + 1;
        while (next < s.end && notes_is_apart(segment_line_at(view, next)))
            next++;
        if (next >= s.end) {
            line->verdict.role = ROLE_RULE;
            continue;
        }
        if (notes_formal_start(view, next, &st) || notes_is_small(view, segment_line_at(view, next))) {
            line->verdict.role = ROLE_RULE;
            return next;
        }
        return s.end;
    }
    return s.end;
}

static gboolean may_be_note(const segment_view *view, const segment_line *line)
{
    return notes_is_small(view, line) &&
           (line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE);
}

/* The first line from `top` on that begins a note. */
static guint first_start(const segment_view *view, const GArray *notes, guint top, guint end)
{
    for (guint i = top; i < end; i++) {
        notes_start st;
        const segment_line *line = segment_line_at(view, i);
        if (!notes_is_apart(line) && (notes_formal_start(view, i, &st) || notes_linked_start(view, line) ||
                                      lone_start(view, notes, i, &st)))
            return i;
    }
    return end;
}

/* Notes above lines of larger type: a few lines of a note may be as large as the text (another script, a
 * quotation), where the note before stands close above in small type, with the number before. */
static guint above_larger(const segment_view *view, guint first, guint top)
{
    notes_start st;
    guint found = top;
    int number = notes_raised_start(segment_line_at(view, top), &st) ? segment_line_value(st.label) : 0;
    if (number < 2)
        return top;
    for (guint i = top, larger = 0; i-- > first;) {
        const segment_line *line = segment_line_at(view, i), *below = line + 1;
        if (notes_is_apart(line))
            continue;
        if (below->page != line->page || below->y1 - line->y1 > SPACED * line->size || line->bold ||
            line->cells > 2 || line->verdict.role != ROLE_BODY ||
            segment_matches(PATTERN_NUMBER, line->text, NULL))
            break;
        larger = notes_is_small(view, line) ? 0 : larger + 1;
        if (larger > LARGER_LINES)
            break;
        if (!larger && notes_raised_start(line, &st) && segment_line_value(st.label) == number - 1)
            found = i, number--;
    }
    return found;
}

/* Where no rule is text: small type at the foot, from the first line that begins a note. */
static guint by_size(segment_view *view, const GArray *notes, notes_stretch s)
{
    guint top = s.end;
    for (guint i = s.end; i-- > s.first;) {
        const segment_line *line = segment_line_at(view, i);
        if (notes_is_apart(line))
            continue;
        if (!may_be_note(view, line))
            break;
        top = i;
    }
    top = first_start(view, notes, top, s.end);
    return top < s.end ? above_larger(view, s.first, top) : top;
}

/* Whether a text holds the mark of a note as 1/. */
static gboolean has_stroke_mark(const char *text, const char *label)
{
    gsize n = strlen(label);
    for (const char *p = strstr(text, label); p; p = strstr(p + 1, label))
        if (p > text && (p[-1] == ' ' || p[-1] == '\t') && p[n] == '/' && !g_ascii_isalnum(p[n + 1]))
            return TRUE;
    return FALSE;
}

/* Whether the lines that begin with 1/ are notes, not the points of a speech: one of them is marked in the
 * text above, or the document is typewritten, and a scan may have damaged the marks. */
static gboolean are_stroke_notes(const segment_view *view, guint top, guint end)
{
    notes_start st;
    if (view->typewritten || top == end || notes_raised_start(segment_line_at(view, top), &st))
        return TRUE;
    int page = segment_line_at(view, top)->page;
    for (guint i = top; i < end; i++) {
        if (!notes_pattern_start(PATTERN_NOTE_SLASH, segment_line_at(view, i), &st))
            continue;
        for (guint k = top; k-- > 0 && segment_line_at(view, k)->page == page;)
            if (has_stroke_mark(segment_line_at(view, k)->text, st.label))
                return TRUE;
    }
    return !notes_pattern_start(PATTERN_NOTE_SLASH, segment_line_at(view, top), &st);
}

/* Whether a raised mark at a line's head begins a note in the size of the text; a mark of the text stands
 * there, too, where the line before was full. */
static gboolean is_expected(const segment_view *view, const GArray *notes, guint index, const char *label)
{
    int n = segment_line_value(label);
    return !n || view->typewritten || n == notes_last_number(notes) + 1 || is_marked(view, index, label) ||
           notes_linked_start(view, segment_line_at(view, index));
}

/* Old layouts: notes in the size of the text, told by their form alone; all that follows must be notes. */
static guint by_form(segment_view *view, const GArray *notes, notes_stretch s)
{
    guint top = s.end;
    int last = G_MAXINT;
    for (guint i = s.end; i-- > s.first && s.end - i < OLD_LINES;) {
        const segment_line *line = segment_line_at(view, i);
        notes_start st;
        if (notes_is_apart(line))
            continue;
        if (strlen(line->text) <= SHORTEST)
            continue;
        if (line->verdict.role != ROLE_BODY || line->bold || notes_is_small(view, line) ||
            line->size > LARGEST * view->body)
            break;
        gboolean raised = notes_raised_start(line, &st) ? is_expected(view, notes, i, st.label)
                                                        : notes_pattern_start(PATTERN_NOTE_SLASH, line, &st);
        if (!raised && notes_scan_start(view, line, &st)) {
            top = i;
        } else if (raised || (line->page == 1 && notes_pattern_start(PATTERN_NOTE_STAR, line, &st))) {
            int n = segment_line_value(st.label);
            if (n && n >= last)
                break;
            last = n ? n : last;
            top = i;
        } else if (segment_matches(PATTERN_NUMBER, line->text, NULL)) {
            break;
        }
    }
    return are_stroke_notes(view, top, s.end) ? top : s.end;
}

/* Lines above the area's first note in its small type, where the last page ended within a note: its rest. */
static guint include_rest(segment_view *view, const GArray *notes, notes_stretch s, guint top)
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
        if (line->verdict.role != ROLE_BODY || fabsf(line->size - first->size) > SAME_SIZE ||
            below->y1 - line->y1 > CLOSE * first->size || !notes_is_small(view, line) || line->cells > 1)
            break;
        from--;
    }
    return from;
}

guint notes_area_top(segment_view *view, const GArray *notes, notes_stretch s)
{
    guint top = after_rule(view, s);
    if (top >= s.end)
        top = by_size(view, notes, s);
    if (top >= s.end)
        top = by_form(view, notes, s);
    return include_rest(view, notes, s, top);
}

/* A note may begin without a raised mark: a link leads here, or its number is the next. */
static gboolean next_start(const segment_view *view, const GArray *notes, guint index, notes_start *s)
{
    const segment_line *line = segment_line_at(view, index);
    if (!index || !notes_pattern_start(PATTERN_NOTE_DIGITS, line, s))
        return FALSE;
    int n = segment_line_value(s->label);
    if (!n || s->label[0] == '0')
        return FALSE;
    if (notes_linked_start(view, line))
        return TRUE;
    /* A note's line may begin with a number too: the note before must have ended. A list within a note counts
     * on as well: a number with a stop must have its mark in the text. */
    gboolean stop = line->text[strlen(s->label)] == '.';
    return n == notes_last_number(notes) + 1 && notes_is_ended(line - 1) &&
           (!stop || is_marked(view, index, s->label));
}

/* The label after the last note's: 8 after 7, c after b; FALSE where there is none to go by. */
static gboolean take_next_label(const GArray *notes, notes_start *s)
{
    if (!notes->len)
        return FALSE;
    const char *last = g_array_index(notes, segment_note, notes->len - 1).label;
    if (g_ascii_islower(last[0]) && !last[1] && last[0] != 'z') {
        s->label[0] = (char)(last[0] + 1);
        s->label[1] = '\0';
        return TRUE;
    }
    int n = notes_last_number(notes);
    if (n)
        g_snprintf(s->label, sizeof s->label, "%d", n + 1);
    return n > 0;
}

/* A letter where the page's notes are numbers is a digit that the scan misread. */
static gboolean is_misread(const GArray *notes, const notes_start *s, int page)
{
    const segment_note *last = notes->len ? &g_array_index(notes, segment_note, notes->len - 1) : NULL;
    return last && last->page == page && g_ascii_isdigit(last->label[0]) && g_ascii_isalpha(s->label[0]);
}

/* Whether a note begins on a line of an area. */
static gboolean begins_note(const segment_view *view, const GArray *notes, guint index, notes_start *s)
{
    const segment_line *line = segment_line_at(view, index);
    gboolean begins = (notes_formal_start(view, index, s) || lone_start(view, notes, index, s)) &&
                      !notes_has_start(view, notes, s->label, index);
    if (notes_scan_start(view, line, s) && (!begins || is_misread(notes, s, line->page)))
        begins = take_next_label(notes, s);
    return begins || next_start(view, notes, index, s);
}

/* A line that says where a table is from ends a starred or lettered note above. */
static gboolean ends_table_note(const GArray *notes, const segment_line *line)
{
    if (!notes->len || !notes_is_legend(line))
        return FALSE;
    const segment_note *last = &g_array_index(notes, segment_note, notes->len - 1);
    return !g_ascii_isdigit(last->label[0]) && last->page == line->page && notes_is_ended(line - 1);
}

void notes_take_area(segment_view *view, GArray *notes, guint first, guint end)
{
    gboolean outside = FALSE; /* below a line that is no note's */
    for (guint i = first; i < end; i++) {
        segment_line *line = segment_line_at(view, i);
        notes_start s;
        if (notes_is_apart(line) || line->verdict.role == ROLE_RULE)
            continue;
        if (begins_note(view, notes, i, &s)) {
            notes_start probe;
            notes_add(view, notes, i, &s)->slash =
                segment_matches(PATTERN_NOTE_SLASH, line->text, NULL) || notes_scan_start(view, line, &probe);
            outside = FALSE;
        } else {
            outside |= i > first && ends_table_note(notes, line);
        }
        /* What stands before the page's first note goes on from the page before. */
        if (outside || !notes->len)
            continue;
        line->verdict.role = ROLE_NOTE;
        line->verdict.note = (int)notes->len - 1;
    }
}
