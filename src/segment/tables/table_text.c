// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of a table is a logical row a line, with a tab between two cells, and nothing in an empty one. */
#include "segment/passage/open_passage.h"
#include "segment/tables/table.h"

static int moved(int byte, int at, int bytes)
{
    return byte > at ? MAX(at, byte - bytes) : byte;
}

void table_text_cut(segment_view *view, guint line, int at, int bytes)
{
    int row = segment_line_at(view, line)->verdict.row;
    if (row < 0)
        return;
    const table_row *r = &g_array_index(view->tables->rows, table_row, row);
    for (guint i = r->first; i < r->first + r->count; i++) {
        table_piece *piece = &g_array_index(view->tables->pieces, table_piece, i);
        if (piece->line == line)
            piece->from = moved(piece->from, at, bytes), piece->to = moved(piece->to, at, bytes);
    }
}

static void place_row(const segment_view *view, open_passage *open, guint row)
{
    /* The lines of a row stand together. */
    const table_row *r = &g_array_index(view->tables->rows, table_row, row);
    guint first = G_MAXUINT, last = 0;
    for (guint i = r->first; i < r->first + r->count; i++) {
        guint line = g_array_index(view->tables->pieces, table_piece, i).line;
        first = MIN(first, line), last = MAX(last, line);
    }
    for (guint i = first; i <= last; i++)
        if (segment_line_at(view, i)->verdict.row == (int)row &&
            segment_line_at(view, i)->verdict.role == ROLE_TABLE)
            open_passage_add_place(view, open->passage, segment_line_at(view, i));
}

void table_join_row(segment_view *view, open_passage *open, guint row, GPtrArray *notes)
{
    const table_row *r = &g_array_index(view->tables->rows, table_row, row);
    const table_record *table = &g_array_index(view->tables->tables, table_record, r->table);
    guint at = r->first;
    if (open->text->len)
        open_passage_join_raw(open, "\n");
    for (int c = 0; c < (int)table->columns; c++) {
        gboolean first = TRUE;
        if (c)
            open_passage_join_raw(open, "\t");
        for (; at < r->first + r->count; at++) {
            const table_piece *piece = &g_array_index(view->tables->pieces, table_piece, at);
            if (piece->column != c)
                break;
            /* Later steps may have found that a line below the table is a note. */
            if (segment_line_at(view, piece->line)->verdict.role != ROLE_TABLE)
                continue;
            open_passage_join_piece(view, open, piece, first, notes);
            first = FALSE;
        }
    }
    place_row(view, open, row);
}
