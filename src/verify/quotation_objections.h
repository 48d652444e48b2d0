// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that turn what is said: negations, and those that bind, allow or measure. */
#pragma once

#include "base/word_list.h"

extern const undex_word_list undex_data_negations[];
extern const undex_word_list undex_data_modal_words[];
