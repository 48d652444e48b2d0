// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables and contents pages are set apart before any number is read, for their rows begin like paragraphs. */
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"
#include "segment/tables/table.h"

#include <math.h>
#include <string.h>

static const float LAST_CELL = 30;  /* points: a last cell reaches no further beyond its first line */
static const float ONE_CELL = 4;    /* points: the lines of one cell begin within these of one another */
static const float SMALLER = 0.93F; /* of a line's size: the table above its heading is set smaller */
enum {
    LABEL_BYTES = 8,  /* of a number or a letter before a text, at most */
    STRONG_CELLS = 3, /* of a row of which two are a table */
    TABLE_ROWS = 3,   /* that are a table, whatever their cells */
};

/* A number and its text are two cells, and so are a letter or a roman heading: no table yet. */
static gboolean is_label(const char *text)
{
    const char *tab = strchr(text, '\t');
    gsize n = tab ? (gsize)(tab - text) : strlen(text);
    if (n > LABEL_BYTES)
        return FALSE;
    g_autofree char *label = g_strndup(text, n);
    g_autofree char *probe = g_strconcat(label, " X", NULL);
    return segment_matches(PATTERN_NUMBER, probe, NULL) || segment_matches(PATTERN_ITEM, probe, NULL) ||
           segment_matches(PATTERN_SECTION_NUMBER, probe, NULL) ||
           segment_matches(PATTERN_ROMAN, probe, NULL) || segment_matches(PATTERN_LETTER, probe, NULL) ||
           segment_matches(PATTERN_NOTE_STAR, probe, NULL) ||
           segment_matches(PATTERN_ARABIC_HEADING, probe, NULL) ||
           segment_matches(PATTERN_NOTE_SLASH, probe, NULL);
}

static int cells_of(const segment_line *line)
{
    return line->cells - (line->cells > 1 && is_label(line->text));
}

static gboolean is_row(const segment_line *line)
{
    return line->verdict.role == ROLE_BODY && cells_of(line) >= 2;
}

/* A cell that runs on alone in its row: at the pitch of its type below the row, where a cell of the row
 * begins, and no further than where the next one does. */
static gboolean is_rest_of_cell(const segment_line *row, const segment_line *line)
{
    if (line->page != row->page || line->column != row->column || line->cells > 2 ||
        line->verdict.role == ROLE_PAGE_FURNITURE || line->bold != row->bold ||
        fabsf(line->size - row->size) > TYPE_CELL_SIZE ||
        segment_matches(PATTERN_NOTE_STAR, line->text, NULL) ||
        (line->marks && g_array_index(line->marks, segment_mark, 0).at == 0))
        return FALSE;
    for (int c = 0; c < MIN(row->cells, LINE_CELLS); c++) {
        float begins = c ? row->cell[c] : row->x0;
        float ends = c + 1 < MIN(row->cells, LINE_CELLS) ? row->cell[c + 1] : row->x1 + LAST_CELL;
        if (fabsf(line->x0 - begins) < ONE_CELL && line->x1 < ends + 2)
            return TRUE;
    }
    return FALSE;
}

/* Between two rows: a cell that runs on, a heading of columns, a row of one cell. */
static gboolean may_lie_between(const segment_view *view, const segment_line *line)
{
    if (line->verdict.role == ROLE_PAGE_FURNITURE)
        return TRUE;
    if (line->verdict.role != ROLE_BODY || table_is_name(line))
        return FALSE;
    /* Running text fills its lines, in the body's size, from the body's margin. */
    gboolean full = line->x1 - line->x0 > WIDTH_MOST * (view->right - view->left);
    if (line->size > TYPE_LARGER * view->body)
        return FALSE;
    /* "Subprogramme 2" between two tables in small type: the heading of the second. */
    if (line->bold && line->cells <= 1 && segment_is_body_size(view, line) &&
        (line - 1)->size < SMALLER * line->size && segment_matches(PATTERN_SERIES, line->text, NULL))
        return FALSE;
    return !(full && segment_is_body_size(view, line)) &&
           !segment_matches(PATTERN_NUMBER, line->text, NULL) &&
           !(segment_is_body_size(view, line) && segment_matches(PATTERN_SECTION_NUMBER, line->text, NULL));
}

/* What stands in drawn cells, or in the cells of rows that fill a page. */
static void mark_cells(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++)
        if (segment_line_at(view, i)->verdict.frame || segment_line_at(view, i)->in_rows)
            table_mark(view, i, i, ROLE_TABLE);
}

static void find_tables(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        if (!is_row(segment_line_at(view, i)))
            continue;
        guint last = i, rows = 1, strong = cells_of(segment_line_at(view, i)) >= STRONG_CELLS;
        guint row = i; /* the last with cells, whose cells may run on */
        for (guint j = i + 1; j < view->lines->len && j <= last + TABLE_REACH; j++) {
            const segment_line *line = segment_line_at(view, j);
            gboolean close =
                line->y1 - (line - 1)->y1 < PITCH_OF_CELL * line->size && line->y1 > (line - 1)->y1;
            if (!is_row(line) && close && j == last + 1 && line->verdict.role == ROLE_BODY &&
                is_rest_of_cell(segment_line_at(view, row), line)) {
                last = j;
                continue;
            }
            if (is_row(line))
                row = j;
            if (is_row(line)) {
                strong += cells_of(line) >= STRONG_CELLS;
                last = j;
                rows++;
            } else if (!may_lie_between(view, line)) {
                break;
            }
        }
        if (rows >= TABLE_ROWS || (rows >= 2 && strong))
            table_mark(view, i, last, ROLE_TABLE);
        i = last;
    }
}

/* Type smaller than the text's, above the note area, with a row near by: the rest of a table whose cells
 * happened to stand alone (a long first column, a heading of columns). */
static void extend_tables(segment_view *view)
{
    for (int pass = 0; pass < 2; pass++)
        for (guint k = 1; k + 1 < view->lines->len; k++) {
            guint i = pass ? view->lines->len - 1 - k : k;
            segment_line *line = segment_line_at(view, i);
            const segment_line *beside = segment_line_at(view, pass ? i + 1 : i - 1);
            gboolean note = line->marks && g_array_index(line->marks, segment_mark, 0).at == 0;
            if (line->verdict.role != ROLE_BODY || beside->verdict.role != ROLE_TABLE ||
                beside->verdict.frame || note || table_is_name(line) ||
                line->size > TYPE_SMALLER * view->body || beside->page != line->page ||
                segment_matches(PATTERN_NOTE_STAR, line->text, NULL) ||
                segment_matches(PATTERN_RULE, line->text, NULL))
                continue;
            if (line->y0 - beside->y1 < PITCH_LOOSE * line->size &&
                beside->y0 - line->y1 < PITCH_LOOSE * line->size)
                line->verdict.role = ROLE_TABLE;
        }
}

void segment_tables(segment_view *view)
{
    table_measure_gaps(view);
    table_find_frames(view);
    mark_cells(view);
    find_tables(view);
    extend_tables(view);
    segment_contents(view);
    table_grow(view);
    table_find_rows(view);
}
