// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Columns of running text. A gutter is a vertical strip that many rows in succession leave free with full
 * lines on both sides of it; the cells of a table leave strips free too, but do not fill the space between
 * them.
 */
#include "rows.h"

#include <math.h>

enum { MIN_ROWS = 6 };           /* of a stretch in two columns, on each side */
static const float INK = 0.75F;  /* of a full line's width that is not gap */
static const float FULL = 0.80F; /* of the column's width: a full line */

static int by_place(gconstpointer a, gconstpointer b)
{
    const rows_piece *p = a, *q = b;
    if (p->band != q->band)
        return p->band - q->band;
    if (p->column != q->column)
        return p->column - q->column;
    if (p->row != q->row) {
        if (fabsf(p->y1 - q->y1) > 0.01F)
            return p->y1 > q->y1 ? 1 : -1;
        return p->row - q->row;
    }
    return (p->first > q->first) - (p->first < q->first);
}

static gboolean crosses(const rows_piece *p, float x)
{
    return p->x0 < x - 2 && p->x1 > x + 2;
}

typedef struct {
    float left, right; /* of the text on the page */
} extent;

/* One side of one row: how far its pieces reach. */
typedef struct {
    guint rows, full;
    float x0, x1;
    float ink; /* width of its pieces, the gaps between them left out */
} side;

static void end_row(side *s, float width)
{
    if (s->x1 > s->x0) {
        s->rows++;
        /* The cells of a table may span the column, but leave much of it blank. */
        s->full += s->x1 - s->x0 > FULL * width && s->ink > INK * (s->x1 - s->x0);
    }
    s->x0 = s->x1 = s->ink = 0;
}

static void widen(side *s, const rows_piece *p)
{
    s->x0 = s->x1 > s->x0 ? MIN(s->x0, p->x0) : p->x0;
    s->x1 = MAX(s->x1, p->x1);
    s->ink += p->x1 - p->x0;
}

/*
 * Whether the pieces from `first` to before `last` (sorted by height) stand in two columns divided at x. Rows
 * are measured whole: a justified line may be in several pieces.
 */
static gboolean two_columns(const GArray *pieces, guint first, guint last, float x, extent e)
{
    side left = {0}, right = {0};
    for (guint i = first; i < last; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        widen(p->x1 <= x + 2 ? &left : &right, p);
        if (i + 1 == last || p[1].row != p->row) {
            end_row(&left, x - e.left);
            end_row(&right, e.right - x);
        }
    }
    return left.rows >= MIN_ROWS && right.rows >= MIN_ROWS && left.full * 2 >= left.rows &&
           right.full * 2 >= right.rows;
}

/* The x near the middle that the most pieces leave free on both sides; 0 where there is none worth a look. */
static float find_gutter(const GArray *pieces, extent e)
{
    float middle = (e.left + e.right) / 2, best_x = 0;
    guint best = G_MAXUINT;
    for (float dx = -0.08F; dx <= 0.08F; dx += 0.01F) {
        float x = middle + dx * (e.right - e.left);
        guint crossing = 0;
        for (guint i = 0; i < pieces->len; i++)
            crossing += crosses(&g_array_index(pieces, rows_piece, i), x);
        if (crossing < best || (crossing == best && fabsf(x - middle) < fabsf(best_x - middle)))
            best = crossing, best_x = x;
    }
    return best * 2 <= pieces->len ? best_x : 0;
}

/*
 * Where the head of a page ends: the first gap right across it, within its upper third, that is wider than
 * any between paragraphs. What is above it (a masthead's two sides) is not in columns though the text below
 * be.
 */
static guint end_of_head(const GArray *pieces, guint first, guint last, float height)
{
    float foot = 0;
    for (guint i = first; i < last; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        if (p->y0 > height / 3)
            break;
        if (i > first && p->y0 - foot > 1.5F * p->size)
            return i;
        foot = MAX(foot, p->y1);
    }
    return first;
}

void rows_order(GArray *pieces, float width, float height)
{
    g_array_sort(pieces, by_place);
    if (pieces->len < 2 * MIN_ROWS)
        return;
    extent e = {width, 0};
    for (guint i = 0; i < pieces->len; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        e.left = MIN(e.left, p->x0), e.right = MAX(e.right, p->x1);
    }
    float x = find_gutter(pieces, e);
    if (x <= 0)
        return;
    int band = 0;
    for (guint i = 0; i < pieces->len;) {
        guint j = i;
        while (j < pieces->len && !crosses(&g_array_index(pieces, rows_piece, j), x))
            j++;
        guint head = end_of_head(pieces, i, j, height);
        gboolean columns = two_columns(pieces, head, j, x, e);
        for (guint k = i; columns && k < head; k++)
            g_array_index(pieces, rows_piece, k).band = band;
        band++;
        for (guint k = columns ? head : i; k < j; k++) {
            rows_piece *p = &g_array_index(pieces, rows_piece, k);
            p->band = band;
            p->column = !columns ? 0 : p->x1 <= x + 2 ? 1 : 2;
        }
        band++;
        for (; j < pieces->len && crosses(&g_array_index(pieces, rows_piece, j), x); j++)
            g_array_index(pieces, rows_piece, j).band = band;
        band++;
        i = j;
    }
    g_array_sort(pieces, by_place);
}
