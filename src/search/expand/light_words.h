// SPDX-License-Identifier: GPL-3.0-or-later
/* Words of a question that only tell of what is sought, from data/. Private to expand_query.c. */
#pragma once

#include "base/word_list.h"

/* Stop words are not among them. */
extern const undex_word_list undex_data_light_words[];
