// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <string.h>

typedef struct {
    gunichar ch;
    undex_style style;
} cell;

struct undex_rich {
    GArray *cells;
};

undex_rich *undex_rich_new(void)
{
    undex_rich *rich = g_new0(undex_rich, 1);
    rich->cells = g_array_new(FALSE, FALSE, sizeof(cell));
    return rich;
}

void undex_rich_free(undex_rich *rich)
{
    if (!rich)
        return;
    g_array_unref(rich->cells);
    g_free(rich);
}

static void insert(GArray *cells, guint at, const char *text, undex_style style)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    glong n = 0;
    g_autofree gunichar *chars = g_utf8_to_ucs4_fast(valid, -1, &n);
    g_autofree cell *added = g_new(cell, (gsize)n + 1);
    for (glong i = 0; i < n; i++)
        added[i] = (cell){chars[i], style};
    g_array_insert_vals(cells, at, added, (guint)n);
}

void undex_rich_add(undex_rich *rich, const char *text, undex_style style)
{
    insert(rich->cells, rich->cells->len, text, style);
}

void undex_rich_mark(undex_rich *rich, int start, int end, undex_style style)
{
    for (int i = MAX(start, 0); i < end && i < (int)rich->cells->len; i++)
        g_array_index(rich->cells, cell, i).style = style;
}

void undex_rich_insert(undex_rich *rich, int at, const char *text, undex_style style)
{
    insert(rich->cells, (guint)CLAMP(at, 0, (int)rich->cells->len), text, style);
}

int undex_rich_length(const undex_rich *rich)
{
    return (int)rich->cells->len;
}

static int char_columns(gunichar ch)
{
    if (g_unichar_iszerowidth(ch) || undex_char_is_reordering(ch))
        return 0;
    return g_unichar_iswide(ch) ? 2 : 1;
}

int undex_text_columns(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    int columns = 0;
    for (const char *p = valid; *p; p = g_utf8_next_char(p))
        columns += char_columns(g_utf8_get_char(p));
    return columns;
}

static gboolean is_space(gunichar ch)
{
    return ch == ' ' || ch == '\t';
}

/* The end of the line that begins at `start`: up to a newline, or the last place to break within `room`
 * columns. A word that is longer (a URL) is left whole, to be copied from the terminal. */
static guint line_end(const GArray *cells, guint start, int room)
{
    guint end = 0;
    int used = 0;
    for (guint i = start; i < cells->len; i++) {
        gunichar ch = g_array_index(cells, cell, i).ch;
        int wide = char_columns(ch);
        if (ch == '\n')
            return i;
        if (i > start && (is_space(ch) || wide == 2))
            end = i;
        if (used + wide > room && end && !is_space(ch))
            return end;
        used += wide;
    }
    return cells->len;
}

static void print_cells(const GArray *cells, guint start, guint end, undex_output *out)
{
    g_autoptr(GString) run = g_string_new(NULL);
    for (guint i = start; i < end; i++) {
        const cell *c = &g_array_index(cells, cell, i);
        g_string_append_unichar(run, c->ch == '\t' ? ' ' : c->ch ? c->ch : 0xfffd);
        if (i + 1 == end || c[1].style != c->style) {
            undex_output_styled(out, c->style, run->str);
            g_string_truncate(run, 0);
        }
    }
}

void undex_rich_print(const undex_rich *rich, undex_output *out, int first, int indent)
{
    const GArray *cells = rich->cells;
    guint start = 0;
    int used = first;
    do {
        int room = MAX(out->width - used, 10);
        guint end = line_end(cells, start, room), shown = end;
        while (shown > start && is_space(g_array_index(cells, cell, shown - 1).ch))
            shown--;
        print_cells(cells, start, shown, out);
        undex_output_text(out, "\n");
        gboolean hard = end < cells->len && g_array_index(cells, cell, end).ch == '\n';
        start = hard ? end + 1 : end;
        while (start < cells->len && is_space(g_array_index(cells, cell, start).ch))
            start++;
        if (start < cells->len && g_array_index(cells, cell, start).ch != '\n')
            undex_output_format(out, "%*s", indent, "");
        used = indent;
    } while (start < cells->len);
}
