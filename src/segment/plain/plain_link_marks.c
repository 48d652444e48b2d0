// SPDX-License-Identifier: GPL-3.0-or-later
/* Link marks in a plain text are first those that are written as marks, then digits where the next note is
 * due. */
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

enum { MAX_MARKS = 2000, MAX_LINES = 50000 }; /* of a line; of a text in which digits are looked at */

static segment_note *note_at(GArray *notes, guint i)
{
    return &g_array_index(notes, segment_note, i);
}

static gboolean may_carry(const segment_line *line)
{
    return line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE ||
           line->verdict.role == ROLE_MASTHEAD;
}

/* Takes `bytes` at `at` out of a line's text, with the space before, and leaves a mark in their place. */
static void cut_mark(segment_line *line, int at, int bytes, GArray *notes, guint note,
                     undex_mark_origin origin)
{
    while (at > 0 && line->text[at - 1] == ' ')
        at--, bytes++;
    memmove(line->text + at, line->text + at + bytes, strlen(line->text + at + bytes) + 1);
    for (guint m = 0; line->marks && m < line->marks->len; m++) {
        segment_mark *other = &g_array_index(line->marks, segment_mark, m);
        if (other->at > at)
            other->at = MAX(at, other->at - bytes);
    }
    segment_mark *mark = segment_line_add_mark(line, at, note_at(notes, note)->label);
    mark->note = (int)note;
    mark->origin = origin;
    note_at(notes, note)->marks_linked++;
}

/* Label -> the indices of its notes, in reading order. */
static GHashTable *by_label(GArray *notes)
{
    GHashTable *labels = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < notes->len; i++) {
        GArray *list = g_hash_table_lookup(labels, note_at(notes, i)->label);
        if (!list) {
            list = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(labels, note_at(notes, i)->label, list);
        }
        g_array_append_val(list, i);
    }
    return labels;
}

/* The note of this label whose text follows soonest; else the last one before; -1: none. */
static int find_note(GHashTable *labels, GArray *notes, const char *label, guint line)
{
    const GArray *list = g_hash_table_lookup(labels, label);
    guint low = 0, high = list ? list->len : 0;
    if (!list)
        return -1;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (note_at(notes, g_array_index(list, guint, middle))->first > line)
            high = middle;
        else
            low = middle + 1;
    }
    return (int)g_array_index(list, guint, MIN(low, list->len - 1));
}

static void link_marks_in_line(segment_view *view, GHashTable *labels, GArray *notes, guint index)
{
    segment_line *line = segment_line_at(view, index);
    undex_pattern *pattern = &segment_patterns[PATTERN_PLAIN_MARK];
    undex_match match;
    gsize from = 0;
    for (int n = 0; n < MAX_MARKS && undex_pattern_match(pattern, line->text, -1, from, &match); n++) {
        char label[16];
        int note = -1;
        if (plain_read_mark(PATTERN_PLAIN_MARK, line->text, &match, label))
            note = find_note(labels, notes, label, index);
        from = (gsize)match.end[0];
        if (note < 0)
            continue;
        gsize left = strlen(line->text) - from;
        cut_mark(line, match.start[0], match.end[0] - match.start[0], notes, (guint)note,
                 UNDEX_MARK_ORIGIN_MARK);
        from = strlen(line->text) - left;
    }
}

/* Digits within the text */

typedef struct {
    guint line;
    int at; /* byte of its text */
} place;

/* Where marks of the neighbours stand: the mark of note k must lie between. */
static place last_before(const segment_view *view, guint k)
{
    place found = {0, 0};
    int best = -1;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->marks && m < line->marks->len; m++) {
            const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            if (mark->note < (int)k && mark->note >= best)
                best = mark->note, found = (place){i, mark->at};
        }
    }
    return found;
}

static place first_after(const segment_view *view, GArray *notes, guint k)
{
    place found = {note_at(notes, k)->endnote ? view->lines->len : note_at(notes, k)->first, 0};
    for (guint i = 0; i < view->lines->len && i < found.line; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->marks && m < line->marks->len; m++) {
            const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            if (mark->note > (int)k)
                return (place){i, mark->at};
        }
    }
    return found;
}

/* "birth.3 As", "before. 11 This", "the plan 6/": whether a mark stands at p, and how long it is. */
static int mark_at(const char *text, const char *p, gsize n)
{
    char before = p > text ? p[-1] : '\0', after = p[n];
    if (g_ascii_isdigit(before) || g_ascii_isdigit(after) || p == text)
        return 0;
    if (after == '/' && before == ' ' && !g_ascii_isalnum(p[n + 1]))
        return (int)n + 1;
    if (g_ascii_isalnum(after) || (after && strchr("./-%$", after)))
        return 0;
    if (before == ' ' && p - text >= 2)
        return strchr(".;:?!", p[-2]) && after == ' ' && g_ascii_isupper(p[n + 1]) ? (int)n : 0;
    if (strchr(".,;:)\"'?!", before) || (guchar)before >= 0x80)
        return p - text >= 2 && g_ascii_isdigit(p[-2]) && strchr(".,:", before) ? 0 : (int)n;
    return g_ascii_islower(before) ? (int)n : 0;
}

static gboolean link_digits_in_line(segment_line *line, GArray *notes, guint k, int from, int to)
{
    const char *label = note_at(notes, k)->label;
    gsize n = strlen(label);
    int length = (int)strlen(line->text);
    if (from > length)
        return FALSE;
    for (const char *p = strstr(line->text + from, label); p; p = strstr(p + 1, label)) {
        int at = (int)(p - line->text), bytes = mark_at(line->text, p, n);
        if (at >= to)
            return FALSE;
        if (!bytes)
            continue;
        cut_mark(line, at, bytes, notes, k, UNDEX_MARK_ORIGIN_SEQUENCE);
        return TRUE;
    }
    return FALSE;
}

static void link_digits(segment_view *view, GArray *notes, guint k)
{
    place from = last_before(view, k), to = first_after(view, notes, k);
    for (guint i = from.line; i <= to.line && i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        int begin = i == from.line ? from.at : 0, end = i == to.line ? to.at : G_MAXINT;
        if (!may_carry(line))
            continue;
        if (link_digits_in_line(line, notes, k, MAX(begin, line->verdict.label_bytes), end))
            return;
    }
}

static int by_at(gconstpointer a, gconstpointer b)
{
    return ((const segment_mark *)a)->at - ((const segment_mark *)b)->at;
}

void plain_link_marks(segment_view *view, GArray *notes)
{
    if (!notes->len)
        return;
    g_autoptr(GHashTable) labels = by_label(notes);
    for (guint i = 0; i < view->lines->len; i++)
        if (may_carry(segment_line_at(view, i)))
            link_marks_in_line(view, labels, notes, i);
    for (guint k = 0; k < notes->len && view->lines->len <= MAX_LINES; k++)
        if (!note_at(notes, k)->marks_linked && g_ascii_isdigit(note_at(notes, k)->label[0]))
            link_digits(view, notes, k);
    for (guint i = 0; i < view->lines->len; i++)
        if (segment_line_at(view, i)->marks)
            g_array_sort(segment_line_at(view, i)->marks, by_at);
}
