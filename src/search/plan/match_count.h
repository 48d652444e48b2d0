// SPDX-License-Identifier: GPL-3.0-or-later
/* All that matches a plan, whatever is shown of it: for totals and facets. */
#pragma once

#include "search/plan/search_plan.h"

/* A passage that several stages find counts once, and so do those that fall together in the answer. */
typedef struct {
    GByteArray *bits;          /* a bit a docid */
    guint passages, documents; /* estimated, unless `exact` */
    gboolean exact;
} match_count;
void undex_match_count_init(match_count *m);
void undex_match_count_clear(match_count *m);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(match_count, undex_match_count_clear)

/* Looks at no more than `most` passages of a stage that is a query. FALSE: failure. */
gboolean undex_match_count_plan(xc_database *database, const search_plan *p, guint32 most, match_count *m,
                                xc_error *failure);
/* The same of the index, tried again where a writer was faster: exactly, or at least as far as totals are
 * said to be exact. FALSE: failure. */
gboolean undex_match_count_all(undex_index *store, const search_plan *p, gboolean exactly, match_count *m,
                               GError **error);
gboolean undex_match_count_has(const match_count *m, guint32 docid);
/* How many of these passages match. */
guint undex_match_count_within(const match_count *m, xc_range range);
