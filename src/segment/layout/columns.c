// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds columns of running text. A gutter is a vertical strip that many rows in succession leave
 * free with full lines on both sides of it. The cells of a table leave strips free too, but do not fill the
 * space between them. Two cells that do fill it, in a single row that stands apart, are read as columns
 * are. */
#include "segment/layout/rows.h"
#include "segment/layout/typography.h"

#include <math.h>

/* Of ten: so many rows stand across from one another, so many lines of a cell are full and alike, and so many
 * of its glyphs are letters. */
enum { ACROSS_TENTHS = 6, FULL_TENTHS = 6, ALIKE_TENTHS = 8, LETTER_TENTHS = 7 };
/* Shares of the size of the type: lines of a text stand no closer, and more lies between two stretches. */
static const float LEAST_PITCH = 0.9F, STRETCH_APART = 1.5F;

enum { MIN_ROWS = 6 };           /* of a stretch in two columns, on each side */
enum { CELL_LINES = 3 };         /* of a cell that is a text, at least */
static const float INK = 0.75F;  /* of a full line's width that is not gap */
static const float FULL = 0.80F; /* of the column's width: a full line */
static const float APART = 1.2F; /* times the distance of lines: a row stands so far apart */
static const float NEXT = 1.5F;  /* of the same: the next line of one cell, or its next paragraph */

static int by_place(gconstpointer a, gconstpointer b)
{
    const rows_piece *p = a, *q = b;
    if (p->band != q->band)
        return p->band - q->band;
    if (p->column != q->column)
        return p->column - q->column;
    if (p->row != q->row) {
        if (fabsf(p->y1 - q->y1) > GLYPH_ROUNDING)
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
    guint64 pieces,
        order; /* that OCR has read: how many, and their places in its order of reading, added up */
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
    s->pieces += p->order > 0;
    s->order += p->order;
}

/* Whether OCR, which saw the page's picture, read one side after the other. */
static gboolean are_read_apart(const side *left, const side *right)
{
    if (!left->pieces || !right->pieces)
        return FALSE;
    double before = (double)left->order / (double)left->pieces;
    return (double)right->order / (double)right->pieces - before > (left->rows + right->rows) / 4.0;
}

/* Whether the pieces from `first` to before `last` (sorted by height) stand in two columns divided at x. Rows
 * are measured whole: a justified line may be in several pieces. */
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
    guint least = are_read_apart(&left, &right) ? 4 : 2; /* of so many rows one is full, at least */
    return left.rows >= MIN_ROWS && right.rows >= MIN_ROWS && left.full * least >= left.rows &&
           right.full * least >= right.rows;
}

/* Gaps between the lines of two columns, and how many of them go right across. */
typedef struct {
    guint left, right, across;
} gap_count;

typedef struct {
    float y0, y1;
} blank;

/* What is blank between the lines of one side. */
static GArray *find_blanks(const GArray *pieces, guint first, guint last, float x, gboolean right)
{
    static const float GAP = 0.35F; /* times the type size: lines stand closer */
    GArray *blanks = g_array_new(FALSE, FALSE, sizeof(blank));
    float foot = -1;
    for (guint i = first; i < last; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        if ((p->x1 > x + 2) != right)
            continue;
        blank between = {foot, p->y0};
        if (foot >= 0 && between.y1 - between.y0 > GAP * p->size)
            g_array_append_val(blanks, between);
        foot = MAX(foot, p->y1);
    }
    return blanks;
}

static void count_gaps(const GArray *pieces, guint first, guint last, float x, gap_count *count)
{
    static const float LEAST = 2; /* points */
    g_autoptr(GArray) left = find_blanks(pieces, first, last, x, FALSE);
    g_autoptr(GArray) right = find_blanks(pieces, first, last, x, TRUE);
    count->left += left->len, count->right += right->len;
    for (guint i = 0, k = 0; i < left->len && k < right->len;) {
        const blank *l = &g_array_index(left, blank, i), *r = &g_array_index(right, blank, k);
        count->across += MIN(l->y1, r->y1) - MAX(l->y0, r->y0) > LEAST;
        if (l->y1 < r->y1)
            i++;
        else
            k++;
    }
}

/* Whether what stands in two columns on a page are the cells of rows: its gaps go right across. Two columns
 * of text have their paragraphs' gaps each where its own paragraphs end. */
