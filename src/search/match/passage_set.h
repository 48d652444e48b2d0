// SPDX-License-Identifier: GPL-3.0-or-later
/* What a query may find, as a bit a passage, without any weight: postings are read a piece at a time, so that
 * the set takes the same memory however much there is in it. Documents are told apart by whether each thing
 * that has to be there is anywhere in them. */
#pragma once

#include "search/match/boolean_query.h"
#include "search/match/corpus_outline.h"

typedef struct {
    const corpus_outline *frame; /* borrowed */
    guint64 *passages;           /* a bit a docid */
    guint64 *documents;          /* a bit a document, by number */
} passage_set;

/* NULL: failure. */
passage_set *undex_passage_set_read(xc_database *database, const corpus_outline *f,
                                    const boolean_query *query, xc_error *failure);
void undex_passage_set_free(passage_set *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(passage_set, undex_passage_set_free)

enum { PASSAGE_SET_BITS = 64 };

static inline gboolean undex_passage_set_has(const passage_set *s, guint32 docid)
{
    return s->passages[docid / PASSAGE_SET_BITS] >> docid % PASSAGE_SET_BITS & 1;
}

/* How many passages are in it from `first` on and before `beyond`. */
guint undex_passage_set_count(const passage_set *s, guint32 first, guint32 beyond);
/* The numbers of its documents (guint), in order; `*passages`: how many these have in all. */
GArray *undex_passage_set_documents(const passage_set *s, guint64 *passages);
