// SPDX-License-Identifier: GPL-3.0-or-later
/* Bars: on a terminal, and as SVG. */
#pragma once

#include "cli/terminal/output.h"

typedef enum {
    UNDEX_BAR_COUNT,
    UNDEX_BAR_GAP,     /* there is nothing that could be counted: no bar, and no zero either */
    UNDEX_BAR_MISSING, /* what has no label of its own, set apart from the others */
} undex_bar_kind;

typedef struct {
    undex_bar_kind kind;
    char *label;
    double value; /* the bar's length */
    char *number; /* what is written at its end */
} undex_bar;

/* `bars` are undex_bar; the longest fills the width. Gaps side by side are one line: "1951-1962". */
void undex_chart_text(undex_output *out, const GArray *bars);
/* What both have in common: the largest value; the last of the gaps that begin at `first`; "1951-1962", or
 * "1951" (caller frees). */
double undex_chart_most(const GArray *bars);
guint undex_chart_gap_end(const GArray *bars, guint first);
char *undex_chart_gap_label(const GArray *bars, guint first, guint last);
/* A whole SVG file: upright bars with their labels below, `title` above. Caller frees. */
char *undex_chart_svg(const GArray *bars, const char *title);
