// SPDX-License-Identifier: GPL-3.0-or-later
/* The documents that a query narrows a command to: those of which it finds a passage. */
#pragma once

#include "undex/search.h"

/* Their keys, as a set. NULL: the query cannot be understood, or failure. */
GHashTable *undex_cli_found_keys(undex_index *store, const char *query, GError **error);
