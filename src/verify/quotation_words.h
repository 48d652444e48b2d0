// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of a quotation, and the gaps between them that its author has made: ellipses and brackets. */
#pragma once

#include "verify/word_stream.h"

typedef enum {
    UNDEX_GAP_ELLIPSIS, /* words were left out */
    UNDEX_GAP_BRACKET,  /* "[the Council]": others may stand there */
    UNDEX_GAP_ENDING,   /* "recall[s]": a word ends otherwise */
} undex_gap_kind;

typedef struct {
    undex_gap_kind kind;
    guint word; /* before which it stands; the number of words: at the end */
    char *text; /* of brackets, without them */
} undex_gap;

typedef struct {
    char *text; /* that the words were read from, without its brackets */
    undex_word_stream *stream;
    GArray *gaps; /* undex_gap, in order */
} undex_quotation_words;

/* `literal`: what brackets hold is read as if they were not there, for they may be the document's own. */
undex_quotation_words *undex_quotation_words_new(const char *text, gboolean literal);
void undex_quotation_words_free(undex_quotation_words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_quotation_words, undex_quotation_words_free)
