// SPDX-License-Identifier: GPL-3.0-or-later
/* Which of the letters beyond ASCII a language has, and by which small words without them it is known: a
 * table, from data/alphabets.tsv. A reading of old bytes that has just the letters of one language, whose
 * words are there as well, is likelier than one that has some of several. */
#pragma once

#include <glib.h>

typedef struct {
    const char *language; /* of ISO 639-1 */
    const char *letters;  /* small ones */
    const char *words;    /* parted by spaces */
} undex_alphabet;

/* After the last comes a row without a language. */
extern const undex_alphabet undex_data_alphabets[];

enum { UNDEX_ALPHABETS_CEILING = 64 };

/* How much speaks for each language among the words of ASCII alone: from 0 to 1. */
typedef struct {
    double share[UNDEX_ALPHABETS_CEILING], most;
} undex_alphabet_votes;
void undex_alphabets_vote(undex_alphabet_votes *votes, const char *bytes, gsize length);

/* How well the letters of a reading fit one language, and its words: from 0 to 1 and a half. */
double undex_alphabets_fit(const undex_alphabet_votes *votes, const gunichar *chars, gsize count);
