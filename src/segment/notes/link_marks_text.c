// SPDX-License-Identifier: GPL-3.0-or-later
/* Some marks are text: asterisks, 1/, digits that are glued to a word where note 7 is due, and what a scan
 * has made of them. They are cut out of the text. */
#include "segment/notes/link_marks.h"
#include "segment/segment_patterns.h"
#include "segment/tables/table.h"

#include <string.h>

/* Pages of a table or list that a star's note may follow. */
enum { STAR_PAGES = 4 };
/* Endnotes one after the other whose marks are all glued; lines from one mark to the next. */
enum { MOST_GLUED = 6, MOST_LINES = 400 };

/* Takes `bytes` at `at` out of a line's text and leaves a mark in their place. */
static segment_mark *cut_mark(segment_view *view, segment_line *line, int at, int bytes, const char *label)
{
    gsize length = strlen(line->text);
    memmove(line->text + at, line->text + at + bytes, length - (gsize)(at + bytes) + 1);
    for (guint m = 0; line->marks && m < line->marks->len; m++) {
        segment_mark *other = &g_array_index(line->marks, segment_mark, m);
        if (other->at > at)
            other->at = MAX(at, other->at - bytes);
    }
    table_text_cut(view, (guint)(line - segment_line_at(view, 0)), at, bytes);
    return segment_line_add_mark(line, at, label);
}

/* The next place in a line's text where this mark stands: "report*", "plan 6/", "(A/52/23)1"; -1: none. */
static int find_in_text(const segment_line *line, const char *label, gboolean glued, int *bytes)
{
    gsize n = strlen(label);
    const char *text = line->text;
    for (const char *p = strstr(text, label); p; p = strstr(p + 1, label)) {
        char before = p > text ? p[-1] : '\0', after = p[n];
        if (p == text && !glued)
            continue;
        if (g_ascii_isdigit(label[0])) {
            gboolean alone = !g_ascii_isdigit(before) && !g_ascii_isdigit(after);
            if (!alone)
                continue;
            if (after == '/' && (before == ' ' || before == '\0') && !g_ascii_isalnum(p[n + 1])) {
                *bytes = (int)n + 1;
                int at = (int)(p - text);
                if (at && before == ' ')
                    at--, (*bytes)++;
                return at;
            }
            if (glued && p > text &&
                (g_ascii_isalpha(before) || strchr(".,;:)\"'", before) || (guchar)before >= 0x80) &&
                !g_ascii_isalnum(after) && after != '.' && after != '/') {
                /* "2.5", "para.3": a digit before the stop means a number. */
                if (before == '.' && p - text >= 2 && g_ascii_isdigit(p[-2]))
                    continue;
                if (before == ',' && g_ascii_isdigit(p > text + 1 ? p[-2] : ' '))
                    continue;
                *bytes = (int)n;
                return (int)(p - text);
            }
        } else if (label[0] == '*') {
            if (before != '*' && after != '*') {
                *bytes = (int)n;
                return (int)(p - text);
            }
        } else if (after == '/' && before == ' ' && !g_ascii_isalnum(p[n + 1])) {
            *bytes = (int)n + 2;
            return (int)(p - text) - 1;
        }
    }
    return -1;
}

/* The lines on which marks of a note stand as text: those of its page; for a star below a table or list those
 * since the last such star, for the table or list may begin on pages before. */
static void text_of_note(const segment_view *view, GArray *notes, guint k, guint *first, guint *end)
{
    const segment_note *note = link_marks_note(notes, k);
    *first = *end = note->first;
    if (note->table && note->label[0] == '*') {
        guint since = 0;
        for (guint j = k; j-- > 0 && !since;)
            if (strcmp(link_marks_note(notes, j)->label, note->label) == 0)
                since = link_marks_note(notes, j)->first + 1;
        while (*first > since && note->page - segment_line_at(view, *first - 1)->page < STAR_PAGES)
            --*first;
        return;
    }
    while (*first > 0 && segment_line_at(view, *first - 1)->page == note->page)
        --*first;
    while (*end < view->lines->len && segment_line_at(view, *end)->page == note->page)
        ++*end;
}

/* Marks that are text: looked for near the note, after the mark of the note before. */
static void link_text(segment_view *view, GArray *notes, gboolean glued)
{
    for (guint k = 0; k < notes->len; k++) {
        const segment_note *note = link_marks_note(notes, k);
        guint first, end;
        if (note->marks_linked || note->endnote)
            continue;
        text_of_note(view, notes, k, &first, &end);
        for (guint i = first; i < end; i++) {
            segment_line *line = segment_line_at(view, i);
            int bytes = 0;
            if (!link_marks_may_carry(line))
                continue;
            int at = find_in_text(line, note->label, glued, &bytes);
            if (at < 0)
                continue;
            segment_mark *mark = cut_mark(view, line, at, bytes, note->label);
            link_marks_add(notes, mark, (int)k, glued ? UNDEX_MARK_ORIGIN_SEQUENCE : UNDEX_MARK_ORIGIN_MARK);
            if (note->label[0] != '*')
                break;
        }
    }
}

/* A note marked 1/ may be meant again on later pages. */
static void link_again(segment_view *view, GArray *notes)
{
    for (guint k = 0; k < notes->len; k++) {
        const segment_note *note = link_marks_note(notes, k);
        if (!note->marks_linked || !note->slash)
            continue;
        guint first = note->first;
        while (first > 0 && segment_line_at(view, first - 1)->page == note->page)
            first--;
        for (guint i = first; i < view->lines->len; i++) {
            segment_line *line = segment_line_at(view, i);
            int bytes = 0, at;
            while (link_marks_may_carry(line) && (at = find_in_text(line, note->label, FALSE, &bytes)) >= 0)
                link_marks_add(notes, cut_mark(view, line, at, bytes, note->label), (int)k,
                               UNDEX_MARK_ORIGIN_SEQUENCE);
        }
    }
}

