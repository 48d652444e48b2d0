// SPDX-License-Identifier: GPL-3.0-or-later
/* What searches of one index keep for those that come after them. It is made with the first, and freed with
 * the index. */
#pragma once

#include "analysis/analyser.h"
#include "undex/index.h"

typedef struct {
    GHashTable *analysers;       /* language -> undex_analyser: they remember the words that they have met */
    gpointer outline;            /* that of the state asked last, see match/corpus_outline.c; NULL: none */
    GDestroyNotify outline_free; /* frees it */
} undex_search_cache;

undex_search_cache *undex_search_cache_new(void);
void undex_search_cache_free(undex_search_cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_search_cache, undex_search_cache_free)

/* That of the index, which owns it. */
undex_search_cache *undex_search_cache_of(undex_index *store);

/* The analyser for a language, which the cache owns. */
undex_analyser *undex_search_cache_analyser(undex_search_cache *cache, const char *language);

/* Takes the outline in the place of the one before. */
void undex_search_cache_keep_outline(undex_search_cache *cache, gpointer outline,
                                     GDestroyNotify outline_free);
