// SPDX-License-Identifier: GPL-3.0-or-later
/* What cannot be understood is said with its place in the query. */
#pragma once

#include <glib.h>

/* Sets UNDEX_ERROR_QUERY with the place marked, `at` characters into the query; FALSE. `message` has none. */
gboolean undex_search_fail(const char *query, int at, const char *message, GError **error);
#define undex_search_null(...) (undex_search_fail(__VA_ARGS__), NULL)
