// SPDX-License-Identifier: GPL-3.0-or-later
/* Words of a question that only tell of what is sought, from data/. Private to expand_query.c. */
#ifndef UNDEX_SEARCH_EXPAND_LIGHT_WORDS_H
#define UNDEX_SEARCH_EXPAND_LIGHT_WORDS_H

#include "base/word_list.h"

/* Stop words are not among them. */
extern const undex_word_list undex_data_light_words[];

#endif
