// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that are broken at the ends of lines. */
#pragma once

#include "base/word_list.h"
#include "segment/line.h"

/* Words with a hyphen, and the first and last parts of such, with it; from data/. */
extern const undex_word_list undex_data_hyphened_words[];

/* Whether the hyphen that ends `text` was the typesetter's, and goes, before a line that begins with `next`.
 */
gboolean line_end_hyphen_is_soft(segment_view *view, const GString *text, const char *next);
