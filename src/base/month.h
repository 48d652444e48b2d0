// SPDX-License-Identifier: GPL-3.0-or-later
/* What months are called: a table, from data/months.tsv. */
#pragma once

#include <glib.h>

/* Its names as dates have them, in small letters where the language writes them so; some have two spellings,
 * with a space between them. */
typedef struct {
    int number; /* 1 is January */
    const char *english, *french, *spanish, *russian, *arabic;
} undex_month;

/* After December comes a row with the number 0. */
extern const undex_month undex_data_months[];

/* "January"; "" of a number that is no month's. */
const char *undex_month_name(int number);

/* The number of the month that is so called in one of the languages; 0: none is. */
int undex_month_named(const char *name);
