// SPDX-License-Identifier: GPL-3.0-or-later
/* These warnings are about notes: marks without one, notes without a mark, and notes missing from their
 * sequence. */
#include "segment/warnings/warnings.h"

#include <string.h>

enum {
    MAX_GAP = 3,     /* a mark's number is at most so far above the notes' */
    NOTE_BYTES = 12, /* a note is longer */
};

static gboolean is_digits(const char *label)
{
    return label && *label && strspn(label, "0123456789") == strlen(label);
}

static void warn_of_unlinked(warnings_sheet *sheet)
{
    const GPtrArray *passages = sheet->document->passages;
    warnings_begin(sheet);
    for (guint i = 0; i < passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(passages, i);
        if (undex_passage_is_note(passage) && !passage->anchors->len)
            warnings_raise(sheet, passage->page_first, passage->page_first,
                           "note %s on page %d: its mark is not found in the text", passage->label,
                           passage->page_first);
    }
}

/* Notes stand in the order of their numbers, page by page or at the document's end; a set may begin again. */
static void warn_of_missing(warnings_sheet *sheet)
{
    const GArray *notes = sheet->notes;
    int from = 0;
    warnings_begin(sheet);
    for (guint i = 0; i < notes->len; i++) {
        const segment_note *note = &g_array_index(notes, segment_note, i);
        if (note->table || !is_digits(note->label))
            continue;
        int to = segment_line_value(note->label);
        if (to > from + 1 && from) {
            if (to == from + 2)
                warnings_raise(sheet, note->page, note->page, "note %d is missing before note %d on page %d",
                               from + 1, to, note->page);
            else
                warnings_raise(sheet, note->page, note->page,
                               "notes %d to %d are missing before note %d on page %d", from + 1, to - 1, to,
                               note->page);
        }
        from = to;
    }
}

/* The 2 of m2, the 3 of cm3, set apart from their letter. */
static gboolean is_power(const segment_line *line, const segment_mark *mark)
{
    static const char *const units[] = {"m", "km", "cm", "mm", "dm"};
    if (strcmp(mark->text, "2") != 0 && strcmp(mark->text, "3") != 0)
        return FALSE;
    int end = MIN(mark->at, (int)strlen(line->text));
    while (end > 0 && line->text[end - 1] == ' ')
        end--;
    int start = end;
    while (start > 0 && g_ascii_isalpha(line->text[start - 1]))
        start--;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++)
        if (end - start == (int)strlen(units[i]) &&
            strncmp(line->text + start, units[i], strlen(units[i])) == 0)
            return TRUE;
    return FALSE;
}

/* A raised number that could be a note's: not far above the notes' range. Where there are no notes at all,
 * marks that count from one say that they are lost. */
static void warn_of_marks(warnings_sheet *sheet)
{
    const segment_view *view = sheet->view;
    int highest = 0, counted = 0;
    for (guint i = 0; i < sheet->notes->len; i++)
        highest = MAX(highest, segment_line_value(g_array_index(sheet->notes, segment_note, i).label));
    warnings_begin(sheet);
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->marks && line->verdict.role != ROLE_NOTE &&
                          line->verdict.role != ROLE_PAGE_FURNITURE && m < line->marks->len;
             m++) {
            const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            int n = segment_line_value(mark->text);
            if (mark->note >= 0 || !mark->raised || n <= 0 || is_power(line, mark))
                continue;
            gboolean next = n == counted + 1;
            counted = next ? n : counted;
            if (n <= highest + MAX_GAP && highest)
                warnings_raise(sheet, line->page, line->page, "mark %s on page %d has no note", mark->text,
                               line->page);
            else if (next && n >= 2 && !highest)
                warnings_raise(sheet, line->page, line->page, "mark %s on page %d has no note", mark->text,
                               line->page);
        }
    }
}

/* The bytes of a line at which a star ends a word or a figure, as a note's mark does; -1: none. */
static int starred_at(const char *text)
{
    for (const char *star = strchr(text, '*'); star; star = strchr(star + 1, '*')) {
        const char *end = star + strspn(star, "*");
        gboolean word = star > text && (g_ascii_isalnum(star[-1]) || strchr(".)\"%", star[-1]));
        if (word && (!*end || strchr(" \t,.;:)", *end)))
            return (int)(star - text);
        star = end - 1;
    }
    return -1;
}

static gboolean has_star_note(const warnings_sheet *sheet, int page)
{
    for (guint i = 0; i < sheet->notes->len; i++) {
        const segment_note *note = &g_array_index(sheet->notes, segment_note, i);
        if (note->label[0] == '*' && (note->page == page || note->page == page + 1))
            return TRUE;
    }
    return FALSE;
}

/* A page on which words end in a star and no note does so. */
static void warn_of_stars(warnings_sheet *sheet)
{
    int page = 0;
    warnings_begin(sheet);
    for (guint i = 0; i < sheet->view->lines->len; i++) {
        const segment_line *line = segment_line_at(sheet->view, i);
        if (line->page == page || (line->verdict.role != ROLE_BODY && line->verdict.role != ROLE_TABLE) ||
            starred_at(line->text) < 0 || has_star_note(sheet, line->page))
            continue;
        page = line->page;
        warnings_raise(sheet, page, page, "mark * on page %d has no note", page);
    }
}

/* A line that begins as a note does, with stars or a raised letter, and was taken as text. */
static const char *begins_like_note(const segment_line *line)
{
    static const char *const stars[] = {"***", "**", "*"};
    for (guint i = 0; i < G_N_ELEMENTS(stars); i++) {
        if (!g_str_has_prefix(line->text, stars[i]))
            continue;
        const char *text = line->text + strlen(stars[i]);
        text += strspn(text, " \t");
        return g_ascii_isalnum(*text) && strlen(text) >= NOTE_BYTES ? stars[i] : NULL;
    }
    if (!line->marks || !line->marks->len || strlen(line->text) < NOTE_BYTES)
        return NULL;
    const segment_mark *mark = &g_array_index(line->marks, segment_mark, 0);
    gboolean letter = g_ascii_islower(mark->text[0]) && !mark->text[1];
    return mark->at == 0 && mark->raised && mark->note < 0 && letter ? mark->text : NULL;
}

static void warn_of_text(warnings_sheet *sheet)
{
    warnings_begin(sheet);
    for (guint i = 0; i < sheet->view->lines->len; i++) {
        const segment_line *line = segment_line_at(sheet->view, i);
        const char *mark = line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE
                               ? begins_like_note(line)
                               : NULL;
        if (mark)
            warnings_raise(sheet, line->page, line->page,
                           "the text on page %d that begins with the mark %s may be a note", line->page,
                           mark);
    }
}

void warnings_notes(warnings_sheet *sheet)
{
    warn_of_unlinked(sheet);
    warn_of_missing(sheet);
    warn_of_marks(sheet);
    warn_of_stars(sheet);
    warn_of_text(sheet);
}
