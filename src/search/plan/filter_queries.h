// SPDX-License-Identifier: GPL-3.0-or-later
/* What each filter finds. */
#pragma once

#include "search/words/query_builder.h"

xc_query *undex_filter_query(query_builder *b, const query_node *filter, GError **error);