/* Two stars' notes, and one run of stars as long as both together: "*" and "**" behind one word. */
static void link_star_run(segment_view *view, GArray *notes, guint one, guint two)
{
    const segment_note *first = link_marks_note(notes, one), *second = link_marks_note(notes, two);
    g_autofree char *run = g_strconcat(first->label, second->label, NULL);
    for (guint i = 0; i < second->first; i++) {
        segment_line *line = segment_line_at(view, i);
        int bytes = 0, at;
        if (line->page != first->page || !link_marks_may_carry(line) ||
            (at = find_in_text(line, run, FALSE, &bytes)) < 0)
            continue;
        link_marks_add(notes, cut_mark(view, line, at, bytes, first->label), (int)one,
                       UNDEX_MARK_ORIGIN_SEQUENCE);
        link_marks_add(notes, segment_line_add_mark(line, at, second->label), (int)two,
                       UNDEX_MARK_ORIGIN_SEQUENCE);
        return;
    }
}

static void link_star_runs(segment_view *view, GArray *notes)
{
    for (guint k = 1; k < notes->len; k++) {
        const segment_note *first = link_marks_note(notes, k - 1), *second = link_marks_note(notes, k);
        if (!first->marks_linked && !second->marks_linked && first->page == second->page &&
            first->label[0] == '*' && second->label[0] == '*')
            link_star_run(view, notes, k - 1, k);
    }
}

/* An endnote without a mark, whose number stands glued to a word between the marks of the notes beside it. */
static void link_glued_endnotes(segment_view *view, GArray *notes)
{
    g_autofree guint *first = g_new0(guint, notes->len + 1), *last = g_new0(guint, notes->len + 1);
    for (guint k = 0; k <= notes->len; k++)
        first[k] = view->lines->len;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->marks && m < line->marks->len; m++) {
            int note = g_array_index(line->marks, segment_mark, m).note;
            if (note >= 0)
                first[note] = MIN(first[note], i), last[note] = i;
        }
    }
    for (guint k = 1; k < notes->len; k++) {
        guint next = k + 1;
        if (link_marks_note(notes, k)->marks_linked || !link_marks_note(notes, k)->endnote ||
            !link_marks_note(notes, k - 1)->marks_linked)
            continue;
        while (next < notes->len && !link_marks_note(notes, next)->marks_linked && next - k < MOST_GLUED)
            next++;
        for (guint i = last[k - 1];
             i <= MIN(first[next], last[k - 1] + MOST_LINES) && i < link_marks_note(notes, k)->first; i++) {
            segment_line *line = segment_line_at(view, i);
            int bytes = 0, at;
            if (!link_marks_may_carry(line) ||
                (at = find_in_text(line, link_marks_note(notes, k)->label, TRUE, &bytes)) < 0)
                continue;
            link_marks_add(notes, cut_mark(view, line, at, bytes, link_marks_note(notes, k)->label), (int)k,
                           UNDEX_MARK_ORIGIN_SEQUENCE);
            first[k] = last[k] = i;
            break;
        }
    }
}

/* A mark that a scan has damaged: "lU/," for 14/, "~/" for a/. */
typedef struct {
    guint line;
    int at, bytes;
} damaged_mark;

static void find_damaged(segment_view *view, int first_page, int last_page, GArray *found)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        gsize from = 0;
        if (line->page < first_page || line->page > last_page || !link_marks_may_carry(line))
            continue;
        while (undex_pattern_match(&segment_patterns[PATTERN_DAMAGED_MARK], line->text, -1, from, &match)) {
            g_array_append_vals(found, &(damaged_mark){i, match.start[0], undex_match_length(&match, 0)}, 1);
            from = (gsize)match.end[0];
        }
    }
}

/* As many damaged marks as notes without one, in the same stretch of pages: they belong together. */
static void link_damaged(segment_view *view, GArray *notes, int first_page, int last_page)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(damaged_mark));
    g_autoptr(GArray) untied = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint k = 0; k < notes->len; k++) {
        const segment_note *note = link_marks_note(notes, k);
        if (!note->marks_linked && note->page >= first_page && note->page <= last_page && note->slash)
            g_array_append_val(untied, k);
    }
    if (!untied->len)
        return;
    find_damaged(view, first_page, last_page, marks);
    if (marks->len != untied->len)
        return;
    for (guint m = marks->len; m-- > 0;) { /* from the end, so that places in a line stay true */
        const damaged_mark *mark = &g_array_index(marks, damaged_mark, m);
        guint k = g_array_index(untied, guint, m);
        segment_line *line = segment_line_at(view, mark->line);
        link_marks_add(notes, cut_mark(view, line, mark->at, mark->bytes, link_marks_note(notes, k)->label),
                       (int)k, UNDEX_MARK_ORIGIN_SEQUENCE);
    }
}

void link_marks_from_text(segment_view *view, GArray *notes)
{
    link_text(view, notes, FALSE);
    link_text(view, notes, TRUE);
    link_star_runs(view, notes);
    link_glued_endnotes(view, notes);
    link_again(view, notes);
    if (view->typewritten) {
        int last = view->lines->len ? segment_line_at(view, view->lines->len - 1)->page : 0;
        for (int page = 1; page <= last; page++)
            link_damaged(view, notes, page, page);
        link_damaged(view, notes, 1, last);
    }
}
