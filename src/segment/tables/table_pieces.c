// SPDX-License-Identifier: GPL-3.0-or-later
/* A line is cut into pieces, which stand together in it, and each piece is given its columns. */
#include "segment/passage/open_passage.h"
#include "segment/tables/table.h"

#include <string.h>

static const float STICKS = 0.15F; /* of its width a cell may stick out to the left of its column */

guint table_cut(const segment_view *view, const segment_line *line, float wide, table_segment *out)
{
    guint n = 0;
    out[0] = (table_segment){line->x0, line->x1, 0, G_MAXUINT};
    for (guint g = 0; g < line->gap_count && n + 1 < TABLE_SEGMENTS; g++) {
        const segment_gap *gap = &g_array_index(view->gaps, segment_gap, line->gap_first + g);
        if (gap->x1 - gap->x0 < wide * line->size)
            continue;
        out[n].x1 = gap->x0, out[n].end = gap->before;
        out[++n] = (table_segment){gap->x1, line->x1, gap->before, G_MAXUINT};
    }
    return n + 1;
}

gboolean table_is_many(const segment_view *view, const segment_line *line)
{
    table_segment parts[TABLE_SEGMENTS];
    return table_cut(view, line, TABLE_WIDE, parts) > 1;
}

gboolean table_crosses(const table_segment *part, float x)
{
    return part->x0 < x - 1 && part->x1 > x + 1;
}

/* A narrower gap is one between words: somewhat wider than the document's, twice as wide in typewriting. */
void table_measure_gaps(segment_view *view)
{
    enum { STEPS = 100, NONE = 34, MOST = 80 }; /* hundredths of the type size */
    guint count[STEPS] = {0}, all = 0, sum = 0;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint g = 0; g < line->gap_count && line->cells == 1; g++) {
            const segment_gap *gap = &g_array_index(view->gaps, segment_gap, line->gap_first + g);
            count[CLAMP((int)(100 * (gap->x1 - gap->x0) / MAX(line->size, 1)), 0, STEPS - 1)]++;
            all++;
        }
    }
    int middle = 0;
    while (middle < STEPS - 1 && (sum += count[middle]) * 2 < all)
        middle++;
    view->word_gap = (float)CLAMP(middle * 5 / 4, NONE, MOST) / 100;
}

static int column_at(const GArray *gutters, float x)
{
    int c = 0;
    while (c < (int)gutters->len && x > g_array_index(gutters, float, c))
        c++;
    return c;
}

/* The column that a table_segment belongs to: where it begins, unless it only sticks out to the left. */
static int column_of(const table_segment *part, const GArray *gutters, gboolean *spans)
{
    int c = column_at(gutters, part->x0 + 1);
    *spans = FALSE;
    if (c < (int)gutters->len) {
        float gutter = g_array_index(gutters, float, c);
        if (part->x1 <= gutter + 1)
            return c;
        if (gutter - part->x0 < STICKS * (part->x1 - part->x0) &&
            (c + 1 == (int)gutters->len || part->x1 <= g_array_index(gutters, float, c + 1) + 1))
            return c + 1;
        *spans = TRUE;
    }
    return c;
}

/* The byte of a text before which so many characters stand, spaces not counted; later ones left out. */
static const char *skip(const char *p, guint *seen, guint count)
{
    while (*p && *seen < count) {
        *seen += !g_unichar_isspace(g_utf8_get_char(p));
        p = g_utf8_next_char(p);
    }
    while (*p == ' ' || *p == '\t')
        p++;
    return p;
}

/* A table_segment cut at the small gaps that a gutter goes through. */
static guint cut_at_gutters(const segment_view *view, const segment_line *line, const GArray *gutters,
                            table_segment *out)
{
    gboolean many = table_is_many(view, line);
    guint n = 0;
    out[0] = (table_segment){line->x0, line->x1, 0, G_MAXUINT};
    for (guint g = 0; g < line->gap_count && n + 1 < TABLE_SEGMENTS; g++) {
        const segment_gap *gap = &g_array_index(view->gaps, segment_gap, line->gap_first + g);
        gboolean wide = gap->x1 - gap->x0 >= view->word_gap * line->size;
        gboolean divided = line->verdict.frame && table_is_divided(view, line, gap->x0, gap->x1);
        if (!wide && !many && !divided)
            continue;
        int c = column_at(gutters, gap->x0 - 1);
        if (!wide && (c == (int)gutters->len || g_array_index(gutters, float, c) > gap->x1 + 1))
            continue;
        out[n].x1 = gap->x0, out[n].end = gap->before;
        out[++n] = (table_segment){gap->x1, line->x1, gap->before, G_MAXUINT};
    }
    return n + 1;
}

void table_cut_line(const segment_view *view, guint index, const GArray *gutters, GArray *pieces)
{
    table_segment parts[TABLE_SEGMENTS];
    const segment_line *line = segment_line_at(view, index);
    guint first = pieces->len, n = cut_at_gutters(view, line, gutters, parts), seen = 0;
    const char *at = line->text;
    for (guint k = 0; k < n; k++) {
        gboolean spans;
        int column = column_of(&parts[k], gutters, &spans);
        int from = (int)(at - line->text);
        at = parts[k].end == G_MAXUINT ? at + strlen(at) : skip(at, &seen, parts[k].end);
        int to = (int)(at - line->text);
        while (to > from && (line->text[to - 1] == ' ' || line->text[to - 1] == '\t'))
            to--;
        table_piece *last = pieces->len > first ? &g_array_index(pieces, table_piece, pieces->len - 1) : NULL;
        if (last && (last->column >= column)) {
            last->to = to, last->x1 = parts[k].x1, last->spans |= spans;
            continue;
        }
        table_piece piece = {index, from, to, parts[k].x0, parts[k].x1, column, spans};
        g_array_append_val(pieces, piece);
    }
}
