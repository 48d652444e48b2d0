// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Ties: every mark in the text to its note. Links first, then the raised mark of the same page, then what
 * stands in the text itself (asterisks, 1/ marks), last the sequence: digits that are glued to a word where
 * note 7 is due.
 */
#include "patterns.h"
#include "table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static gboolean may_carry(const segment_line *line)
{
    return line->role == ROLE_BODY || line->role == ROLE_TABLE || line->role == ROLE_MASTHEAD ||
           line->role == ROLE_CONTENTS;
}

static segment_note *note_at(GArray *notes, guint i)
{
    return &g_array_index(notes, segment_note, i);
}

/* The note that begins where a link leads; -1: none. */
static int note_of_link(const segment_view *view, GArray *notes, const undex_link *link, const char *label)
{
    int best = -1;
    double nearest = 14;
    for (guint i = 0; i < notes->len; i++) {
        const segment_note *note = note_at(notes, i);
        const segment_line *line = segment_line_at(view, note->first);
        double away = fabs(link->dest_top - line->y0);
        if (note->page == link->dest_page && strcmp(note->label, label) == 0 && away < nearest)
            nearest = away, best = (int)i;
    }
    return best;
}

static void tie(GArray *notes, segment_mark *mark, int note, undex_tie origin)
{
    mark->note = note;
    mark->origin = origin;
    note_at(notes, (guint)note)->ties++;
}

static void tie_links(segment_view *view, GArray *notes)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if (!line->marks || !may_carry(line) || line->turned)
            continue;
        const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
        for (guint m = 0; m < line->marks->len; m++) {
            segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            float x = (mark->x0 + mark->x1) / 2, y = (mark->y0 + mark->y1) / 2;
            for (guint l = 0; l < page->links->len && mark->note < 0; l++) {
                const undex_link *link = &g_array_index(page->links, undex_link, l);
                if (!link->dest_page || x < link->x0 - 1 || x > link->x1 + 1 || y < link->y0 - 3 ||
                    y > link->y1 + 3)
                    continue;
                int note = note_of_link(view, notes, link, mark->text);
                if (note >= 0)
                    tie(notes, mark, note, UNDEX_TIE_LINK);
            }
        }
    }
}

/* Notes of one page with this label that marks of the page may mean. */
static int note_on_page(GArray *notes, const char *label, int page, gboolean untied_first)
{
    int found = -1;
    for (guint i = 0; i < notes->len; i++) {
        const segment_note *note = note_at(notes, i);
        if (note->page != page || strcmp(note->label, label) != 0)
            continue;
        if (found < 0 || (untied_first && note_at(notes, (guint)found)->ties && !note->ties))
            found = (int)i;
    }
    return found;
}

/* A table's notes may stand on a later page than the mark; numbered ones on the next where the page had no
 * room. */
static int note_near(GArray *notes, const char *label, int page, gboolean raised)
{
    int note = note_on_page(notes, label, page, TRUE);
    for (guint i = 0; note < 0 && raised && i < notes->len; i++)
        if (note_at(notes, i)->endnote && note_at(notes, i)->page >= page &&
            strcmp(note_at(notes, i)->label, label) == 0)
            note = (int)i;
    /* An older document repeats an indicator: several marks, one note, on the page where it came first. */
    for (guint i = notes->len; note < 0 && raised && i-- > 0;)
        if (note_at(notes, i)->page < page && !note_at(notes, i)->table && g_ascii_isdigit(label[0]) &&
            strcmp(note_at(notes, i)->label, label) == 0)
            note = (int)i;
    for (int later = 1; note < 0 && raised && later <= (g_ascii_isdigit(label[0]) ? 1 : 3); later++)
        note = note_on_page(notes, label, page + later, TRUE);
    return note;
}

