// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers in words: a table, from data/numbers.tsv. */
#pragma once

#include <glib.h>

/* Words are beginnings in small letters, so that endings of gender and case do not matter. */
typedef struct {
    int number;
    const char *ordinal;  /* in English, whole: "first" */
    const char *ordinals; /* in other languages */
    const char *counted;  /* as headings count: "one", "premier" */
} undex_number_words;

/* After the last comes a row with the number 0. */
extern const undex_number_words undex_data_numbers[];

/* The number whose ordinal a text in small letters begins with; 0: there is none. */
int undex_number_of_ordinal(const char *lower);

/* The number that Chinese figures or an ordinal in another script write: 12 of "十二", 2 of "الثاني"; 0:
 * none. */
int undex_number_spelled(const char *text, gsize length);

/* The number with whose word as headings count it begins; 0: there is none. */
int undex_number_counted(const char *lower);
