// SPDX-License-Identifier: GPL-3.0-or-later
/* What searches of one index keep for those that come after them. It is made with the first, and freed with
 * the index. */
#pragma once

#include "analysis/analyser.h"
#include "undex/index.h"

/* Where not all that matches is weighed: see rank/candidate_documents.c. */
typedef struct {
    guint passages;  /* an index of more of them */
    guint postings;  /* and words that have more of them, of which so many are read at least */
    guint counted;   /* and more matches: up to so many they are counted */
    guint documents; /* are weighed then */
} candidate_limits;

typedef struct {
    candidate_limits limits;     /* those of undex_search_cache_new(), unless a test has others */
    GHashTable *analysers;       /* language -> undex_analyser: they remember the words that they have met */
    GPtrArray *thesauri;         /* undex_named_thesaurus *: the user's; NULL: not asked for yet */
    gboolean across;             /* queries find what they name in all languages */
    GHashTable *runs;            /* of the query in hand, see match/posting_tally.h; NULL: not kept */
    gpointer outline;            /* that of the state asked last, see match/corpus_outline.c; NULL: none */
    GDestroyNotify outline_free; /* frees it */
} undex_search_cache;

undex_search_cache *undex_search_cache_new(void);
void undex_search_cache_free(undex_search_cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_search_cache, undex_search_cache_free)

/* That of the index, which owns it. */
undex_search_cache *undex_search_cache_of(undex_index *store);

/* Empty, for `runs`. */
GHashTable *undex_search_cache_runs_new(void);

/* The analyser for a language, which the cache owns. */
undex_analyser *undex_search_cache_analyser(undex_search_cache *cache, const char *language);

/* Takes the outline in the place of the one before. */
void undex_search_cache_keep_outline(undex_search_cache *cache, gpointer outline,
                                     GDestroyNotify outline_free);
