// SPDX-License-Identifier: GPL-3.0-or-later
/* Which passage of one document is which of another: those with the same words first, then the likest. */
#pragma once

#include "verify/quotation_match.h"

#include "undex/citation_lookup.h"

/* The passages that are compared of a document. */
typedef struct {
    GPtrArray *passages; /* const undex_passage *, borrowed */
    undex_word_stream *stream;
    GArray *ranges; /* undex_word_range of each */
    GArray *other;  /* int: its place in the other document; -1: it has none */
    GArray *head; /* int: the place of the one that it is a piece of, whose range it lengthens; -1: of none */
    GArray *words; /* guint: the number of each word of the stream; equal words have equal numbers */
} undex_diff_passages;

/* `numbers`: of words (char * -> number), shared by both documents. */
undex_diff_passages *undex_diff_passages_new(const undex_cited *cited, GHashTable *numbers);
void undex_diff_passages_free(undex_diff_passages *passages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_diff_passages, undex_diff_passages_free)

/* Fills `other` of both. */
void undex_diff_passages_pair(undex_diff_passages *old, undex_diff_passages *new);

/* Passages without a partner that are pieces of what stands beside them: passage_splits.c. */
void undex_diff_passages_join(undex_diff_passages *pieces, const undex_diff_passages *wholes);

/* Only passages of one class become one another. */
int undex_diff_class_of(const undex_passage *passage);

static inline const undex_passage *undex_diff_passage_at(const undex_diff_passages *passages, guint i)
{
    return g_ptr_array_index(passages->passages, i);
}
static inline undex_word_range undex_diff_range_at(const undex_diff_passages *passages, guint i)
{
    return g_array_index(passages->ranges, undex_word_range, i);
}
/* Whether both passages have the same words in the same order. */
gboolean undex_diff_has_same(const undex_diff_passages *a, guint i, const undex_diff_passages *b, guint k);
