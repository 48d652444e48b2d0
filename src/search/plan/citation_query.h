// SPDX-License-Identifier: GPL-3.0-or-later
/* A query that is a symbol or a citation as a whole. */
#pragma once

#include "search/plan/search_plan.h"

/* The stages are added where the query as a whole names a document or a place in one, `*is`. FALSE: error. */
gboolean undex_search_plan_cited(search_plan *p, undex_index *store, const char *query, gboolean *is,
                                 GError **error);
