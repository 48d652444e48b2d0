// SPDX-License-Identifier: GPL-3.0-or-later
/* Xapian's query objects, with undex's errors and with ownership that passes on. A query is NULL where it
 * could not be made, and the error is set. One that looks for nothing, for no word was in what it is made of,
 * is a query all the same, and leaves no trace where it is combined with others. */
#pragma once

#include "undex/index.h"

xc_query *undex_search_term(const char *prefix, const char *value, GError **error);
/* Passages of a kind. */
xc_query *undex_search_kind(undex_kind kind, GError **error);
xc_query *undex_search_nothing(GError **error);
gboolean undex_search_is_nothing(const xc_query *query);
/* Takes the queries in `parts`, of which none is NULL. */
xc_query *undex_search_combine(xc_op op, GPtrArray *parts, guint32 parameter, GError **error);
xc_query *undex_search_scaled(xc_query *query, double factor, GError **error);
/* Joins and takes two; NULL where one of them is. */
xc_query *undex_search_joined(xc_op op, xc_query *left, xc_query *right, GError **error);
GPtrArray *undex_search_parts(void);
/* Adds a query; FALSE where it is NULL. */
gboolean undex_search_parts_add(GPtrArray *parts, xc_query *query);
/* Stems under one prefix, joined by `op`: XC_SYNONYM weighs them as one term. */
xc_query *undex_search_stems(const GPtrArray *stems, const char *prefix, xc_op op, GError **error);
/* Passages with the weight that each has (xc_score, by docid); `name` is for --explain. It holds for the
 * present state of the database only. */
xc_query *undex_search_scores(const GArray *scores, const char *name, GError **error);
/* A search for the query, which ends with what it has found where the budget is spent. NULL: failure. */
xc_enquire *undex_search_enquire(xc_database *database, const xc_query *query, xc_error *failure);
