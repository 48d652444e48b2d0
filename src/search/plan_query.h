// SPDX-License-Identifier: GPL-3.0-or-later
/* From what was typed to the stages of its search. */
#pragma once

#include "search/plan/search_plan.h"

/* The stages of any query; FALSE and an error where it cannot be understood. `*suggestion`: as in
 * undex_results, owned. */
gboolean undex_search_plan_make(search_plan *p, undex_index *store, const char *query, char **suggestion,
                                GError **error);
