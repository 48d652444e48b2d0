// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain texts: their lines as lines, a column counted as 5 points and a line as 12. */
#include "patterns.h"
#include "steps.h"

#include <string.h>

static const float COLUMN = 5, LINE = 12;

static void add_line(segment_view *view, const undex_source_line *from, int page, int row, gboolean gap)
{
    const char *text = from->text, *end = text + from->bytes;
    int columns = 0;
    while (text < end && (*text == ' ' || *text == '\t'))
        columns += *text++ == '\t' ? 8 : 1;
    segment_line line = {.page = page,
                         .size = 10,
                         .cells = 1,
                         .note = -1,
                         .number = -1,
                         .break_before = gap,
                         .start = from->start,
                         .end = from->end};
    line.text = g_strndup(text, (gsize)(end - text));
    g_strchomp(line.text);
    line.x0 = (float)columns * COLUMN;
    line.x1 = line.x0 + (float)g_utf8_strlen(line.text, -1) * COLUMN;
    line.y1 = (float)row * LINE;
    line.y0 = line.y1 - 10;
    g_array_append_val(view->lines, line);
}

void segment_plain(segment_view *view)
{
    int page = 1, row = 0;
    gboolean gap = TRUE;
    for (guint i = 0; i < view->source->lines->len; i++) {
        const undex_source_line *from = &g_array_index(view->source->lines, undex_source_line, i);
        if (from->page_break)
            page++, row = 0;
        row++;
        gboolean blank = TRUE;
        for (int k = 0; k < from->bytes && blank; k++)
            blank = g_ascii_isspace(from->text[k]);
        if (blank) {
            gap = TRUE;
            continue;
        }
        add_line(view, from, page, row, gap);
        gap = FALSE;
    }
}
