// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows of a table are made of its lines from above: the pieces of each by their cells. */
#include "segment/tables/table_rows.h"

#include <string.h>

static void go_on(const table_body *t, table_open_row *r, const table_entry *e, gboolean anew)
{
    const segment_line *line = table_line_of(t, e);
    if (anew)
        memset(r, 0, sizeof *r);
    for (guint k = 0; k < e->count; k++)
        r->last[table_piece_at(t, e, k)->column] = table_piece_at(t, e, k);
    r->lines++;
    r->head = e->head, r->spans = e->spans;
    r->y1 = r->page == line->page ? MAX(r->y1, line->y1) : line->y1;
    r->page = line->page, r->line = e->line;
}

static int by_cell(gconstpointer a, gconstpointer b)
{
    const table_piece *p = a, *q = b;
    if (p->column != q->column)
        return p->column - q->column;
    if (p->line != q->line)
        return p->line < q->line ? -1 : 1;
    return p->from - q->from;
}

static void end_row(segment_table_store *store, guint first)
{
    table_row row = {first, store->pieces->len - first, store->tables->len};
    if (!row.count)
        return;
    qsort(&g_array_index(store->pieces, table_piece, first), row.count, sizeof(table_piece), by_cell);
    g_array_append_val(store->rows, row);
}

/* Where it is known what the cells are, no gap within one divides it, however wide. */
static void close_gaps(segment_view *view, const table_piece *piece)
{
    char *text = segment_line_at(view, piece->line)->text;
    if (!segment_line_at(view, piece->line)->verdict.frame && !segment_line_at(view, piece->line)->in_rows)
        return;
    for (char *at = text + piece->from; at < text + piece->to; at++)
        if (*at == '\t')
            *at = ' ';
}

static void make_rows(segment_view *view, const table_body *t)
{
    segment_table_store *store = view->tables;
    table_record record = {.columns = t->columns};
    table_open_row r = {.lines = 0};
    guint first = store->pieces->len;
    for (guint i = 0; i < t->entries->len; i++) {
        const table_entry *e = &g_array_index(t->entries, table_entry, i);
        gboolean anew = table_row_begins(t, &r, e);
        if (anew) {
            end_row(store, first);
            first = store->pieces->len;
        }
        go_on(t, &r, e, anew);
        for (guint k = 0; k < e->count; k++)
            close_gaps(view, table_piece_at(t, e, k));
        g_array_append_vals(store->pieces, table_piece_at(t, e, 0), e->count);
        segment_line_at(view, e->line)->verdict.row = (int)store->rows->len;
    }
    end_row(store, first);
    g_array_append_val(store->tables, record);
}

void table_make_rows(segment_view *view, const GPtrArray *chunks, const GArray *gutters)
{
    table_body *t = g_new0(table_body, 1);
    t->view = view;
    t->columns = MIN(gutters->len + 1, TABLE_COLUMNS);
    t->entries = g_array_new(FALSE, FALSE, sizeof(table_entry));
    t->pieces = g_array_new(FALSE, FALSE, sizeof(table_piece));
    for (guint c = 0; c < chunks->len; c++) {
        const table_chunk *chunk = g_ptr_array_index(chunks, c);
        for (guint i = 0; i < chunk->lines->len; i++) {
            table_entry e = {.line = g_array_index(chunk->lines, guint, i), .first = t->pieces->len};
            table_cut_line(view, e.line, gutters, t->pieces);
            e.count = t->pieces->len - e.first;
            e.head = i < chunk->head;
            for (guint k = 0; k < e.count; k++)
                e.spans |= g_array_index(t->pieces, table_piece, e.first + k).spans;
            if (e.count)
                g_array_append_val(t->entries, e);
        }
    }
    table_measure_rows(t);
    if (!view->tables) {
        view->tables = g_new0(segment_table_store, 1);
        view->tables->pieces = g_array_new(FALSE, FALSE, sizeof(table_piece));
        view->tables->rows = g_array_new(FALSE, FALSE, sizeof(table_row));
        view->tables->tables = g_array_new(FALSE, FALSE, sizeof(table_record));
    }
    make_rows(view, t);
    g_array_unref(t->entries);
    g_array_unref(t->pieces);
    g_free(t);
}

void segment_table_store_free(segment_table_store *store)
{
    g_array_unref(store->pieces);
    g_array_unref(store->rows);
    g_array_unref(store->tables);
    g_free(store);
}
