// SPDX-License-Identifier: GPL-3.0-or-later
/* Words of like meaning. */
#pragma once

#include "analysis/analyser.h"

/* Adds the stems (char *) of words of like meaning, in the analyser's language; of most there are none. */
void undex_search_like_stems(undex_analyser *analyser, const char *stem, GPtrArray *stems);
/* The same for groups of words, as thesaurus_groups.h has them, in the analyser's language. */
void undex_search_group_stems(undex_analyser *analyser, const char *groups, const char *stem,
                              GPtrArray *stems);
/* The first word of the text that has this stem; NULL: none. Each word of the text has a space before it. */
const char *undex_search_find_stem(undex_analyser *analyser, const char *text, const char *stem);
