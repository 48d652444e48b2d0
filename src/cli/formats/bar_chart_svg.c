// SPDX-License-Identifier: GPL-3.0-or-later
/* Upright bars as an SVG file. */
#include "cli/terminal/bar_chart.h"
#include "cli/terminal/wrapped_text.h"

#include <math.h>

enum { MARGIN = 48, TOP = 40, TALL = 240, LEAST_WIDE = 480, STEP = 22, MOST_LABELS = 24, FOOT = 32 };
/* Labels longer than this stand aslant, and take more room below. */
enum { LONGEST_UPRIGHT = 5, FOOT_ASLANT = 90 };

typedef struct {
    GString *svg;
    const GArray *bars;
    double most; /* the largest value */
    double step; /* from one bar to the next */
    int wide;    /* of a bar */
    gboolean aslant;
} chart;

static const undex_bar *bar_at(const chart *c, guint i)
{
    return &g_array_index(c->bars, undex_bar, i);
}

/* What has no label of its own stands a bar's width apart from the others. */
static int left_of(const chart *c, guint i)
{
    return MARGIN + (int)lround(c->step * (i + (bar_at(c, i)->kind == UNDEX_BAR_MISSING)));
}

/* 1, 2 or 5 times a power of ten: a line every so much, about four of them. */
static double step_of(double most)
{
    double power = pow(10, floor(log10(MAX(most, 1) / 4)));
    double part = most / 4 / power;
    double step = (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
    return MAX(step, 1e-6);
}

static void put_lines(const chart *c, int width)
{
    double step = step_of(c->most);
    for (double at = 0; c->most > 0 && at <= c->most * 1.0001; at += step) {
        char value[G_ASCII_DTOSTR_BUF_SIZE];
        int y = TOP + TALL - (int)lround(at / c->most * TALL);
        g_ascii_formatd(value, sizeof value, "%.6g", at);
        g_string_append_printf(c->svg,
                               "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#ccc\"/>\n"
                               "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
                               MARGIN, y, width - 12, y, MARGIN - 6, y + 4, value);
    }
}

static void put_rect(const chart *c, int x, int wide, int tall, const char *colour, const char *title)
{
    g_autofree char *safe = g_markup_escape_text(title, -1);
    g_string_append_printf(c->svg,
                           "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\">"
                           "<title>%s</title></rect>\n",
                           x, TOP + TALL - tall, MAX(wide, 1), tall, colour, safe);
}

/* A grey field as high as the chart. */
static void put_gap(const chart *c, guint first, guint last)
{
    g_autofree char *label = undex_chart_gap_label(c->bars, first, last);
    g_autofree char *title = g_strconcat(label, ": no documents", NULL);
    put_rect(c, left_of(c, first), left_of(c, last) - left_of(c, first) + c->wide, TALL, "#eee", title);
}

/* Little is not nothing. */
static void put_bar(const chart *c, guint i)
{
    const undex_bar *bar = bar_at(c, i);
    g_autofree char *title = g_strdup_printf("%s: %s", bar->label, bar->number);
    int tall = c->most > 0 ? (int)lround(bar->value / c->most * TALL) : 0;
    put_rect(c, left_of(c, i), c->wide, MAX(tall, bar->value > 0),
             bar->kind == UNDEX_BAR_MISSING ? "#999" : "#2b6ca3", title);
}

static void put_label(const chart *c, guint i)
{
    g_autofree char *label = g_markup_escape_text(bar_at(c, i)->label, -1);
    int x = left_of(c, i) + c->wide / 2, y = TOP + TALL + 18;
    if (c->aslant)
        g_string_append_printf(
            c->svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" transform=\"rotate(-50 %d %d)\">%s</text>\n",
            x, y, x, y, label);
    else
        g_string_append_printf(c->svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", x, y,
                               label);
}

static void put_bars(const chart *c)
{
    guint each = MAX((c->bars->len + MOST_LABELS - 1) / MOST_LABELS, 1);
    for (guint i = 0; i < c->bars->len; i++) {
        undex_bar_kind kind = bar_at(c, i)->kind;
        if (kind != UNDEX_BAR_GAP)
            put_bar(c, i);
        else if (i == 0 || bar_at(c, i - 1)->kind != UNDEX_BAR_GAP)
            put_gap(c, i, undex_chart_gap_end(c->bars, i));
        if (i % each == 0 || kind == UNDEX_BAR_MISSING)
            put_label(c, i);
    }
}

static gboolean wants_room(const GArray *bars)
{
    gboolean wants = FALSE;
    for (guint i = 0; i < bars->len; i++) {
        const undex_bar *bar = &g_array_index(bars, undex_bar, i);
        wants |= bar->kind == UNDEX_BAR_COUNT && undex_text_columns(bar->label) > LONGEST_UPRIGHT;
    }
    return wants;
}

char *undex_chart_svg(const GArray *bars, const char *title)
{
    enum { APART = 2 }; /* the place before what has no label, and half of one at both ends */
    int width = MAX(LEAST_WIDE, MARGIN + 20 + STEP * (int)MIN(bars->len + APART, 40));
    chart c = {g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), bars, undex_chart_most(bars)};
    c.step = (double)(width - MARGIN - 12) / (bars->len + APART);
    c.wide = MAX((int)(c.step * 0.8), 1);
    c.aslant = wants_room(bars);
    int height = TOP + TALL + (c.aslant ? FOOT_ASLANT : FOOT);
    g_autofree char *head = g_markup_escape_text(title, -1);
    g_string_append_printf(
        c.svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#222\">\n"
        "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
        "<text x=\"%d\" y=\"22\" font-size=\"14\">%s</text>\n",
        width, height, width, height, MARGIN, head);
    put_lines(&c, width);
    put_bars(&c);
    g_string_append(c.svg, "</svg>\n");
    return g_string_free(c.svg, FALSE);
}
