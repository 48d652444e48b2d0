// SPDX-License-Identifier: GPL-3.0-or-later
/* Words by which a block of a title page is told to name a body, from data/. Private to masthead_blocks.c. */
#pragma once

#include "base/word_list.h"

extern const char undex_data_body_words[];        /* what bodies are, in small letters: "committee" */
extern const char undex_data_document_words[];    /* what documents are, as titles begin: "Report" */
extern const char undex_data_title_small_words[]; /* what has no capital in names: "of" */
