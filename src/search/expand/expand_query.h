// SPDX-License-Identifier: GPL-3.0-or-later
/* What a question means beyond its words. */
#pragma once

#include "search/words/query_words.h"

/* Makes of words side by side, where there are enough to be a question, what they mean: words that say little
 * count less, and words of like meaning count too. */
void undex_search_widen(query_builder *b, GArray *words);
