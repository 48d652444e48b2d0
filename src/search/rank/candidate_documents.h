// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which documents to weigh to the end where very many passages have one of the words. The rarest words lead:
 * their postings are read whole, and passages are weighed roughly by them, until what the common ones could
 * add does not bring another document among the best. The postings of these are read within the chosen
 * documents only.
 */
#pragma once

#include "search/match/passage_set.h"
#include "search/match/postings.h"
#include "search/rank/passage_score.h"

void undex_chosen_documents_free(chosen_documents *chosen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(chosen_documents, undex_chosen_documents_free)

/* At most `count` documents; `*chosen` is NULL, and `*about` 0, where all are to be weighed, since the
 * archive or what matches is small. FALSE: failure. */
gboolean undex_candidate_documents(undex_search_cache *cache, xc_database *database, const GArray *words,
                                   guint count, chosen_documents **chosen, match_estimate *about,
                                   xc_error *failure);

/* The numbers (guint, in order) of the `count` best documents by the words, of those with passages in
 * `among`. FALSE: failure. */
gboolean undex_candidate_documents_among(undex_search_cache *cache, xc_database *database,
                                         const GArray *words, const passage_set *among, guint count,
                                         GArray **documents, xc_error *failure);
/* Those documents, as far as there are such, whatever they have of the words. NULL: failure. */
chosen_documents *undex_chosen_documents_of(undex_search_cache *cache, xc_database *database,
                                            const GArray *words, const GArray *documents, xc_error *failure);
