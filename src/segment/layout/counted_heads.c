// SPDX-License-Identifier: GPL-3.0-or-later
/* This file looks at the numbers that stand at the heads of pages. Those in a running head stay as they are
 * ("A/99/950") or count with the pages ("Page 3"). Those of headings that happen to open several pages,
 * "Rule 5" and "Rule 9", do neither. */
#include "segment/layout/page_furniture.h"

enum { NUMBERS = 4, MOST_LINES = 64 }; /* so many of a line, and so many lines, are looked at */

/* The numbers that stand in a text; returns how many. */
static guint read_numbers(const char *text, int numbers[NUMBERS])
{
    guint count = 0;
    for (const char *p = text; *p && count < NUMBERS; p++) {
        if (!g_ascii_isdigit(*p))
            continue;
        numbers[count++] = segment_line_value(p);
        while (g_ascii_isdigit(p[1]))
            p++;
    }
    return count;
}

static guint count_distinct(const int *values, guint count)
{
    guint distinct = 0;
    for (guint i = 0; i < count; i++) {
        gboolean seen = FALSE;
        for (guint k = 0; k < i && !seen; k++)
            seen = values[k] == values[i];
        distinct += !seen;
    }
    return distinct;
}

gboolean furniture_counts_alone(const segment_view *view, const guint *lines, guint count)
{
    int values[NUMBERS][MOST_LINES], beside[NUMBERS][MOST_LINES];
    guint all = NUMBERS;
    count = MIN(count, MOST_LINES);
    for (guint i = 0; i < count; i++) {
        const segment_line *line = segment_line_at(view, lines[i]);
        int numbers[NUMBERS];
        all = MIN(all, read_numbers(line->text, numbers));
        for (guint n = 0; n < all; n++)
            values[n][i] = numbers[n], beside[n][i] = numbers[n] - line->page;
    }
    for (guint n = 0; n < all; n++)
        if (2 * MIN(count_distinct(values[n], count), count_distinct(beside[n], count)) > count)
            return TRUE;
    return FALSE;
}
