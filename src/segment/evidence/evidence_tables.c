// SPDX-License-Identifier: GPL-3.0-or-later
/* This file gathers the frames of a page's tables, and what divides their columns and rows. */
#include "segment/evidence/evidence.h"
#include "segment/evidence/evidence_private.h"
#include "segment/layout/line_places.h"
#include "segment/passage/open_passage.h"
#include "segment/tables/table.h"

enum { MOST_COLUMNS = 64 };

/* What of a table stands on a page, as its lines are read: turned upright. */
typedef struct {
    const segment_view *view;
    const segment_line *line; /* one of it */
    float x0, y0, x1, y1;
    guint columns;
    float left[MOST_COLUMNS], right[MOST_COLUMNS]; /* of each column's cells; no cells: left > right */
    GArray *rows;                                  /* row_extent */
} part;

typedef struct {
    float y0, y1;
} row_extent;

static void part_clear(part *p, const segment_view *view)
{
    g_array_set_size(p->rows, 0);
    *p = (part){.view = view, .x0 = G_MAXFLOAT, .y0 = G_MAXFLOAT, .x1 = -1, .y1 = -1, .rows = p->rows};
    for (guint i = 0; i < MOST_COLUMNS; i++) {
        p->left[i] = G_MAXFLOAT;
        p->right[i] = -1;
    }
}

static void add_piece(part *p, const segment_line *line, const table_piece *piece, row_extent *row)
{
    p->line = line;
    row->y0 = MIN(row->y0, line->y0);
    row->y1 = MAX(row->y1, line->y1);
    p->x0 = MIN(p->x0, piece->x0);
    p->x1 = MAX(p->x1, piece->x1);
    if (piece->spans || piece->column < 0 || piece->column >= MOST_COLUMNS)
        return;
    p->columns = MAX(p->columns, (guint)piece->column + 1);
    p->left[piece->column] = MIN(p->left[piece->column], piece->x0);
    p->right[piece->column] = MAX(p->right[piece->column], piece->x1);
}

static void add_row(part *p, const table_row *r, int page)
{
    row_extent row = {G_MAXFLOAT, -1};
    for (guint i = r->first; i < r->first + r->count; i++) {
        const table_piece *piece = &g_array_index(p->view->tables->pieces, table_piece, i);
        const segment_line *line = segment_line_at(p->view, piece->line);
        if (line->page == page)
            add_piece(p, line, piece, &row);
    }
    if (row.y1 < 0)
        return;
    p->y0 = MIN(p->y0, row.y0);
    p->y1 = MAX(p->y1, row.y1);
    g_array_append_val(p->rows, row);
}

static void add_box(const part *p, undex_evidence_kind kind, float x0, float y0, float x1, float y1,
                    GArray *out)
{
    segment_line line = {.page = p->line->page, .turned = p->line->turned};
    line.x0 = x0, line.y0 = y0, line.x1 = x1, line.y1 = y1;
    g_array_append_vals(out, &(undex_evidence){.kind = kind, .box = segment_box_of(p->view, &line)}, 1);
}

/* The middle between the column before and the next, where cells of both stand on the page. */
static void add_columns(const part *p, GArray *out)
{
    float before = -1;
    for (guint i = 0; i < p->columns; i++) {
        if (p->left[i] > p->right[i])
            continue;
        float x = before < p->left[i] ? (before + p->left[i]) / 2 : p->left[i] - 1;
        if (before >= 0)
            add_box(p, UNDEX_EVIDENCE_DIVISION, x, p->y0, x, p->y1, out);
        before = MAX(before, p->right[i]);
    }
}

static void add_part(const part *p, GArray *out)
{
    if (!p->line)
        return;
    add_box(p, UNDEX_EVIDENCE_GRID, p->x0, p->y0, p->x1, p->y1, out);
    add_columns(p, out);
    for (guint i = 1; i < p->rows->len; i++) {
        const row_extent *row = &g_array_index(p->rows, row_extent, i);
        float y = (row[-1].y1 + row->y0) / 2;
        add_box(p, UNDEX_EVIDENCE_DIVISION, p->x0, y, p->x1, y, out);
    }
}

void evidence_add_tables(const segment_view *view, int page, GArray *out)
{
    const GArray *rows = view->tables ? view->tables->rows : NULL;
    part p = {.rows = g_array_new(FALSE, FALSE, sizeof(row_extent))};
    part_clear(&p, view);
    for (guint i = 0; rows && i < rows->len; i++) {
        const table_row *row = &g_array_index(rows, table_row, i);
        if (i && row->table != row[-1].table) {
            add_part(&p, out);
            part_clear(&p, view);
        }
        add_row(&p, row, page);
    }
    add_part(&p, out);
    g_array_unref(p.rows);
}
