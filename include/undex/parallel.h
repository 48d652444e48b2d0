// SPDX-License-Identifier: GPL-3.0-or-later
/* The same document in several languages. The United Nations number paragraphs alike in all six, so that a
 * passage is found again by its component and its number; what has no number, by its place among others. */
#ifndef UNDEX_PARALLEL_H
#define UNDEX_PARALLEL_H

#include "undex/document.h"

/* What says the same in another language. */
typedef struct {
    int ordinal;       /* of its passage; -1: nothing there is known to */
    gboolean doubtful; /* the two have not as many sub-paragraphs or notes, or stand in parts that have not as
                          many passages */
} undex_parallel;

/* For each passage of `document` what says the same in `other`: undex_parallel, as many as there are
 * passages. Caller frees with g_array_unref(). */
GArray *undex_parallel_align(const undex_document *document, const undex_document *other);

#endif
