// SPDX-License-Identifier: GPL-3.0-or-later
/* Families of words that no stemmer brings together: a country and what comes from there. A report on Morocco
 * speaks of Moroccan women, and is found by either word. */
#include "search/expand/thesaurus.h"

#include "base/word_list.h"

void undex_demonyms(undex_analyser *english, const char *stem, GPtrArray *stems)
{
    undex_search_group_stems(english, undex_data_countries, stem, stems);
    undex_search_group_stems(english, undex_word_list_find(undex_data_irregular_plurals, "en"), stem, stems);
}
