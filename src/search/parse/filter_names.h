// SPDX-License-Identifier: GPL-3.0-or-later
/* Names that are no filters, and what to write instead. */
#ifndef UNDEX_SEARCH_PARSE_FILTER_NAMES_H
#define UNDEX_SEARCH_PARSE_FILTER_NAMES_H

#include <glib.h>

/* What stands at `here`, after `at` characters. FALSE: it names a filter that there is not, and what to write
 * is said. */
gboolean undex_search_check_name(const char *query, const char *here, int at, GError **error);

#endif
