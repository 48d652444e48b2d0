// SPDX-License-Identifier: GPL-3.0-or-later
/* All that matches a plan, whatever is shown of it: for totals and facets. Private to the query room. */
#ifndef UNDEX_SEARCH_PLAN_MATCH_COUNT_H
#define UNDEX_SEARCH_PLAN_MATCH_COUNT_H

#include "search/plan/search_plan.h"

/* A passage that several stages find counts once, and so does each of those that fall together in the answer.
 */
typedef struct {
    GByteArray *bits;          /* a bit a docid */
    guint passages, documents; /* estimated, unless `exact` */
    gboolean exact;
} matched;
void undex_search_matched_init(matched *m);
void undex_search_matched_clear(matched *m);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(matched, undex_search_matched_clear)

/* Looks at no more than `most` passages of a stage that is a query. FALSE: failure. */
gboolean undex_search_match(xc_database *database, const plan *p, guint32 most, matched *m,
                            xc_error *failure);
gboolean undex_search_has_matched(const matched *m, guint32 docid);
/* How many of these passages match. */
guint undex_search_count_within(const matched *m, xc_range range);

#endif
