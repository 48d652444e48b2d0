// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a quotation stands, word for word, in a text; and what its ellipses and brackets do to that. */
#pragma once

#include "verify/quotation_words.h"

/* Words [begin, end). */
typedef struct {
    guint begin, end;
} undex_word_range;

typedef struct {
    undex_word_range all; /* of the text, from the first word of the quotation to its last */
    GArray *hidden;       /* undex_word_range: what stands there for each of the quotation's gaps */
} undex_quotation_match;
void undex_quotation_match_clear(undex_quotation_match *match);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(undex_quotation_match, undex_quotation_match_clear)

/* Looks among the words of `range`; of several places that where the gaps leave out the least. */
gboolean undex_quotation_match_find(const undex_quotation_words *quotation, const undex_word_stream *text,
                                    undex_word_range range, undex_quotation_match *match);

/* quotation_objections.c: why a quotation that stands there is not verbatim all the same: its ellipsis hides
 * a "not", or what its brackets hold says something else. NULL: it is. Caller frees. */
char *undex_quotation_objection(const undex_quotation_words *quotation, const undex_word_stream *text,
                                const undex_quotation_match *match, const char *language);
