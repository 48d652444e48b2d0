// SPDX-License-Identifier: GPL-3.0-or-later
/* This file breaks text with styles and links into lines of the width of the terminal. */
#include "cli/terminal/wrapped_text.h"

#include <string.h>

typedef struct {
    gunichar ch;
    undex_style style;
} cell;

struct undex_wrapped_text {
    GArray *cells;
    char *uri;
    guint link_start, link_end;
};

undex_wrapped_text *undex_wrapped_text_new(void)
{
    undex_wrapped_text *rich = g_new0(undex_wrapped_text, 1);
    rich->cells = g_array_new(FALSE, FALSE, sizeof(cell));
    return rich;
}

void undex_wrapped_text_free(undex_wrapped_text *rich)
{
    if (!rich)
        return;
    g_array_unref(rich->cells);
    g_free(rich->uri);
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

void undex_wrapped_text_add(undex_wrapped_text *rich, const char *text, undex_style style)
{
    insert(rich->cells, rich->cells->len, text, style);
}

void undex_wrapped_text_mark(undex_wrapped_text *rich, int start, int end, undex_style style)
{
    for (int i = MAX(start, 0); i < end && i < (int)rich->cells->len; i++)
        g_array_index(rich->cells, cell, i).style = style;
}

void undex_wrapped_text_insert(undex_wrapped_text *rich, int at, const char *text, undex_style style)
{
    insert(rich->cells, (guint)CLAMP(at, 0, (int)rich->cells->len), text, style);
}

void undex_wrapped_text_link(undex_wrapped_text *rich, int start, int end, const char *uri)
{
    g_free(rich->uri);
    rich->uri = g_strdup(uri);
    rich->link_start = (guint)MAX(start, 0);
    rich->link_end = (guint)MAX(end, 0);
}

int undex_wrapped_text_length(const undex_wrapped_text *rich)
{
    return (int)rich->cells->len;
}

int undex_char_columns(gunichar ch)
{
    if (ch >= ' ' && ch < 0x7F)
        return 1;
    if (g_unichar_iszerowidth(ch) || undex_utf8_is_bidi_control(ch) || undex_utf8_is_tag(ch))
        return 0;
    return g_unichar_iswide(ch) ? 2 : 1;
}

int undex_text_columns(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    int columns = 0;
    for (const char *p = valid; *p; p = g_utf8_next_char(p))
        columns += undex_char_columns(g_utf8_get_char(p));
    return columns;
}

static gboolean is_space(gunichar ch)
{
    return ch == ' ' || ch == '\t' || ch == 0x3000;
}

/* Chinese and Japanese: signs that may not begin a line, and signs that may not end one. */
static gboolean never_begins(gunichar ch)
{
    GUnicodeType type = g_unichar_type(ch);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
           (type == G_UNICODE_OTHER_PUNCTUATION && ch != '\\' && ch != '/') || ch == 0x30FC || ch == 0x2026;
}

static gboolean never_ends(gunichar ch)
{
    GUnicodeType type = g_unichar_type(ch);
    return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* A line may be broken between two characters of which one is wide: words there have no spaces between them.
 * A mark in brackets stays with what it follows. */
static gboolean breaks_between(gunichar before, gunichar after)
{
    if (undex_char_columns(before) != 2 && undex_char_columns(after) != 2)
        return FALSE;
    return undex_char_columns(after) != 0 && after != '[' && !never_ends(before) && !never_begins(after);
}

/* The end of the line that begins at `start`: up to a newline, or the last place to break within `room`
 * columns. A word that is longer (a URL) is left whole, to be copied from the terminal. */
static guint line_end(const GArray *cells, guint start, int room)
{
    guint end = 0;
    int used = 0;
    for (guint i = start; i < cells->len; i++) {
        gunichar ch = g_array_index(cells, cell, i).ch;
        if (ch == '\n')
            return i;
        if (i > start && (is_space(ch) || breaks_between(g_array_index(cells, cell, i - 1).ch, ch)))
            end = i;
        if (used + undex_char_columns(ch) > room && end && !is_space(ch))
            return end;
        used += undex_char_columns(ch);
    }
    return cells->len;
}

static void print_cells(const undex_wrapped_text *rich, guint start, guint end, undex_output *out)
{
    g_autoptr(GString) run = g_string_new(NULL);
    for (guint i = start; i < end; i++) {
        const cell *c = &g_array_index(rich->cells, cell, i);
        gboolean linked = rich->uri && i >= rich->link_start && i < rich->link_end;
        gboolean goes_on = i + 1 < end && (!rich->uri || i + 1 != rich->link_end);
        if (linked && (i == start || i == rich->link_start))
            undex_output_link(out, rich->uri);
        g_string_append_unichar(run, c->ch == '\t' ? ' ' : c->ch ? c->ch : 0xfffd);
        if (!goes_on || c[1].style != c->style || (rich->uri && i + 1 == rich->link_start)) {
            undex_output_styled(out, c->style, run->str);
            g_string_truncate(run, 0);
        }
        if (linked && !goes_on)
            undex_output_link(out, NULL);
    }
}

void undex_wrapped_text_print(const undex_wrapped_text *rich, undex_output *out, int first, int indent)
{
    const GArray *cells = rich->cells;
    guint start = 0;
    int used = first;
    do {
        int room = MAX(out->width - used, 10);
        guint end = line_end(cells, start, room), shown = end;
        while (shown > start && is_space(g_array_index(cells, cell, shown - 1).ch))
            shown--;
        print_cells(rich, start, shown, out);
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

/* Where a line ends that may not be longer than `room`. */
static guint cut_at(const GArray *cells, guint start, guint end, int room)
{
    int used = 0;
    for (guint i = start; i < end; i++) {
        used += undex_char_columns(g_array_index(cells, cell, i).ch);
        if (used > room && i > start)
            return i;
    }
    return end;
}

GPtrArray *undex_text_lines(const char *text, int columns)
{
    g_autoptr(undex_wrapped_text) rich = undex_wrapped_text_new();
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    undex_wrapped_text_add(rich, text, UNDEX_STYLE_PLAIN);
    const GArray *cells = rich->cells;
    for (guint start = 0; start < cells->len;) {
        guint end = cut_at(cells, start, line_end(cells, start, columns), columns);
        g_autoptr(GString) line = g_string_new(NULL);
        for (guint i = start; i < end; i++)
            g_string_append_unichar(line, g_array_index(cells, cell, i).ch);
        g_ptr_array_add(lines, g_strdup(g_strchomp(line->str)));
        start = end + (end < cells->len && g_array_index(cells, cell, end).ch == '\n');
        while (start < cells->len && is_space(g_array_index(cells, cell, start).ch))
            start++;
    }
    return lines;
}

char *undex_text_shorten(const char *text, int columns)
{
    enum { WORD_REACH = 12 };
    if (undex_text_columns(text) <= columns)
        return g_strdup(text);
    if (columns < 4)
        return g_strdup("");
    GString *kept = g_string_new(NULL);
    gsize word = 0; /* bytes up to the end of the last whole word */
    int room = columns - 3, used = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        used += undex_char_columns(ch);
        if (used > room)
            break;
        g_string_append_unichar(kept, ch);
        if (p[1] == ' ')
            word = kept->len;
    }
    if (word > 0 && kept->len - word < WORD_REACH)
        g_string_truncate(kept, word);
    g_string_append(kept, "...");
    return g_string_free(kept, FALSE);
}
