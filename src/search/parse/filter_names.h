// SPDX-License-Identifier: GPL-3.0-or-later
/* Names that are no filters, and what to write instead. */
#pragma once

#include <glib.h>

/* What others call a filter: data/filter-names.tsv. */
typedef struct {
    const char *name;
    const char *written; /* how it is written here, %s for the value; "": it is no filter, but what stands
                          * before a colon in addresses and numbers, which are words */
} undex_filter_name;

/* After the last comes a row without a name. */
extern const undex_filter_name undex_data_filter_names[];

/* What stands at `here`, after `at` characters. FALSE: it names a filter that there is not, and what to write
 * is said. */
gboolean undex_search_check_name(const char *query, const char *here, int at, GError **error);
