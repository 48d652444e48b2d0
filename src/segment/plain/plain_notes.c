// SPDX-License-Identifier: GPL-3.0-or-later
/* The notes of a plain text are chunks that begin with a mark, told by form and sequence. They may stand
 * anywhere: at a page's end in the middle of a sentence, or together at the end of the text. */
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

static const float SET_IN = 15; /* points: a paragraph that is set in by more below a note is the note's */
enum { NOTE_BYTES = 12, NUMBERED = 3 }; /* of a note whose mark is lost; paragraphs with numbers that tell */

enum { MAX_NOTES = 5000, MAX_LINES = 200000 }; /* beyond them nothing is inferred */

typedef struct {
    char label[16];
    int value; /* 0: not a number */
    int at;    /* where the note's own text begins */
} found_mark;

int plain_label_value(const char *label)
{
    return g_ascii_isdigit(label[0]) ? segment_line_value(label)
                                     : plain_roman(label, (int)strlen(label), "ivxlc");
}

gboolean plain_read_mark(segment_pattern which, const char *text, const undex_match *match, char label[16])
{
    static const char *const groups[] = {"u", "t", "b", "c", "s", "m"};
    for (guint i = 0; i < G_N_ELEMENTS(groups); i++) {
        int g = undex_pattern_group(&segment_patterns[which], groups[i]);
        if (g < 0 || !undex_match_length(match, g))
            continue;
        g_autofree char *raw = g_strndup(text + match->start[g], (gsize)undex_match_length(match, g));
        g_autofree char *plain = g_utf8_normalize(raw, -1, G_NORMALIZE_ALL_COMPOSE);
        gboolean free_form = *groups[i] == 'm';
        if (!plain || !*plain || strlen(plain) > 15 ||
            (!free_form && strspn(plain, "0123456789ivxlc") != strlen(plain)))
            return FALSE;
        g_strlcpy(label, plain, 16);
        return TRUE;
    }
    return FALSE;
}

static gboolean read_explicit(const char *text, found_mark *mark)
{
    undex_match match;
    if (!segment_matches(PATTERN_PLAIN_NOTE, text, &match) ||
        !plain_read_mark(PATTERN_PLAIN_NOTE, text, &match, mark->label))
        return FALSE;
    mark->value = plain_label_value(mark->label);
    mark->at = match.end[0];
    return TRUE;
}

static gboolean read_pattern(segment_pattern which, const char *text, found_mark *mark)
{
    undex_match match;
    if (!segment_matches(which, text, &match))
        return FALSE;
    int g = undex_pattern_group(&segment_patterns[which], "n");
    g_autofree char *label = g_strndup(text + match.start[g], (gsize)undex_match_length(&match, g));
    g_strlcpy(mark->label, label, sizeof mark->label);
    mark->value = plain_label_value(mark->label);
    mark->at = match.end[0];
    return TRUE;
}

typedef struct {
    segment_view *view;
    GArray *notes;
    int last;         /* value of the last note */
    guint end;        /* the line after it */
    gboolean section; /* below a heading like "Endnotes" */
} reader;

static gboolean next_is(const reader *r, plain_block chunk, int value)
{
    plain_block next;
    found_mark mark;
    return plain_next_block(r->view, chunk.last + 1, &next) &&
           read_explicit(segment_line_at(r->view, next.first)->text, &mark) && mark.value == value;
}

static gboolean read_note(const reader *r, plain_block chunk, found_mark *mark)
{
    const segment_line *line = segment_line_at(r->view, chunk.first);
    gboolean beside = r->notes->len && r->end == chunk.first;
    gboolean ruled = chunk.first && (line - 1)->verdict.role == ROLE_RULE;
    if (line->verdict.level)
        return FALSE;
    if (read_explicit(line->text, mark))
        return mark->value == 0 || mark->value > r->last || mark->value == 1;
    if (read_pattern(PATTERN_NOTE_SLASH, line->text, mark)) {
        if (g_ascii_isdigit(mark->label[0]))
            return mark->value == r->last + 1 || mark->value == 1 || r->section;
        return ruled || r->section || beside;
    }
    if (ruled && !line->verdict.dash && read_pattern(PATTERN_NOTE_STAR, line->text, mark))
        return TRUE;
    if (!read_pattern(PATTERN_PLAIN_NOTE_TEXT, line->text, mark) || mark->value != r->last + 1)
        return FALSE;
    if (r->section)
        return TRUE;
    return r->last > 0 && g_ascii_isdigit(mark->label[0]) &&
           strcspn(line->text, ".)]") > strlen(mark->label) && (beside || next_is(r, chunk, mark->value + 1));
}