static gboolean are_rows(const gap_count *count)
{
    enum { FEWEST = 3 };
    return count->across >= FEWEST && count->across * 10 >= MAX(count->left, count->right) * ACROSS_TENTHS;
}

/* A line of a cell. */
typedef struct {
    float x0, x1, y1, size;
} cell_line;

/* The lines of one cell, and how far they reach. */
typedef struct {
    GArray *lines; /* cell_line */
    float x0, x1, pitch;
    guint glyphs, letters;
} cell;

static cell_line *cell_at(const cell *c, guint index)
{
    return &g_array_index(c->lines, cell_line, index);
}

static cell find_cell(const GArray *pieces, guint first, guint last, float x, gboolean right)
{
    cell c = {g_array_new(FALSE, FALSE, sizeof(cell_line)), G_MAXFLOAT, 0, G_MAXFLOAT, 0, 0};
    for (guint i = first; i < last; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        if ((p->x1 > x + 2) != right)
            continue;
        c.x0 = MIN(c.x0, p->x0), c.x1 = MAX(c.x1, p->x1);
        c.glyphs += p->glyphs, c.letters += p->letters;
        cell_line *above = c.lines->len ? cell_at(&c, c.lines->len - 1) : NULL;
        if (above && p->y1 - above->y1 < GLYPH_BASELINE * above->size) {
            above->x0 = MIN(above->x0, p->x0), above->x1 = MAX(above->x1, p->x1);
            continue;
        }
        if (above)
            c.pitch = MIN(c.pitch, p->y1 - above->y1);
        g_array_append_vals(c.lines, &(cell_line){p->x0, p->x1, p->y1, p->size}, 1);
    }
    return c;
}

static gboolean fills(const cell *c, const cell_line *line)
{
    return line->x1 - line->x0 > FULL * (c->x1 - c->x0);
}

/* Whether a cell of this width holds running text: lines in one type that follow one another and fill it. */
static gboolean is_text(const cell *c, float width)
{
    guint full = 0, alike = 0;
    for (guint i = 0; i < c->lines->len; i++) {
        const cell_line *line = cell_at(c, i);
        if (i && line->y1 - line[-1].y1 > NEXT * c->pitch)
            return FALSE;
        alike += fabsf(line->size - cell_at(c, 0)->size) < TYPE_SAME_SHARE * line->size;
        full += fills(c, line);
    }
    return c->lines->len >= CELL_LINES && full * 10 >= c->lines->len * FULL_TENTHS &&
           alike * 10 >= c->lines->len * ALIKE_TENTHS && c->letters * 10 >= c->glyphs * LETTER_TENTHS &&
           c->x1 - c->x0 > FULL * width && c->pitch > LEAST_PITCH * cell_at(c, 0)->size;
}

static gboolean begins(const cell *c, const cell_line *line)
{
    return !fills(c, line - 1) || line->y1 - line[-1].y1 > APART * c->pitch;
}

/* Whether both cells begin something in one row below their first: then they are several rows of a table. */
static gboolean begin_together(const cell *left, const cell *right)
{
    for (guint i = 1, k = 1; i < left->lines->len && k < right->lines->len;) {
        const cell_line *l = cell_at(left, i), *r = cell_at(right, k);
        if (fabsf(l->y1 - r->y1) < GLYPH_BASELINE * l->size && begins(left, l) && begins(right, r))
            return TRUE;
        if (l->y1 < r->y1)
            i++;
        else
            k++;
    }
    return FALSE;
}