static void tie_marks(segment_view *view, GArray *notes)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if (!line->marks || !may_carry(line))
            continue;
        for (guint m = 0; m < line->marks->len; m++) {
            segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            if (mark->note >= 0)
                continue;
            int note = note_near(notes, mark->text, line->page, TRUE);
            if (note >= 0)
                tie(notes, mark, note, UNDEX_TIE_MARK);
        }
    }
}

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

/* The next place in a line's text where this mark stands as text: "report*", "plan 6/", "(A/52/23)1"; -1:
 * none. */
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

/* Marks that are text: looked for on the note's own page, after the mark of the note before. */
static void tie_text(segment_view *view, GArray *notes, gboolean glued)
{
    for (guint k = 0; k < notes->len; k++) {
        const segment_note *note = note_at(notes, k);
        if (note->ties || note->endnote)
            continue;
        for (guint i = 0; i < view->lines->len; i++) {
            segment_line *line = segment_line_at(view, i);
            int bytes = 0;
            if (line->page != note->page || !may_carry(line))
                continue;
            int at = find_in_text(line, note->label, glued, &bytes);
            if (at < 0)
                continue;
            segment_mark *mark = cut_mark(view, line, at, bytes, note->label);
            tie(notes, mark, (int)k, glued ? UNDEX_TIE_SEQUENCE : UNDEX_TIE_MARK);
            if (note->label[0] != '*')
                break;
        }
    }
}

/* A note marked 1/ may be meant again on later pages. */
static void tie_again(segment_view *view, GArray *notes)
{
    for (guint k = 0; k < notes->len; k++) {
        const segment_note *note = note_at(notes, k);
        if (!note->ties || !note->slash)
            continue;
        guint first = note->first;
        while (first > 0 && segment_line_at(view, first - 1)->page == note->page)
            first--;
        for (guint i = first; i < view->lines->len; i++) {
            segment_line *line = segment_line_at(view, i);
            int bytes = 0, at;
            while (may_carry(line) && (at = find_in_text(line, note->label, FALSE, &bytes)) >= 0)
                tie(notes, cut_mark(view, line, at, bytes, note->label), (int)k, UNDEX_TIE_SEQUENCE);
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
        if (line->page < first_page || line->page > last_page || !may_carry(line))
            continue;
        while (undex_pattern_match(&segment_patterns[PATTERN_DAMAGED_MARK], line->text, -1, from, &match)) {
            damaged_mark mark = {i, match.start[0], undex_match_length(&match, 0)};
            g_array_append_val(found, mark);
            from = (gsize)match.end[0];
        }
    }
}

/* As many damaged marks as notes without one, in the same stretch of pages: they belong together in their
 * order. */
static void tie_damaged(segment_view *view, GArray *notes, int first_page, int last_page)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(damaged_mark));
    g_autoptr(GArray) untied = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint k = 0; k < notes->len; k++) {
        const segment_note *note = note_at(notes, k);
        if (!note->ties && note->page >= first_page && note->page <= last_page && note->slash)
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
        tie(notes, cut_mark(view, line, mark->at, mark->bytes, note_at(notes, k)->label), (int)k,
            UNDEX_TIE_SEQUENCE);
    }
}

static int by_at(gconstpointer a, gconstpointer b)
{
    return ((const segment_mark *)a)->at - ((const segment_mark *)b)->at;
}

void segment_ties(segment_view *view, GArray *notes)
{
    if (view->source->format == UNDEX_FORMAT_PDF)
        tie_links(view, notes);
    tie_marks(view, notes);
    tie_text(view, notes, FALSE);
    tie_text(view, notes, TRUE);
    tie_again(view, notes);
    if (view->typewritten) {
        int last = view->lines->len ? segment_line_at(view, view->lines->len - 1)->page : 0;
        for (int page = 1; page <= last; page++)
            tie_damaged(view, notes, page, page);
        tie_damaged(view, notes, 1, last);
    }
    for (guint i = 0; i < view->lines->len; i++)
        if (segment_line_at(view, i)->marks)
            g_array_sort(segment_line_at(view, i)->marks, by_at);
}
