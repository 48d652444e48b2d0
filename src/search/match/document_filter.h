// SPDX-License-Identifier: GPL-3.0-or-later
/* Filters that hold for whole documents, or for what stands in a place of them. Their queries hold for the
 * present state of the database only. */
#pragma once

#include "search/words/query_builder.h"

/* The passages of the documents that have the term. */
xc_query *undex_search_documents(query_builder *b, const char *prefix, const char *value, GError **error);
/* What stands under headings with a word that has one of the stems. */
/* The passages that have any of the terms, read at once: where there are many. */
xc_query *undex_search_any_term(query_builder *b, const GPtrArray *terms, const char *name, GError **error);
xc_query *undex_search_under(query_builder *b, const GPtrArray *stems, GError **error);
/* What is meant of the documents in `places` (undex_cited *); `name` is for --explain. */
xc_query *undex_search_cited(query_builder *b, const GPtrArray *places, const char *name, GError **error);

/* match_title.c: words of titles. */
/* The passages of all documents whose title has all these words; nothing where there are none. */
xc_query *undex_search_titled(query_builder *b, const char *text, GError **error);
