// SPDX-License-Identifier: GPL-3.0-or-later
/* Passages of the index in which a quotation may stand, found by its rarer words. */
#pragma once

#include "verify/quotation_words.h"

#include "undex/index.h"
#include "undex/search.h"

/* The results of a search for some of its words one after another, or for the longest of them in any order
 * (`scattered`). `part` counts from 0: `*results` is NULL where there are no more. */
gboolean undex_quotation_search(undex_index *store, const undex_quotation_words *quotation, guint part,
                                gboolean scattered, undex_results **results, GError **error);
