// SPDX-License-Identifier: GPL-3.0-or-later
/* Two texts side by side, word by word. */
#pragma once

#include "verify/quotation_match.h"

#include "undex/verify.h"

/* One side: the words of a range. */
typedef struct {
    const char *const *texts; /* that the words were read from, by their parts */
    const undex_word_stream *stream;
    undex_word_range range;
    const GArray *gaps; /* undex_gap of a quotation: before these words others may be left out; NULL: none */
} undex_diff_side;

typedef struct {
    GArray *pieces;         /* undex_diff_piece */
    undex_word_range there; /* the words of the old side that stand against the new one */
    double likeness;        /* the share of the new side's words that both have */
} undex_word_diff;
void undex_word_diff_clear(undex_word_diff *diff);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(undex_word_diff, undex_word_diff_clear)

/* `within`: the new side is a quotation, and may stand anywhere in the old one. FALSE: one side is empty, or
 * both are too long to be compared. */
gboolean undex_word_diff_make(const undex_diff_side *old, const undex_diff_side *new, gboolean within,
                              undex_word_diff *diff);
