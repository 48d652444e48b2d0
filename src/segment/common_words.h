// SPDX-License-Identifier: GPL-3.0-or-later
/* The commonest small words of languages in Latin letters, by which they are told apart; from data/. Private
 * to language.c. */
#pragma once

#include "base/word_list.h"

extern const undex_word_list undex_data_common_words[];
