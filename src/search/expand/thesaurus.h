// SPDX-License-Identifier: GPL-3.0-or-later
/* Words of like meaning. */
#pragma once

#include "analysis/analyser.h"
#include "base/word_list.h"

/* Adds the stems (char *) of words of like meaning, in the analyser's language; of most there are none. */
void undex_search_like_stems(undex_analyser *analyser, const char *stem, GPtrArray *stems);
/* The same for groups of words, in the analyser's language. */
void undex_search_group_stems(undex_analyser *analyser, const char *groups, const char *stem,
                              GPtrArray *stems);
/* The first word of the text that has this stem; NULL: none. Each word of the text has a space before it. */
const char *undex_search_find_stem(undex_analyser *analyser, const char *text, const char *stem);

/* Groups of words, from data/; each is one entry. A word may stand in several groups; it is like all of them.
 * The first three letters of a word have no accents, for so stems begin; the others have theirs, for
 * the stemmer looks at them. */
extern const undex_word_list undex_data_thesaurus[];
/* Countries, regions and peoples with what comes from there, in English. */
extern const char undex_data_countries[];
/* A noun and a plural of which no stemmer knows. */
extern const undex_word_list undex_data_irregular_plurals[];

/* demonyms.c: adds the stems (char *) of words of the same family, Morocco and Moroccan. English, and so is
 * the analyser. */
void undex_demonyms(undex_analyser *english, const char *stem, GPtrArray *stems);
