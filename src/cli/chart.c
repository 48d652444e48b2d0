// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/chart.h"

#include <langinfo.h>
#include <math.h>
#include <string.h>

static double longest(const GArray *bars)
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
    if (length > 0 && units == 0)
        units = 1; /* little is not nothing */
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

void undex_chart_text(undex_output *out, const GArray *bars)
{
    int label = 0, number = 0;
    double most = longest(bars);
    for (guint i = 0; i < bars->len; i++) {
        const undex_bar *bar = &g_array_index(bars, undex_bar, i);
        label = MAX(label, undex_text_columns(bar->label));
        number = MAX(number, undex_text_columns(bar->number));
    }
    int room = MAX(out->width - label - number - 3, 8);
    for (guint i = 0; i < bars->len && !out->error; i++) {
        const undex_bar *bar = &g_array_index(bars, undex_bar, i);
        g_autofree char *drawn = bar_of(most > 0 ? bar->value / most * room : 0);
        undex_output_format(out, "%s%*s  ", bar->label, label - undex_text_columns(bar->label), "");
        undex_output_styled(out, UNDEX_STYLE_MARK, drawn);
        undex_output_format(out, "%s%s\n", *drawn ? " " : "", bar->number);
    }
}

/* ---- as SVG ---- */

enum { MARGIN = 48, TOP = 40, TALL = 240, LEAST_WIDE = 480, STEP = 22, MOST_LABELS = 24 };

/* 1, 2 or 5 times a power of ten: a line every so much, about four of them. */
static double step_of(double most)
{
    double power = pow(10, floor(log10(MAX(most, 1) / 4)));
    double part = most / 4 / power;
    double step = (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
    return MAX(step, 1e-6);
}

static void number_text(char buffer[G_ASCII_DTOSTR_BUF_SIZE], double value)
{
    g_ascii_formatd(buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.6g", value);
}

static void put_lines(GString *svg, double most, int width)
{
    double step = step_of(most);
    for (double at = 0; most > 0 && at <= most * 1.0001; at += step) {
        char value[G_ASCII_DTOSTR_BUF_SIZE];
        int y = TOP + TALL - (int)lround(at / most * TALL);
        number_text(value, at);
        g_string_append_printf(svg,
                               "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#ccc\"/>\n"
                               "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
                               MARGIN, y, width - 12, y, MARGIN - 6, y + 4, value);
    }
}

static void put_bars(GString *svg, const GArray *bars, double most, double step)
{
    guint each = (bars->len + MOST_LABELS - 1) / MOST_LABELS;
    for (guint i = 0; i < bars->len; i++) {
        const undex_bar *bar = &g_array_index(bars, undex_bar, i);
        g_autofree char *label = g_markup_escape_text(bar->label, -1);
        g_autofree char *number = g_markup_escape_text(bar->number, -1);
        int x = MARGIN + (int)lround(step * i), wide = MAX((int)(step * 0.8), 1);
        int tall = most > 0 ? (int)lround(bar->value / most * TALL) : 0;
        g_string_append_printf(svg,
                               "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#2b6ca3\">"
                               "<title>%s: %s</title></rect>\n",
                               x, TOP + TALL - tall, wide, tall, label, number);
        if (i % MAX(each, 1) == 0)
            g_string_append_printf(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                                   x + wide / 2, TOP + TALL + 18, label);
    }
}

char *undex_chart_svg(const GArray *bars, const char *title)
{
    int width = MAX(LEAST_WIDE, MARGIN + 20 + STEP * (int)MIN(bars->len, 40));
    double most = longest(bars);
    g_autofree char *head = g_markup_escape_text(title, -1);
    GString *svg = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    g_string_append_printf(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#222\">\n"
        "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
        "<text x=\"%d\" y=\"22\" font-size=\"14\">%s</text>\n",
        width, TOP + TALL + 32, width, TOP + TALL + 32, MARGIN, head);
    put_lines(svg, most, width);
    put_bars(svg, bars, most, (double)(width - MARGIN - 12) / MAX(bars->len, 1));
    g_string_append(svg, "</svg>\n");
    return g_string_free(svg, FALSE);
}
