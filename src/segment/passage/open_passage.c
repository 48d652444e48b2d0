// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines become running text here: the file decides about spaces, the places of marks, and boxes. */
#include "segment/passage/open_passage.h"

#include "segment/layout/line_places.h"
#include "segment/letters.h"
#include "segment/passage/line_end_hyphens.h"

#include <string.h>

enum {
    MAX_TEXT = 4 * 1024 * 1024, /* bytes of one passage; what is more is left out, with a warning */
    MOST_POWER = 3,             /* digits of a power */
    SEAM = 4 /* bytes between two lines of one place in a file: a line's end and an indent */
};

/* Shares of the size of the type. */
static const double BESIDE = 1.2;      /* lines of one box stand closer below one another */
static const float MARK_BEHIND = 0.6F; /* a mark behind a piece of a cell stands closer to it */
static const float MARK_BEFORE = 1.2F; /* ... and one before it */

static gboolean is_wide(gunichar ch)
{
    return ch >= 0x2E80 && g_unichar_iswide(ch);
}

/* What goes between the text so far and the next line: drops a soft hyphen, returns the separator. */
static const char *seam(segment_view *view, open_passage *open, const char *next)
{
    GString *text = open->text;
    if (!text->len)
        return "";
    const char *tail = g_utf8_find_prev_char(text->str, text->str + text->len);
    gunichar last = g_utf8_get_char(tail), first = g_utf8_get_char(next);
    gunichar before = tail > text->str ? g_utf8_get_char(g_utf8_find_prev_char(text->str, tail)) : ' ';
    if (last == 0xAD) {
        g_string_truncate(text, (gsize)(tail - text->str));
        open->length--;
        return "";
    }
    if (last == '-' && g_unichar_isalnum(before)) {
        if (line_end_hyphen_is_soft(view, text, next)) {
            g_string_truncate(text, text->len - 1);
            open->length--;
        }
        return "";
    }
    if (last == '_' || first == '_') /* within an address */
        return "";
    if ((last == '/' || last == 0x2013) && g_unichar_isalnum(before) && g_unichar_isalnum(first))
        return "";
    if ((is_wide(last) && !g_unichar_isalpha(first)) || (is_wide(first) && !g_unichar_isalpha(last)) ||
        (is_wide(last) && is_wide(first)))
        return "";
    return g_unichar_isspace(last) ? "" : " ";
}

/* Places */

void open_passage_add_place(const segment_view *view, undex_passage *passage, const segment_line *line)
{
    if (!passage->page_first || line->page < passage->page_first)
        passage->page_first = line->page;
    passage->page_last = MAX(passage->page_last, line->page);
    if (view->source->format == UNDEX_FORMAT_TEXT) {
        undex_span span = {line->start, line->end};
        undex_span *last =
            passage->spans->len ? &g_array_index(passage->spans, undex_span, passage->spans->len - 1) : NULL;
        if (last && span.start >= last->end && span.start - last->end <= SEAM)
            last->end = span.end;
        else
            g_array_append_val(passage->spans, span);
        return;
    }
    undex_box box = segment_box_of(view, line);
    undex_box *last =
        passage->boxes->len ? &g_array_index(passage->boxes, undex_box, passage->boxes->len - 1) : NULL;
    gboolean beside = last && last->page == box.page && !line->turned &&
                      box.y0 - last->y1 < BESIDE * line->size && box.y1 > last->y1 - 2 && box.x0 < last->x1 &&
                      box.x1 > last->x0;
    if (!beside) {
        g_array_append_val(passage->boxes, box);
        return;
    }
    last->x0 = MIN(last->x0, box.x0), last->x1 = MAX(last->x1, box.x1);
    last->y0 = MIN(last->y0, box.y0), last->y1 = MAX(last->y1, box.y1);
}

/* Text */

/* Digits stay raised, for behind a figure they would make another number; more of them are no power. */
static void add_raised(open_passage *open, const char *text)
{
    static const gunichar raised[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    gboolean power = strlen(text) <= MOST_POWER;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        segment_append(open->text, power && g_ascii_isdigit(*p) ? raised[*p - '0'] : g_utf8_get_char(p));
        open->length++;
    }
}

static void add_mark(open_passage *open, const segment_mark *mark, GPtrArray *notes)
{
    if (mark->note < 0 || !notes || (guint)mark->note >= notes->len) {
        /* A raised number that no note explains is text: an exponent, a mark of a lost note. */
        if (!mark->raised)
            return;
        add_raised(open, mark->text);
        return;
    }
    undex_passage *note = g_ptr_array_index(notes, (guint)mark->note);
    undex_passage_add_mark(open->passage, mark->text, (int)open->length, note->id, mark->origin);
    g_ptr_array_add(note->anchors, open->passage->id ? g_strdup(open->passage->id) : g_strdup(""));
}

