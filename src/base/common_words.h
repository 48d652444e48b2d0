// SPDX-License-Identifier: GPL-3.0-or-later
/* The commonest small words of languages in Latin letters, which tell them apart; private to language.c. */
#pragma once

#include "base/word_list.h"

extern const undex_word_list undex_data_common_words[];
