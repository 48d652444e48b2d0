// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks the passages that a query finds, document at a time: each leaf stands at a docid, and what a branch
 * finds follows from where its parts stand. */
#pragma once

#include "search/match/boolean_query.h"

typedef struct query_cursor query_cursor;

/* No docid: where a cursor stands that has come to its end. */
enum { QUERY_CURSOR_END = G_MAXINT32 };

/* Before the first passage. It ends with what it has found where the budget is spent. NULL: failure. */
query_cursor *undex_query_cursor_new(xc_database *database, const boolean_query *query, xc_error *failure);
void undex_query_cursor_free(query_cursor *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(query_cursor, undex_query_cursor_free)

/* Moves to the first passage that the query finds from `docid` on, and never back. FALSE: failure. */
gboolean undex_query_cursor_seek(query_cursor *c, guint32 docid, xc_error *failure);
/* Where it stands; 0: before the first. */
guint32 undex_query_cursor_docid(const query_cursor *c);
/* Moves on by one. FALSE: failure. */
gboolean undex_query_cursor_next(query_cursor *c, xc_error *failure);
/* What the passage weighs at which it stands. FALSE: failure. */
gboolean undex_query_cursor_weigh(query_cursor *c, double *weight, xc_error *failure);
/* It finds no more passages than these. */
guint64 undex_query_cursor_most(const query_cursor *c);
/* Whether any passage may weigh more than 0. */
gboolean undex_query_cursor_weighs(const query_cursor *c);
