// SPDX-License-Identifier: GPL-3.0-or-later
/* The commonest small words of languages in Latin letters, by which they are told apart; from data/. Private
 * to language.c. */
#ifndef UNDEX_SEGMENT_COMMON_WORDS_H
#define UNDEX_SEGMENT_COMMON_WORDS_H

#include "base/word_list.h"

extern const undex_word_list undex_data_common_words[];

#endif
