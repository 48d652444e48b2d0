// SPDX-License-Identifier: GPL-3.0-or-later
/* What is to be said of a quotation, or of a citation. */
#pragma once

#include "verify/cited_documents.h"
#include "verify/quotations.h"

#include "undex/verify.h"

typedef struct {
    undex_index *store;
    const undex_draft *draft;
    undex_cited_documents *documents;
    GArray *citations; /* undex_draft_citation */
} undex_judge;

/* `*verified` NULL: it is left alone, for it is short and cites nothing. */
gboolean undex_judge_quotation(const undex_judge *judge, const undex_quotation *quotation,
                               const undex_quotation_tie *tie, undex_verified **verified, GError **error);
/* Of a citation with no quotation. */
gboolean undex_judge_citation(const undex_judge *judge, const undex_draft_citation *citation,
                              undex_verified **verified, GError **error);

/* quotation_places.c: a quotation as it is compared; of brackets it may mean both. */
typedef struct {
    char *text;
    undex_quotation_words *literal, *edited; /* `edited` NULL: there are no brackets */
} undex_quoted;
undex_quoted *undex_quoted_new(char *text);
void undex_quoted_free(undex_quoted *quoted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_quoted, undex_quoted_free)

/* Where it stands in the words of a document within a range. `*objection` (owned; NULL: none): why it is not
 * verbatim there all the same. */
gboolean undex_quoted_find(const undex_quoted *quoted, const undex_document_words *words,
                           undex_word_range range, undex_word_range *where, char **objection);
/* Where it nearly stands: sets `where`, `where_id` and `diff` of `verified` if that is likelier than
 * `*likeness`, which it sets. */
void undex_quoted_compare(const undex_quoted *quoted, const undex_document_words *words,
                          undex_word_range range, double *likeness, undex_verified *verified);
/* The passages of a document that have the most of its words: ranges, the likeliest first. */
GArray *undex_quoted_likely(const undex_quoted *quoted, const undex_document_words *words);
/* Says where the words of that range are. */
void undex_verified_set_where(undex_verified *verified, const undex_document_words *words,
                              undex_word_range range);
