// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents of the index that a draft cites or quotes, with their words; those that were read last are kept.
 */
#pragma once

#include "verify/quotation_match.h"

#include "undex/citation_lookup.h"

/* A document with its passages, as words: notes stand behind all else, so that they part no paragraph. */
typedef struct {
    undex_cited *cited;        /* owned by the cache */
    undex_word_stream *stream; /* the part of a word is the ordinal of its passage */
    GArray *ranges;            /* undex_word_range by ordinal */
    const char **texts;        /* by ordinal */
} undex_document_words;

typedef struct undex_cited_documents undex_cited_documents;
undex_cited_documents *undex_cited_documents_new(undex_index *store);
void undex_cited_documents_free(undex_cited_documents *documents);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_cited_documents, undex_cited_documents_free)

/* Those that a citation names (undex_document_words *), with the places chosen that it means. Valid until
 * the next call of undex_cited_documents_trim(). NULL: they cannot be read. */
GPtrArray *undex_cited_documents_find(undex_cited_documents *documents, const undex_citation *citation,
                                      GError **error);
/* That of a passage of the index. */
undex_document_words *undex_cited_documents_of(undex_cited_documents *documents, const undex_passage *passage,
                                               GError **error);
void undex_cited_documents_trim(undex_cited_documents *documents);

/* The words that the place covers which was asked for: ranges (undex_word_range) of passages that stand
 * together, each up to the next passage with a number of its own. */
GArray *undex_cited_ranges(const undex_document_words *words);
