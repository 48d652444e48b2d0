// SPDX-License-Identifier: GPL-3.0-or-later
/* Which of the texts found are nearly the same. Private to queries. */
#pragma once

#include "search/match/corpus_outline.h"

/* Texts that were told, in their order. */
typedef struct near_duplicates near_duplicates;
/* For texts of one state of the index. */
near_duplicates *undex_near_duplicates_new(corpus_outline *f);
void undex_near_duplicates_free(near_duplicates *a);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(near_duplicates, undex_near_duplicates_free)

/* Looks whether the text of the passage at `docid` is nearly the same as one that was told: `*like` is its
 * number from 0, or -1. `met` has a bit for each word of the query that the text has; NULL: nobody knows.
 * FALSE: failure. */
gboolean undex_near_duplicates_find(near_duplicates *a, xc_database *database, guint32 docid,
                                    const guint32 *met, int *like, xc_error *failure);
/* Tells the text that was looked for last; where none was since, one that is like no other. */
void undex_near_duplicates_tell(near_duplicates *a);
