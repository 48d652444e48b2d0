// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/concordance.h"
#include "cli/terminal/wrapped_text.h"

#include <stdlib.h>
#include <string.h>

static void clear_line(gpointer p)
{
    undex_kwic_line *line = p;
    g_free(line->left);
    g_free(line->match);
    g_free(line->right);
    g_free(line->id);
    g_free(line->citation);
}

/* Code points [start, end) on one line, single spaces. */
static char *flat(const gunichar *text, glong start, glong end)
{
    GString *out = g_string_new(NULL);
    for (glong i = start; i < end; i++) {
        if (!g_unichar_isspace(text[i]))
            g_string_append_unichar(out, text[i]);
        else if (!out->len || out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    return g_string_free(out, FALSE);
}

static void add_lines(GArray *lines, const undex_hit *hit, int count, int reach)
{
    glong length = 0;
    g_autofree gunichar *text =
        g_utf8_to_ucs4_fast(hit->passage->text ? hit->passage->text : "", -1, &length);
    for (guint i = 0; hit->highlights && i < hit->highlights->len && (int)lines->len < count; i++) {
        undex_range range = g_array_index(hit->highlights, undex_range, i);
        if (range.start < 0 || range.start >= range.end || range.end > length)
            continue;
        undex_kwic_line line = {
            .left = flat(text, MAX(0, range.start - reach), range.start),
            .match = flat(text, range.start, range.end),
            .right = flat(text, range.end, MIN(length, range.end + reach)),
            .id = g_strdup(hit->passage->id),
            .citation = g_strdup(hit->passage->citation ? hit->passage->citation : hit->passage->id),
            .page = hit->passage->page_first,
        };
        g_array_append_val(lines, line);
    }
}

GArray *undex_kwic_lines(const GPtrArray *hits, int count, int reach)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(undex_kwic_line));
    g_array_set_clear_func(lines, clear_line);
    for (guint i = 0; i < hits->len && (int)lines->len < count; i++)
        add_lines(lines, g_ptr_array_index(hits, i), count, reach);
    return lines;
}

/* ---- order ---- */

/* Words without case and signs; those of the left side from the match outwards. */
static char *sort_key(const char *text, gboolean backwards)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);
    g_autofree char *plain = g_utf8_normalize(folded, -1, G_NORMALIZE_ALL);
    g_auto(GStrv) words = g_strsplit_set(plain ? plain : folded, " ,.;:()[]\"'-/", -1);
    GString *key = g_string_new(NULL);
    guint n = g_strv_length(words);
    for (guint i = 0; i < n; i++) {
        const char *word = words[backwards ? n - 1 - i : i];
        if (*word)
            g_string_append_printf(key, "%s ", word);
    }
    return g_string_free(key, FALSE);
}

typedef struct {
    undex_kwic_line line;
    char *key;
    guint at;
} keyed;

static gint by_key(gconstpointer a, gconstpointer b)
{
    const keyed *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : x->at < y->at ? -1 : x->at > y->at;
}

void undex_kwic_sort(GArray *lines, undex_kwic_order order)
{
    if (order == UNDEX_KWIC_RANK)
        return;
    g_autofree keyed *rows = g_new(keyed, lines->len + 1);
    for (guint i = 0; i < lines->len; i++) {
        rows[i].line = g_array_index(lines, undex_kwic_line, i);
        rows[i].at = i;
        rows[i].key = order == UNDEX_KWIC_LEFT ? sort_key(rows[i].line.left, TRUE)
                                               : sort_key(rows[i].line.right, FALSE);
    }
    qsort(rows, lines->len, sizeof *rows, by_key);
    for (guint i = 0; i < lines->len; i++) {
        g_array_index(lines, undex_kwic_line, i) = rows[i].line;
        g_free(rows[i].key);
    }
}

/* ---- columns ---- */

char *undex_kwic_head(const char *text, int columns)
{
    const char *p = text;
    for (int used = 0; *p; p = g_utf8_next_char(p)) {
        used += undex_char_columns(g_utf8_get_char(p));
        if (used > columns)
            break;
    }
    return g_strndup(text, (gsize)(p - text));
}

char *undex_kwic_tail(const char *text, int columns)
{
    const char *start = text + strlen(text);
    for (int used = 0; start > text;) {
        const char *before = g_utf8_prev_char(start);
        used += undex_char_columns(g_utf8_get_char(before));
        if (used > columns)
            break;
        start = before;
    }
    while (undex_char_columns(g_utf8_get_char(start)) == 0 && *start) /* no accent without its letter */
        start = g_utf8_next_char(start);
    return g_strdup(start);
}
