// SPDX-License-Identifier: GPL-3.0-or-later
/* Groups of words, from data/; each is one entry. Private to thesaurus.c and demonyms.c. */
#pragma once

#include "base/word_list.h"

/* Words of like meaning. Everyday words and those of United Nations documents, and words that are derived
 * from one another and that no stemmer brings together. A word may stand in several groups; it is like all of
 * them. The first three letters of a word have no accents, for so stems begin; the others have theirs, for
 * the stemmer looks at them. */
extern const undex_word_list undex_data_thesaurus[];

/* Countries, regions and peoples with what comes from there, in English. */
extern const char undex_data_countries[];

/* A noun and a plural of which no stemmer knows. */
extern const undex_word_list undex_data_irregular_plurals[];