static void take_note(reader *r, plain_block chunk, const found_mark *mark)
{
    segment_note note = {.page = segment_line_at(r->view, chunk.first)->page,
                         .first = chunk.first,
                         .at = mark->at,
                         .endnote = r->section};
    g_strlcpy(note.label, mark->label, sizeof note.label);
    g_array_append_val(r->notes, note);
    r->last = mark->value ? mark->value : r->last;
}

static void take_lines(reader *r, plain_block chunk)
{
    for (guint i = chunk.first; i <= chunk.last; i++) {
        segment_line_at(r->view, i)->verdict.role = ROLE_NOTE;
        segment_line_at(r->view, i)->verdict.note = (int)r->notes->len - 1;
    }
    r->end = chunk.last + 1;
}

/* A paragraph that is set in below a note is the note's. */
static gboolean is_rest(const reader *r, plain_block chunk)
{
    if (!r->notes->len || r->end != chunk.first)
        return FALSE;
    const segment_line *line = segment_line_at(r->view, chunk.first);
    const segment_note *note = &g_array_index(r->notes, segment_note, r->notes->len - 1);
    return line->x0 >= segment_line_at(r->view, note->first)->x0 + SET_IN &&
           !segment_matches(PATTERN_NUMBER, line->text, NULL) && line->verdict.flow == FLOW_BEGINS;
}

GArray *plain_notes(segment_view *view)
{
    reader r = {.view = view, .notes = g_array_new(FALSE, FALSE, sizeof(segment_note))};
    plain_block chunk;
    for (guint i = 0; plain_next_block(view, i, &chunk); i = chunk.last + 1) {
        const segment_line *line = segment_line_at(view, chunk.first);
        found_mark mark;
        if (segment_matches(PATTERN_PLAIN_NOTES, line->text, NULL)) {
            r.section = TRUE;
            r.last = 0;
        } else if (r.notes->len < MAX_NOTES && read_note(&r, chunk, &mark)) {
            take_note(&r, chunk, &mark);
            take_lines(&r, chunk);
        } else if (is_rest(&r, chunk)) {
            take_lines(&r, chunk);
        } else if (line->verdict.level) {
            r.section = FALSE;
        }
    }
    return r.notes;
}

/* Lost marks */

static gboolean may_be_note(const segment_view *view, plain_block chunk)
{
    const segment_line *line = segment_line_at(view, chunk.first);
    return line->verdict.flow == FLOW_BEGINS && line->verdict.number < 0 && !line->verdict.level &&
           !line->verdict.dash && plain_block_bytes(view, chunk) >= NOTE_BYTES &&
           g_unichar_isalpha(g_utf8_get_char(line->text)) && !plain_begins_small(line->text) &&
           !segment_matches(PATTERN_NUMBER, line->text, NULL);
}

/* The one chunk between two notes that may be the note between them; FALSE: none, or several. */
static gboolean find_lost(const segment_view *view, guint from, guint to, plain_block *lost)
{
    plain_block chunk;
    guint count = 0;
    gboolean last = FALSE;
    for (guint i = from; plain_next_block(view, i, &chunk) && chunk.first < to; i = chunk.last + 1) {
        last = may_be_note(view, chunk);
        if (!last)
            continue;
        count++;
        *lost = chunk;
    }
    return count == 1 || (count && last);
}

static gboolean has_numbers(const segment_view *view)
{
    guint count = 0;
    for (guint i = 0; i < view->lines->len; i++)
        count += segment_line_at(view, i)->verdict.number >= 0;
    return count >= NUMBERED;
}

void plain_infer_notes(segment_view *view, GArray *notes)
{
    if (view->lines->len > MAX_LINES || !has_numbers(view))
        return;
    for (guint k = 0; k + 1 < notes->len; k++) {
        const segment_note *a = &g_array_index(notes, segment_note, k);
        const segment_note *b = &g_array_index(notes, segment_note, k + 1);
        plain_block lost = {0, 0};
        if (!g_ascii_isdigit(a->label[0]) || a->endnote ||
            segment_line_value(b->label) != segment_line_value(a->label) + 2 ||
            !find_lost(view, a->first + 1, b->first, &lost))
            continue;
        segment_note note = {.page = a->page, .first = lost.first, .inferred = TRUE};
        g_snprintf(note.label, sizeof note.label, "%d", segment_line_value(a->label) + 1);
        g_array_insert_val(notes, k + 1, note);
        for (guint i = 0; i < view->lines->len; i++) {
            segment_line *line = segment_line_at(view, i);
            if (line->verdict.note > (int)k)
                line->verdict.note++;
            if (i >= lost.first && i <= lost.last) {
                line->verdict.role = ROLE_NOTE;
                line->verdict.note = (int)k + 1;
            }
        }
    }
}
