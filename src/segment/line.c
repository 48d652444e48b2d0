// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/line.h"

segment_line *segment_line_at(const segment_view *view, guint index)
{
    return &g_array_index(view->lines, segment_line, index);
}

segment_mark *segment_line_add_mark(segment_line *line, int at, const char *text)
{
    segment_mark mark = {.at = at, .note = -1};
    g_strlcpy(mark.text, text, sizeof mark.text);
    if (!line->marks)
        line->marks = g_array_new(FALSE, FALSE, sizeof(segment_mark));
    g_array_append_val(line->marks, mark);
    return &g_array_index(line->marks, segment_mark, line->marks->len - 1);
}

int segment_line_value(const char *text)
{
    enum { GREATEST = 1000000 };
    int value = 0;
    if ((guchar)*text < 0x80)
        return (int)CLAMP(g_ascii_strtoll(text, NULL, 10), 0, GREATEST);
    for (int digit; (digit = g_unichar_digit_value(g_utf8_get_char(text))) >= 0;
         text = g_utf8_next_char(text))
        value = MIN(value * 10 + digit, GREATEST);
    return value;
}

int segment_by_float(gconstpointer a, gconstpointer b)
{
    float p = *(const float *)a, q = *(const float *)b;
    return (p > q) - (p < q);
}
