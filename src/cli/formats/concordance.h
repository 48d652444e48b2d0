// SPDX-License-Identifier: GPL-3.0-or-later
/* Keyword in context: a line for each place where a query's words stand. */
#pragma once

#include "cli/formats/printer.h"

typedef struct {
    char *left, *match, *right; /* one line each; `left` and `right` cut to the wanted reach */
    char *id, *citation;
    int page; /* 0: not known */
} undex_kwic_line;

typedef enum { UNDEX_KWIC_RANK, UNDEX_KWIC_LEFT, UNDEX_KWIC_RIGHT } undex_kwic_order;

/* At most `count` lines (undex_kwic_line, freed with it), hit by hit; `reach`: code points on each side. */
GArray *undex_kwic_lines(const GPtrArray *hits, int count, int reach);
/* By what stands before the match, word by word from it, or by what follows it; letter case aside. */
void undex_kwic_sort(GArray *lines, undex_kwic_order order);

/* The last, or first, part of a text that takes at most so many columns. Caller frees. */
char *undex_kwic_tail(const char *text, int columns);
char *undex_kwic_head(const char *text, int columns);
