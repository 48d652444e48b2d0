// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/bar_chart.h"
#include "cli/terminal/wrapped_text.h"

#include <langinfo.h>
#include <math.h>
#include <string.h>

double undex_chart_most(const GArray *bars)
{
    double most = 0;
    for (guint i = 0; i < bars->len; i++)
        most = MAX(most, g_array_index(bars, undex_bar, i).value);
    return most;
}

/* ---- on a terminal ---- */

/* Eighths of a block where the terminal's letters are UTF-8, else signs. */
static char *bar_of(double length)
{
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    gboolean blocks = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    int units = (int)lround(length * 8);
    GString *bar = g_string_new(NULL);
    /* What is little, and not nothing, has the shortest bar that there is. */
    if (length > 0 && units == 0)
        units = 1;
    if (!blocks) {
        for (int i = 0; i < (units + 7) / 8; i++)
            g_string_append_c(bar, '#');
        return g_string_free(bar, FALSE);
    }
    for (int i = 0; i < units / 8; i++)
        g_string_append(bar, "█");
    g_string_append(bar, eighths[units % 8]);
    return g_string_free(bar, FALSE);
}

guint undex_chart_gap_end(const GArray *bars, guint first)
{
    guint last = first;
    while (last + 1 < bars->len && g_array_index(bars, undex_bar, last + 1).kind == UNDEX_BAR_GAP)
        last++;
    return last;
}

char *undex_chart_gap_label(const GArray *bars, guint first, guint last)
{
    const char *from = g_array_index(bars, undex_bar, first).label,
               *to = g_array_index(bars, undex_bar, last).label;
    return first == last ? g_strdup(from) : g_strdup_printf("%s-%s", from, to);
}

static void put_label(undex_output *out, const char *label, int columns)
{
    undex_output_format(out, "%s%*s  ", label, MAX(columns - undex_text_columns(label), 0), "");
}

static guint put_gap(undex_output *out, const GArray *bars, guint first, int columns)
{
    guint last = undex_chart_gap_end(bars, first);
    g_autofree char *label = undex_chart_gap_label(bars, first, last);
    put_label(out, label, columns);
    undex_output_styled(out, UNDEX_STYLE_DIM, "(no documents)");
    undex_output_text(out, "\n");
    return last;
}

static void put_bar(undex_output *out, const undex_bar *bar, double share, int columns, int room)
{
    g_autofree char *drawn = bar_of(share * room);
    put_label(out, bar->label, columns);
    undex_output_styled(out, bar->kind == UNDEX_BAR_MISSING ? UNDEX_STYLE_DIM : UNDEX_STYLE_MARK, drawn);
    undex_output_format(out, "%s%s\n", *drawn ? " " : "", bar->number);
}

/* The columns that labels take. */
static int label_columns(const GArray *bars)
{
    int most = 0;
    for (guint i = 0; i < bars->len; i++) {
        guint last =
            g_array_index(bars, undex_bar, i).kind == UNDEX_BAR_GAP ? undex_chart_gap_end(bars, i) : i;
        g_autofree char *label = undex_chart_gap_label(bars, i, last);
        most = MAX(most, undex_text_columns(label));
        i = last;
    }
    return most;
}

void undex_chart_text(undex_output *out, const GArray *bars)
{
    int label = label_columns(bars), number = 0;
    double most = undex_chart_most(bars);
    for (guint i = 0; i < bars->len; i++)
        number = MAX(number, undex_text_columns(g_array_index(bars, undex_bar, i).number));
    int room = MAX(out->width - label - number - 3, 8);
    for (guint i = 0; i < bars->len && !out->error; i++) {
        const undex_bar *bar = &g_array_index(bars, undex_bar, i);
        if (bar->kind == UNDEX_BAR_GAP)
            i = put_gap(out, bars, i, label);
        else
            put_bar(out, bar, most > 0 ? bar->value / most : 0, label, room);
    }
}