static void add_text(open_passage *open, const char *text, gsize bytes)
{
    for (const char *p = text, *end = text + bytes; p < end; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        gboolean space = ch == ' ' || ch == '\t' || ch == 0xA0;
        if (space && ch != '\t') {
            if (!open->text->len || open->text->str[open->text->len - 1] == ' ' ||
                open->text->str[open->text->len - 1] == '\n')
                continue;
            ch = ' ';
        }
        if (ch == 0xAD && g_utf8_next_char(p) < end)
            continue;
        if (ch == '\t' && open->passage->kind != UNDEX_KIND_TABLE)
            ch = ' ';
        segment_append(open->text, ch);
        open->length++;
    }
}

static void add_between(open_passage *open, const char *between)
{
    g_string_append(open->text, between);
    open->length += (glong)strlen(between);
}

void open_passage_join(segment_view *view, open_passage *open, guint index, int from, gboolean new_line,
                       GPtrArray *notes)
{
    const segment_line *line = segment_line_at(view, index);
    guint mark = 0, marks = line->marks ? line->marks->len : 0;
    int at = from, end = (int)strlen(line->text);
    if (open->text->len + (gsize)end > MAX_TEXT) {
        view->left_out++;
        return;
    }
    add_between(open, new_line ? (open->text->len ? "\n" : "") : seam(view, open, line->text + from));
    for (; mark < marks && g_array_index(line->marks, segment_mark, mark).at < from; mark++)
        ;
    for (; mark < marks; mark++) {
        const segment_mark *m = &g_array_index(line->marks, segment_mark, mark);
        int stop = CLAMP(m->at, at, end);
        add_text(open, line->text + at, (gsize)(stop - at));
        at = stop;
        if (line->verdict.role != ROLE_NOTE || m->at > from || !m->raised)
            add_mark(open, m, notes);
    }
    add_text(open, line->text + at, (gsize)(end - at));
    open->last_line = index;
    open_passage_add_place(view, open->passage, line);
}

/* Whether a mark of the line stands within a piece of it, or right beside it. */
static gboolean is_mark_of(const segment_line *line, const segment_mark *m, const table_piece *piece)
{
    if (m->x1 <= 0 || (m->at > piece->from && m->at < piece->to)) /* taken out of the text: no place */
        return m->at > piece->from && m->at <= piece->to;
    if (m->at >= piece->to)
        return m->at <= piece->to + 1 && m->x0 >= piece->x0 - 1 &&
               m->x0 < piece->x1 + MARK_BEHIND * line->size;
    return m->at <= piece->from && m->at + 2 > piece->from && m->x1 <= piece->x0 + 1 &&
           m->x0 > piece->x0 - MARK_BEFORE * line->size - (m->x1 - m->x0);
}

/* The piece's mark that stands first from a byte on, of those not taken yet; NULL: none. */
static const segment_mark *next_mark(const segment_line *line, const table_piece *piece,
                                     const segment_mark *taken)
{
    const segment_mark *best = NULL;
    for (guint i = 0; line->marks && i < line->marks->len; i++) {
        const segment_mark *m = &g_array_index(line->marks, segment_mark, i);
        gboolean later = !taken || m->at > taken->at || (m->at == taken->at && m > taken);
        if (later && is_mark_of(line, m, piece) && (!best || m->at < best->at))
            best = m;
    }
    return best;
}

void open_passage_join_piece(segment_view *view, open_passage *open, const table_piece *piece, gboolean first,
                             GPtrArray *notes)
{
    const segment_line *line = segment_line_at(view, piece->line);
    int at = piece->from;
    if (open->text->len + (gsize)(piece->to - piece->from) > MAX_TEXT) {
        view->left_out++;
        return;
    }
    if (!first)
        add_between(open, seam(view, open, line->text + piece->from));
    for (const segment_mark *m = next_mark(line, piece, NULL); m; m = next_mark(line, piece, m)) {
        int stop = CLAMP(m->at, at, piece->to);
        add_text(open, line->text + at, (gsize)(stop - at));
        at = stop;
        add_mark(open, m, notes);
    }
    add_text(open, line->text + at, (gsize)(piece->to - at));
    open->last_line = MAX(open->last_line, piece->line);
}

void open_passage_join_raw(open_passage *open, const char *text)
{
    if (open->text->len < MAX_TEXT)
        add_between(open, text);
}
