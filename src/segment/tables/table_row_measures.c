// SPDX-License-Identifier: GPL-3.0-or-later
/* This file measures how close the lines of a table's cells stand, and whether its rows stand further
 * apart. */
#include "segment/passage/open_passage.h"
#include "segment/tables/table.h"
#include "segment/tables/table_rows.h"

enum { LOOSE_TO_TIGHT = 3 }; /* rows that stand apart to one that does not, where rows stand apart */

enum { LITTLE_ROOM = 3 };              /* fewer lines that had room above tell nothing */
static const float OVERPRINTED = 0.5F; /* of the type size: what stands closer is printed twice */
static const float ON_PAGE = 90;       /* of the type size: any step on one page is smaller */

/* Shares of the type size. */
static const float TIGHT_MOST = 1.42F; /* no closer set type has a larger pitch */
static const float TIGHT = 1.2F;       /* its usual pitch */

static float middle_of(GArray *values, float fallback)
{
    if (!values->len)
        return fallback;
    g_array_sort(values, segment_by_float);
    return g_array_index(values, float, values->len / 2);
}

/* Without figures: spaced where lines stand both close together and apart, and those that stand close are
 * cells that go on: their first words had no room above. */
static gboolean is_spaced(const table_body *t)
{
    guint loose = 0, close = 0, room = 0;
    for (guint i = 1; i < t->entries->len; i++) {
        const table_entry *e = &g_array_index(t->entries, table_entry, i), *before = e - 1;
        if (e->head || before->head || table_line_of(t, e)->page != table_line_of(t, before)->page)
            continue;
        const table_piece *p = table_piece_at(t, e, 0), *above = table_piece_at(t, before, 0);
        if ((table_line_of(t, e)->y1 - table_line_of(t, before)->y1) / MAX(table_line_of(t, e)->size, 1) >
            t->pitch + TABLE_LOOSER) {
            loose++;
            continue;
        }
        if (p->column != above->column || e->count < 2 || before->count < 2)
            continue;
        close++;
        gboolean running = FALSE;
        for (guint k = 1; k < e->count && !running; k++)
            for (guint j = 0; j < before->count; j++) {
                const table_piece *q = table_piece_at(t, e, k), *over = table_piece_at(t, before, j);
                running |= q->column == over->column && over->to - over->from > TABLE_LONG_CELL &&
                           !table_cell_had_room(t, over, q);
            }
        room += (table_cell_had_room(t, above, p) && !running) ||
                (table_cell_is_figure(t, p) && table_cell_is_figure(t, above));
    }
    return loose && (room < LITTLE_ROOM || room * 4 < close);
}

/* Whether a piece stands in one frame with the one above it, and no rule divides them. */
static gboolean follows_unruled(const table_body *t, const table_piece *above, const table_piece *p)
{
    const segment_line *a = segment_line_at(t->view, above->line), *b = segment_line_at(t->view, p->line);
    return a->verdict.frame && a->verdict.frame == b->verdict.frame && !table_cell_is_broken(t, above) &&
           !table_is_ruled(t->view, b, a->y1, p->x0, p->x1);
}

/* Steps between pieces of one column, close ones only; and, of figures that follow figures, how many stand
 * further apart than lines of a cell do. */
void table_measure_rows(table_body *t)
{
    enum { FEW = 2 }; /* figures that stand below figures in one cell */
    g_autoptr(GArray) close = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(float));
    guint tight = 0, loose = 0, unruled = 0;
    const table_piece *last[TABLE_COLUMNS] = {NULL};
    for (guint i = 0; i < t->entries->len; i++) {
        const table_entry *e = &g_array_index(t->entries, table_entry, i);
        gboolean figures = FALSE;
        float nearest = TABLE_FAR;
        for (guint k = 0; k < e->count; k++) {
            const table_piece *p = table_piece_at(t, e, k), *above = last[p->column];
            t->edge = MAX(t->edge, p->x1);
            if (!p->spans)
                t->right[p->column] = MAX(t->right[p->column], p->x1);
            float s = above ? table_cell_step(t, above, p) : TABLE_FAR;
            nearest = MIN(nearest, s);
            last[p->column] = p;
            if (!above || e->head || s < OVERPRINTED)
                continue;
            if (table_cell_is_figure(t, p) && table_cell_is_figure(t, above))
                figures = TRUE, unruled += follows_unruled(t, above, p);
            if (s < TIGHT_MOST && !table_cell_is_figure(t, p))
                g_array_append_val(close, s);
        }
        if (figures && nearest < ON_PAGE)
            g_array_append_val(rows, nearest);
        if (unruled > FEW)
            table_open(t->view, table_line_of(t, e)), unruled = 0;
    }
    /* The closest lines that are common: within a cell. */
    g_array_sort(close, segment_by_float);
    t->pitch = close->len ? g_array_index(close, float, close->len / 4) : TIGHT;
    for (guint i = 0; i < rows->len; i++) {
        gboolean far = g_array_index(rows, float, i) > t->pitch + TABLE_LOOSER;
        loose += far, tight += !far;
    }
    if (tight + loose >= 2) {
        t->spaced = loose > LOOSE_TO_TIGHT * tight;
        if (!t->spaced && tight && middle_of(rows, 0) > t->pitch + TABLE_LOOSER)
            t->spaced = TRUE;
        return;
    }
    t->spaced = is_spaced(t);
}
