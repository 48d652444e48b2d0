// SPDX-License-Identifier: GPL-3.0-or-later
/* This file decides where the rows of a table begin. A line begins a row, or goes on with cells of the row
 * above. What decides is how far each of its pieces stands below what is above it in its own column,
 * whether its first word would have had room there, and that a figure never goes on with a figure. */
#include "segment/passage/open_passage.h"
#include "segment/tables/table.h"
#include "segment/tables/table_rows.h"

static const float NEXT_ROW = 0.5F; /* of the type size: what stands further below the pitch is another row */

typedef struct {
    guint tight, wide, fresh; /* pieces close below, far below, or with nothing above them in the row */
    guint figures;            /* that follow figures */
    guint room;               /* close below, though there was room above */
    guint running;            /* close below a long line that left no room */
    guint other;              /* close below in another style */
    guint digits, under;      /* figures; those below what is none */
    gboolean first;           /* the first column has a piece */
    gboolean anew;            /* which had room above */
} witness;

static witness ask(const table_body *t, const table_open_row *r, const table_entry *e)
{
    witness w = {0};
    for (guint k = 0; k < e->count; k++) {
        const table_piece *p = table_piece_at(t, e, k), *above = r->last[p->column];
        w.first |= p->column == 0;
        w.digits += table_cell_is_figure(t, p);
        if (!above) {
            w.fresh++;
            continue;
        }
        if (table_cell_is_figure(t, p) && table_cell_is_figure(t, above) && !table_cell_is_broken(t, above)) {
            w.figures++;
            continue;
        }
        w.under += table_cell_is_figure(t, p) && !table_cell_is_year(t, p) &&
                   !table_cell_is_figure(t, above) && !table_cell_is_broken(t, above);
        gboolean over_page =
            segment_line_at(t->view, above->line)->page != segment_line_at(t->view, p->line)->page;
        if (table_cell_step(t, above, p) > t->pitch + TABLE_LOOSER && !over_page) {
            w.wide++;
            continue;
        }
        w.tight++;
        gboolean other = !table_cell_same_style(t, above, p), room = table_cell_had_room(t, above, p);
        w.other += other, w.room += room;
        w.anew |= room && p->column == 0;
        w.running += !room && above->to - above->from > TABLE_LONG_CELL;
    }
    return w;
}

/* A line of a table whose rows stand as close as its lines do, or the first of another page. */
static gboolean begins_dense(const table_body *t, const table_open_row *r, const table_entry *e,
                             const witness *w)
{
    if (w->first) {
        if (!r->last[0] || (w->other && !w->running))
            return TRUE;
        if (w->room && w->room * 2 >= w->tight && !w->running)
            return TRUE;
        /* All of it might go on. A name that has not had its figures yet waits for them. */
        guint filled = 0;
        for (guint c = 1; c < t->columns; c++)
            filled += r->last[c] != NULL;
        /* Two lines full of cells are two rows sooner than one of which every cell goes on. */
        if (e->count == t->columns && t->columns > 2 && r->lines == 1 && filled + 1 == t->columns)
            return TRUE;
        if (e->count > 1)
            return filled && (w->tight < e->count || w->fresh);
        return FALSE;
    }
    /* Without a name: a cell that goes on, unless most of the row's cells begin anew. */
    return w->tight == 0 && e->count * 2 > t->columns && !w->fresh;
}

/* Whether a drawn rule lies between the row so far and one of the entry's pieces. */
static gboolean is_ruled(const table_body *t, const table_open_row *r, const table_entry *e)
{
    for (guint k = 0; k < e->count; k++)
        if (table_is_ruled(t->view, table_line_of(t, e), r->y1, table_piece_at(t, e, k)->x0,
                           table_piece_at(t, e, k)->x1))
            return TRUE;
    return FALSE;
}

gboolean table_row_begins(const table_body *t, const table_open_row *r, const table_entry *e)
{
    const segment_line *line = table_line_of(t, e);
    if (!r->lines)
        return TRUE;
    if (line->verdict.frame && line->verdict.frame == segment_line_at(t->view, r->line)->verdict.frame) {
        if (is_ruled(t, r, e))
            return TRUE;
        if (table_is_closed(t->view, line))
            return FALSE;
    }
    if (e->head != r->head)
        return TRUE;
    float gap = r->page == line->page ? (line->y1 - r->y1) / MAX(line->size, 1) : TABLE_FAR;
    if (e->head)
        return e->spans || r->spans;
    witness w = ask(t, r, e);
    /* Where several figures stand below words, the words name their columns. */
    if (w.figures || (w.under >= 2 && w.digits + w.first >= e->count))
        return TRUE;
    if (e->spans && r->spans && e->count == 1 && r->page == line->page)
        return gap > t->pitch + TABLE_LOOSER || w.room || w.other;
    if (e->spans != r->spans && !(r->spans && gap <= t->pitch + TABLE_LOOSER && w.tight))
        return TRUE;
    if (r->page != line->page)
        return w.first ? r->lines == 1 || (w.anew && !w.running) ||
                             table_cell_is_numbered(t, table_piece_at(t, e, 0)) ||
                             (w.tight && w.other == w.tight) || begins_dense(t, r, e, &w)
                       : w.fresh + w.room > 0;
    if (!t->spaced)
        return gap > t->pitch + NEXT_ROW ? TRUE : begins_dense(t, r, e, &w);
    if (w.tight)
        return w.other == w.tight && w.other > 0 && e->count == 1;
    if (gap <= t->pitch + TABLE_LOOSER)
        return FALSE;
    /* Another paragraph of one cell; a number begins an entry of its own. */
    if (!w.first && e->count == 1 && w.wide && r->last[0])
        return table_cell_is_numbered(t, table_piece_at(t, e, 0));
    return TRUE;
}
