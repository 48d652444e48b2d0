// SPDX-License-Identifier: GPL-3.0-or-later
/* This file corrects a table's columns: labels belong to their texts, headings of groups to several
 * columns, and a column that hardly any line fills to the one beside it. */
#include "segment/passage/open_passage.h"
#include "segment/tables/table.h"

enum {
    LABEL_CHARACTERS = 6, /* of "(xiii)" and its like */
    LABEL_REACH = 8,      /* characters that are looked at for a label */
    LABELS_TO_OTHER = 8,  /* labels of a column to a cell that is none */
    GROUPED = 4,          /* cells of a row below headings of groups, at least */
    FULL_ROWS = 3,        /* rows with the most cells, at least */
    OVER_QUARTERS = 3,    /* of four of them a heading of a group stands over both of two cells */
    FEWEST_GUTTERS = 3,   /* of a table of which one may be left out */
};

/* "1.", "(a)", "iv.", a dash or a bullet: what stands before the text of an entry. */
static gboolean is_label(const char *text, guint before, guint end)
{
    guint seen = 0, letters = 0;
    gunichar last = 0;
    const char *p = text;
    for (; *p && seen < end; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (g_unichar_isspace(ch))
            continue;
        if (seen++ < before)
            continue;
        letters += g_unichar_isalnum(ch) != 0;
        last = ch;
    }
    guint n = seen - MIN(seen, before);
    if (n == 1)
        return !g_unichar_isalnum(last) && last != '-' && (last < 0x2012 || last > 0x2015);
    return n <= LABEL_CHARACTERS && letters && letters + 2 >= n && (last == '.' || last == ')');
}

/* A column of labels without a head of its own belongs to the column of the texts behind them: what else
 * begins there, the head of both, a text that goes on below its label, reaches over. */
static gboolean divides_labels(const segment_view *view, const GArray *lines, const GArray *gutters, guint g)
{
    table_segment parts[TABLE_SEGMENTS];
    float x = g_array_index(gutters, float, g), left = g ? g_array_index(gutters, float, g - 1) : -1e6F;
    guint labels = 0, others = 0;
    for (guint i = 0; i < lines->len && i < TABLE_LINES; i++) {
        const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
        guint n = table_cut(view, line, view->word_gap, parts);
        for (guint k = 0; k < n; k++) {
            if (parts[k].x0 < left || parts[k].x1 > x + 1)
                continue;
            if (is_label(line->text, parts[k].before, MIN(parts[k].end, parts[k].before + LABEL_REACH)))
                labels++;
            else
                others++;
        }
    }
    return labels >= 2 && others * LABELS_TO_OTHER <= labels;
}

void table_join_labels(const segment_view *view, const GArray *lines, GArray *gutters)
{
    for (guint g = gutters->len; g-- > 0;)
        if (divides_labels(view, lines, gutters, g))
            g_array_remove_index(gutters, g);
}

/* Headings of groups of columns: what a table's first lines, before the first with the most cells, set over
 * both of two cells in most of the lines with so many. */
void table_leave_out_groups(const segment_view *view, const GArray *lines, gboolean *spans)
{
    enum { MOST_FIRST = 8 };
    table_segment parts[TABLE_SEGMENTS], heads[TABLE_SEGMENTS];
    guint most = 0, first = 0, n = MIN(lines->len, TABLE_LINES);
    for (guint i = 0; i < n; i++) {
        guint count =
            table_cut(view, segment_line_at(view, g_array_index(lines, guint, i)), TABLE_WIDE, parts);
        if (count > most)
            most = count, first = i;
    }
    for (guint h = 0; most >= GROUPED && h < MIN(first, MOST_FIRST); h++) {
        const segment_line *head = segment_line_at(view, g_array_index(lines, guint, h));
        guint pieces = table_cut(view, head, view->word_gap, heads), full = 0, over = 0;
        for (guint i = first; i < n; i++) {
            const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
            if (table_cut(view, line, TABLE_WIDE, parts) < most)
                continue;
            gboolean across = FALSE;
            guint text = 1 + is_label(line->text, 0, MIN(parts[0].end, LABEL_REACH));
            for (guint k = text; k < most; k++)
                for (guint p = 0; p < pieces; p++)
                    across |= heads[p].x0 < parts[k - 1].x1 && heads[p].x1 > parts[k].x0;
            full++, over += across;
        }
        spans[h] = full >= FULL_ROWS && over * 4 >= full * OVER_QUARTERS;
    }
}

/* Which columns have a piece, by line. */
static GArray *find_filled(const segment_view *view, const GArray *lines, const GArray *gutters)
{
    GArray *filled = g_array_new(FALSE, FALSE, sizeof(guint64));
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(table_piece));
    for (guint i = 0; i < lines->len && i < TABLE_LINES; i++) {
        guint64 columns = 0;
        g_array_set_size(pieces, 0);
        table_cut_line(view, g_array_index(lines, guint, i), gutters, pieces);
        for (guint k = 0; k < pieces->len; k++)
            columns |= G_GUINT64_CONSTANT(1) << g_array_index(pieces, table_piece, k).column;
        g_array_append_val(filled, columns);
    }
    return filled;
}

/* Whether a gutter divides a column that hardly any line fills from one that these lines leave empty: what
 * stands there is set out of its place, a heading over the middle of others. */
static gboolean divides_nothing(const GArray *filled, guint g)
{
    enum { HARDLY = 2 };
    guint64 left = G_GUINT64_CONSTANT(1) << g, right = left << 1;
    guint lefts = 0, rights = 0;
    for (guint i = 0; i < filled->len; i++) {
        guint64 columns = g_array_index(filled, guint64, i);
        if ((columns & left) && (columns & right))
            return FALSE;
        lefts += (columns & left) != 0, rights += (columns & right) != 0;
    }
    return MIN(lefts, rights) <= HARDLY && MAX(lefts, rights) > HARDLY;
}

void table_join_empty(const segment_view *view, const GArray *lines, GArray *gutters)
{
    if (gutters->len < FEWEST_GUTTERS)
        return;
    g_autoptr(GArray) filled = find_filled(view, lines, gutters);
    for (guint g = gutters->len; g-- > 0;) {
        if (!divides_nothing(filled, g))
            continue;
        g_array_remove_index(gutters, g);
        guint64 below = (G_GUINT64_CONSTANT(1) << (g + 1)) - 1;
        for (guint i = 0; i < filled->len; i++) {
            guint64 *columns = &g_array_index(filled, guint64, i);
            *columns = (*columns & below) | ((*columns & ~below) >> 1);
        }
    }
}
