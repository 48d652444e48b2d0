// SPDX-License-Identifier: GPL-3.0-or-later
/* What acronyms stand for, as documents say it. */
#pragma once

#include "search/words/query_words.h"

/* Where the word is an acronym, what it stands for. `capitals`: it was typed so. FALSE: error. */
gboolean undex_search_add_meanings(query_builder *b, query_word *word, const char *folded, gboolean capitals,
                                   GError **error);

/* Where words side by side are what an acronym stands for, it stands for each of them too. FALSE: error. */
gboolean undex_search_add_acronyms(query_builder *b, GArray *words, GError **error);
