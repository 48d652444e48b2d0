// SPDX-License-Identifier: GPL-3.0-or-later
/* This file makes the lines of a plain text, in which a column counts as 5 points and a line as 12, and
 * takes the steps that only plain texts need. */
#include "segment/plain/plain.h"

#include "segment/letters.h"
#include "segment/tables/table.h"
#include "segment/title_page/masthead.h"

enum {
    CELL_GAP = 4,       /* columns of space that set two cells apart */
    TAB = 8,            /* columns */
    MARKDOWN_SIZE = 17, /* points: of a heading of depth 1 one less, and so on */
    BOLD_LINES = 5,     /* lines over which bold may go on */
    BOLD_MARK = 2,      /* bytes */
};

/* Words separated by one space, cells by a tab. */
static char *squeeze(const char *text, gsize bytes, int *cells)
{
    GString *out = g_string_sized_new(bytes);
    int gap = 0;
    for (const char *p = text, *end = text + bytes; p < end; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        if (g_unichar_isspace(ch) || ch == 0) {
            gap += ch == '\t' ? 1 : g_unichar_iswide(ch) ? 2 : 1;
            continue;
        }
        if (ch == 0xFEFF)
            continue;
        if (gap && out->len) {
            gboolean cell = gap >= CELL_GAP;
            g_string_append_c(out, cell ? '\t' : ' ');
            *cells += cell;
        }
        gap = 0;
        segment_append(out, ch);
    }
    return g_string_free(out, FALSE);
}

static void add_line(segment_view *view, const undex_source_line *from, int page, int row, gboolean gap,
                     gboolean markdown)
{
    const char *text = from->text, *end = text + from->bytes;
    int columns = 0;
    while (text < end && g_unichar_isspace(g_utf8_get_char(text))) {
        columns += *text == '\t' ? TAB : g_unichar_iswide(g_utf8_get_char(text)) ? 2 : 1;
        text = g_utf8_next_char(text);
    }
    segment_line line = {.page = page,
                         .size = PLAIN_SIZE,
                         .cells = 1,
                         .verdict.note = -1,
                         .verdict.number = -1,
                         .verdict.row = -1,
                         .break_before = gap,
                         .start = from->start,
                         .end = from->end};
    line.text = squeeze(text, (gsize)(end - text), &line.cells);
    line.x0 = (float)columns * PLAIN_COLUMN;
    line.x1 = line.x0 + (float)plain_columns(line.text) * PLAIN_COLUMN;
    line.y1 = (float)row * PLAIN_LINE;
    line.y0 = line.y1 - PLAIN_SIZE;
    if (markdown) {
        int depth = plain_clean(&line);
        line.verdict.level = depth ? LEVEL_PLAIN : LEVEL_NONE;
        line.size = depth ? (float)(MARKDOWN_SIZE - depth) : PLAIN_SIZE;
    }
    g_array_append_val(view->lines, line);
}

/* A line as it is, or cut into several; returns how many more than one. Places within the file are known
 * where it was read without a change. */
static int add_pieces(segment_view *view, const undex_source_line *from, int page, int row, gboolean gap,
                      gboolean markdown)
{
    g_autoptr(GArray) cuts = plain_cuts(from->text, (gsize)from->bytes);
    gboolean exact = from->end - from->start == from->bytes;
    int begin = 0;
    for (guint i = 0; i <= cuts->len; i++) {
        int end = i < cuts->len ? g_array_index(cuts, int, i) : from->bytes;
        undex_source_line piece = *from;
        piece.text = from->text + begin;
        piece.bytes = end - begin;
        if (exact)
            piece.start = from->start + begin, piece.end = from->start + end;
        if (end > begin)
            add_line(view, &piece, page, row + (int)i, gap || i > 0, markdown);
        begin = end;
    }
    return (int)cuts->len;
}

/* Bold that is opened on one line and closed on another, with nothing else around it. */
static void join_bold(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *first = segment_line_at(view, i);
        if (!g_str_has_prefix(first->text, "**"))
            continue;
        for (guint j = i + 1; j < view->lines->len && j < i + BOLD_LINES; j++) {
            segment_line *last = segment_line_at(view, j);
            gsize n = strlen(last->text);
            if (last->break_before)
                break;
            if (n <= BOLD_MARK || strcmp(last->text + n - 2, "**") != 0)
                continue;
            last->text[n - 2] = '\0';
            memmove(first->text, first->text + 2, strlen(first->text) - 1);
            for (; i <= j; i++)
                segment_line_at(view, i)->bold = segment_line_at(view, i)->bold_lead = TRUE;
            i--;
            break;
        }
    }
}

void segment_plain(segment_view *view)
{
    int page = 1, row = 0;
    gboolean gap = TRUE;
    plain_manner manner = plain_manner_of(view->source);
    for (guint i = 0; i < view->source->lines->len; i++) {
        const undex_source_line *from = &g_array_index(view->source->lines, undex_source_line, i);
        if (from->page_break)
            page++;
        row++;
        gboolean blank = TRUE;
        for (const char *p = from->text, *end = p + from->bytes; p < end && blank; p = g_utf8_next_char(p))
            blank = g_unichar_isspace(g_utf8_get_char(p)) || g_utf8_get_char(p) == 0xFEFF;
        if (blank) {
            gap = TRUE;
            continue;
        }
        row += add_pieces(view, from, page, row, gap, manner.markdown);
        gap = FALSE;
    }
    if (manner.markdown)
        join_bold(view);
}

GArray *segment_plain_steps(segment_view *view, GArray **numbers, undex_document *document)
{
    plain_manner manner = plain_manner_of(view->source);
    plain_furniture(view, document);
    segment_tables(view);
    plain_blocks(view, manner);
    GArray *notes = plain_notes(view);
    plain_headings(view, manner);
    *numbers = plain_numbers(view);
    if (!(*numbers)->len)
        plain_links(view);
    plain_infer_notes(view, notes);
    plain_pages(view, notes);
    document->pages = view->lines->len ? segment_line_at(view, view->lines->len - 1)->page : 0;
    plain_masthead(view, document);
    segment_masthead(view, document);
    plain_link_marks(view, notes);
    plain_flow(view);
    return notes;
}
