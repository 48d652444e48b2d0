// SPDX-License-Identifier: GPL-3.0-or-later
/* How much a word says of the passages and documents that have it. */
#pragma once

#include "search/match/postings.h"

/* What the word says of a passage, and of a document as a whole; 0: no passage has it. */
typedef struct {
    double passage, document;
} word_weight;

/* How soon a word that is said again in a passage says nothing new. */
static const double undex_word_saturation = 0.4;

word_weight undex_word_weight(const corpus_outline *f, const query_word *word, const word_facts *facts);

/* What a document of `width` passages is worth that has the word so often; `share` is what the word says of a
 * document. */
double undex_word_document_worth(const corpus_outline *f, guint32 width, double count, double share);
