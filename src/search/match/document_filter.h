// SPDX-License-Identifier: GPL-3.0-or-later
/* Filters that hold for whole documents, or for what stands in a place of them. Their queries hold for the
 * present state of the database only. */
#pragma once

#include "index/slot_date.h"
#include "search/match/boolean_query.h"
#include "search/words/query_builder.h"

/* The passages of the documents that have the term. */
boolean_query *undex_search_documents(query_builder *b, const char *prefix, const char *value,
                                      GError **error);
/* The passages of the documents that alone are looked at: query_builder.documents. */
boolean_query *undex_search_within(query_builder *b, GError **error);
/* The passages that have any of the terms, read at once: where there are many. */
boolean_query *undex_search_any_term(query_builder *b, const GPtrArray *terms, const char *name,
                                     GError **error);
/* What stands under headings with a word that has one of the stems. */
boolean_query *undex_search_under(query_builder *b, const GPtrArray *stems, GError **error);
/* Dates as documents have them, both included. */
typedef struct {
    guint8 since[UNDEX_SLOT_DATE_BYTES], until[UNDEX_SLOT_DATE_BYTES];
} date_range;
/* The passages of documents of that time. */
boolean_query *undex_search_dated(query_builder *b, const date_range *dates, const char *name,
                                  GError **error);
/* What is meant of the documents in `places` (undex_cited *); `name` is for --explain. */
boolean_query *undex_search_cited(query_builder *b, const GPtrArray *places, const char *name,
                                  GError **error);

/* match_title.c: words of titles. */
/* The passages of all documents whose title has all these words; nothing where there are none. */
boolean_query *undex_search_titled(query_builder *b, const char *text, GError **error);
