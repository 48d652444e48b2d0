// SPDX-License-Identifier: GPL-3.0-or-later
/* Margin notes are set beside the text in the outer margin: a narrow column wholly beyond the edge at which
 * the page's full lines end. Read across, each of their lines would look like the second cell of a table's
 * row. */
#include "segment/layout/rows.h"

#include <math.h>

enum { LETTER_TENTHS = 7 }; /* of ten glyphs of a note so many are letters */

enum {
    WIDEST = 4096, /* points; no page that has text in lines is wider */
    FULL_LINES = 4,
    LINES = 3,      /* of a note, at least */
    MANY_NOTES = 50 /* on one page; more are not looked at */
};
static const float LONG = 0.55F;   /* of the page's text, from edge to edge: a line of running text */
static const float NARROW = 0.25F; /* of the same: a note in the margin, at most */
static const float APART = 6;      /* points between text and margin, at least */

/* Where at least FULL_LINES long lines end; 0: nowhere. */
static float right_edge(const GArray *pieces, float width)
{
    guint16 ends[WIDEST] = {0};
    int best = 0;
    guint most = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        if (p->x1 - p->x0 > LONG * width && p->x1 > 1 && p->x1 < WIDEST - 2)
            ends[(int)lroundf(p->x1)]++;
    }
    for (int x = 1; x + 1 < WIDEST; x++) {
        guint here = (guint)ends[x - 1] + ends[x] + ends[x + 1];
        if (here >= most && here)
            most = here, best = x;
    }
    return most >= FULL_LINES ? (float)best + 1 : 0;
}

static int by_height(gconstpointer a, gconstpointer b)
{
    const rows_piece *p = a, *q = b;
    return (p->y1 > q->y1) - (p->y1 < q->y1);
}

/* The pieces beyond the edge, from the top; their bands say where they were. */
static GArray *beyond(const GArray *pieces, float edge, float width)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(rows_piece));
    for (guint i = 0; i < pieces->len; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        if (p->x0 > edge + APART && p->x1 - p->x0 < NARROW * width) {
            g_array_append_vals(out, p, 1);
            g_array_index(out, rows_piece, out->len - 1).band = (int)i;
        }
    }
    g_array_sort(out, by_height);
    return out;
}

static gboolean follows(const rows_piece *above, const rows_piece *p)
{
    return p->row != above->row && fabsf(p->x0 - above->x0) < 2 && p->y1 - above->y1 < 2 * p->size;
}

/* Whether nothing between two heights crosses the edge, and few rows there have cells, as a table's do. */
static gboolean stands_clear(const GArray *pieces, float edge, float top, float foot)
{
    guint rows = 0, cut = 0;
    int row = -1, cells = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        if (p->y1 < top || p->y0 > foot || p->x0 > edge + APART)
            continue;
        if (p->x1 > edge + APART)
            return FALSE;
        cells = p->row == row ? cells + 1 : 1;
        rows += cells == 1, cut += cells == 2;
        row = p->row;
    }
    return cut * 2 <= rows;
}

/* Words, not a list's numbers, a chart's scale or the figures of a table's last column. */
static gboolean is_wordy(const rows_piece *p, guint count)
{
    guint letters = 0, all = 0;
    for (guint i = 0; i < count; i++)
        letters += p[i].letters, all += p[i].glyphs;
    return letters * 10 >= all * LETTER_TENTHS;
}

/* Moves the notes right of the text from `pieces` to `taken`. */
static void take_right(GArray *pieces, GArray *taken, float width)
{
    float edge = right_edge(pieces, width);
    if (edge <= 0)
        return;
    g_autoptr(GArray) found = beyond(pieces, edge, width);
    g_autofree gboolean *gone = g_new0(gboolean, pieces->len);
    guint groups = 0, before = taken->len;
    for (guint i = 0, end; i < found->len && groups < MANY_NOTES; i = end) {
        const rows_piece *p = &g_array_index(found, rows_piece, i);
        for (end = i + 1; end < found->len && follows(&p[end - i - 1], &p[end - i]); end++)
            ;
        if (end - i < LINES || !is_wordy(p, end - i))
            continue;
        groups++;
        if (stands_clear(pieces, edge, p->y0, p[end - i - 1].y1))
            g_array_append_vals(taken, p, end - i);
    }
    for (guint t = before; t < taken->len; t++) {
        rows_piece *p = &g_array_index(taken, rows_piece, t);
        gone[p->band] = TRUE;
        p->band = 0;
    }
    guint left = 0;
    for (guint i = 0; i < pieces->len; i++)
        if (!gone[i])
            g_array_index(pieces, rows_piece, left++) = g_array_index(pieces, rows_piece, i);
    g_array_set_size(pieces, left);
}

/* As in a mirror that maps the text's left end to its right one. */
static void flip(GArray *pieces, float ends)
{
    for (guint i = 0; i < pieces->len; i++) {
        rows_piece *p = &g_array_index(pieces, rows_piece, i);
        float x0 = p->x0;
        p->x0 = ends - p->x1, p->x1 = ends - x0;
    }
}

GArray *rows_take_margin(GArray *pieces)
{
    GArray *taken = g_array_new(FALSE, FALSE, sizeof(rows_piece));
    float left = G_MAXFLOAT, right = 0;
    if (pieces->len < FULL_LINES + LINES)
        return taken;
    for (guint i = 0; i < pieces->len; i++) {
        left = MIN(left, g_array_index(pieces, rows_piece, i).x0);
        right = MAX(right, g_array_index(pieces, rows_piece, i).x1);
    }
    take_right(pieces, taken, right - left);
    if (taken->len)
        return taken;
    /* On left-hand pages the outer margin is the left one, and what stands there is set flush right. */
    flip(pieces, left + right);
    take_right(pieces, taken, right - left);
    flip(pieces, left + right);
    flip(taken, left + right);
    return taken;
}
