// SPDX-License-Identifier: GPL-3.0-or-later
/* Bars: on a terminal, and as SVG. */
#ifndef UNDEX_CLI_CHART_H
#define UNDEX_CLI_CHART_H

#include "cli/output.h"

typedef struct {
    char *label;
    double value; /* the bar's length */
    char *number; /* what is written at its end */
} undex_bar;

/* `bars` are undex_bar; the longest fills the width. */
void undex_chart_text(undex_output *out, const GArray *bars);
/* A whole SVG file: upright bars with their labels below, `title` above. Caller frees. */
char *undex_chart_svg(const GArray *bars, const char *title);

#endif
