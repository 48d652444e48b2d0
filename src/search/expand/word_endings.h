// SPDX-License-Identifier: GPL-3.0-or-later
/* How words of one language end, and of others hardly ever; from data/. Private to word_languages.c. */
#pragma once

#include "base/word_list.h"

extern const undex_word_list undex_data_word_endings[];