static int by_left(gconstpointer a, gconstpointer b)
{
    const rows_piece *p = a, *q = b;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

/* Whether one strip alone is free from the first to the last piece: more make more than two cells. */
static gboolean are_two(const GArray *pieces, guint first, guint last)
{
    g_autoptr(GArray) sorted = g_array_new(FALSE, FALSE, sizeof(rows_piece));
    g_array_append_vals(sorted, &g_array_index(pieces, rows_piece, first), last - first);
    g_array_sort(sorted, by_left);
    guint strips = 0;
    float reach = sorted->len ? g_array_index(sorted, rows_piece, 0).x1 : 0;
    for (guint i = 1; i < sorted->len; i++) {
        const rows_piece *p = &g_array_index(sorted, rows_piece, i);
        strips += p->x0 > reach + 1;
        reach = MAX(reach, p->x1);
    }
    return strips == 1;
}

/* Whether a gap is above and below: it is no part of a larger table, nor of a text with wide gaps. */
static gboolean stands_apart(const GArray *pieces, guint first, guint last, float pitch)
{
    const rows_piece *p = &g_array_index(pieces, rows_piece, 0);
    return (!first || p[first].y1 - p[first - 1].y1 > APART * pitch) &&
           (last == pieces->len || p[last].y1 - p[last - 1].y1 > APART * pitch);
}

/* Whether the pieces from `first` to before `last` are the two cells of a single row, each a text of several
 * lines: one is read after the other. */
static gboolean is_one_row(const GArray *pieces, guint first, guint last, float x, extent e)
{
    cell left = find_cell(pieces, first, last, x, FALSE), right = find_cell(pieces, first, last, x, TRUE);
    gboolean one = is_text(&left, x - e.left) && is_text(&right, e.right - x) &&
                   fabsf(cell_at(&left, 0)->y1 - cell_at(&right, 0)->y1) < left.pitch &&
                   stands_apart(pieces, first, last, left.pitch) && are_two(pieces, first, last) &&
                   !begin_together(&left, &right);
    g_array_unref(left.lines);
    g_array_unref(right.lines);
    return one;
}

/* Where what follows the head closely ends: before the first gap right across. */
static guint end_of_block(const GArray *pieces, guint first, guint last)
{
    float foot = 0;
    for (guint i = first; i < last; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        if (i > first && p->y0 - foot > STRETCH_APART * p->size)
            return i;
        foot = MAX(foot, p->y1);
    }
    return last;
}

/* Where both cells have begun: what stands above in one of them is the end of a line across both. */
static guint start_of_row(const GArray *pieces, guint first, guint last, float x)
{
    float begun[2] = {-1, -1};
    for (guint i = first; i < last; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        gboolean right = p->x1 > x + 2;
        begun[right] = begun[right] < 0 ? p->y0 : begun[right];
    }
    while (first < last && g_array_index(pieces, rows_piece, first).y1 < MAX(begun[0], begun[1]))
        first++;
    return first;
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

/* Where the head of a page ends: the first gap right across it, within its upper third, that is wider than
 * any between paragraphs. What is above it (a masthead's two sides) is not in columns though the text below
 * be. */
static guint end_of_head(const GArray *pieces, guint first, guint last, float height)
{
    float foot = 0;
    for (guint i = first; i < last; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        if (p->y0 > height / 3)
            break;
        if (i > first && p->y0 - foot > STRETCH_APART * p->size)
            return i;
        foot = MAX(foot, p->y1);
    }
    return first;
}

/* Whether all that fills two columns of the page, divided at x, are the cells of rows. */
static gboolean stands_in_rows(const GArray *pieces, float x, extent e, float height)
{
    gap_count count = {0};
    for (guint i = 0, j; i < pieces->len; i = j + 1) {
        for (j = i; j < pieces->len && !crosses(&g_array_index(pieces, rows_piece, j), x);)
            j++;
        guint head = end_of_head(pieces, i, j, height);
        if (two_columns(pieces, head, j, x, e))
            count_gaps(pieces, head, j, x, &count);
    }
    return are_rows(&count);
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
    gboolean rows = stands_in_rows(pieces, x, e, height);
    int band = 0;
    for (guint i = 0; i < pieces->len;) {
        guint j = i;
        while (j < pieces->len && !crosses(&g_array_index(pieces, rows_piece, j), x))
            j++;
        guint head = end_of_head(pieces, i, j, height);
        guint end = j;
        gboolean full = two_columns(pieces, head, j, x, e), columns = full && !rows;
        if (!full) {
            guint start = start_of_row(pieces, head, j, x);
            end = end_of_block(pieces, start, j);
            columns = is_one_row(pieces, start, end, x, e);
            head = columns ? start : head;
        }
        for (guint k = i; columns && k < head; k++)
            g_array_index(pieces, rows_piece, k).band = band;
        band++;
        for (guint k = columns ? head : i; k < j; k++) {
            rows_piece *p = &g_array_index(pieces, rows_piece, k);
            p->band = band + (columns && k >= end);
            p->in_rows = full && rows && k >= head;
            p->column = !columns || k >= end ? 0 : p->x1 <= x + 2 ? 1 : 2;
        }
        band += 2;
        for (; j < pieces->len && crosses(&g_array_index(pieces, rows_piece, j), x); j++)
            g_array_index(pieces, rows_piece, j).band = band;
        band++;
        i = j;
    }
    g_array_sort(pieces, by_place);
}
