// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/search_cache.h"

static const candidate_limits limits = {100000, 20000, 10000, 256};

undex_search_cache *undex_search_cache_new(void)
{
    undex_search_cache *cache = g_new0(undex_search_cache, 1);
    cache->limits = limits;
    cache->analysers =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)undex_analyser_free);
    return cache;
}

void undex_search_cache_free(undex_search_cache *cache)
{
    if (!cache)
        return;
    undex_search_cache_keep_outline(cache, NULL, NULL);
    g_hash_table_unref(cache->analysers);
    g_clear_pointer(&cache->thesauri, g_ptr_array_unref);
    g_clear_pointer(&cache->runs, g_hash_table_unref);
    g_free(cache);
}

GHashTable *undex_search_cache_runs_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
}

static gpointer make(void)
{
    return undex_search_cache_new();
}

static void release(gpointer cache)
{
    undex_search_cache_free(cache);
}

undex_search_cache *undex_search_cache_of(undex_index *store)
{
    return undex_index_companion(store, make, release);
}

undex_analyser *undex_search_cache_analyser(undex_search_cache *cache, const char *language)
{
    undex_analyser *analyser = g_hash_table_lookup(cache->analysers, language);
    if (!analyser) {
        analyser = undex_analyser_new(language);
        g_hash_table_insert(cache->analysers, g_strdup(language), analyser);
    }
    return analyser;
}

void undex_search_cache_keep_outline(undex_search_cache *cache, gpointer outline, GDestroyNotify outline_free)
{
    if (cache->outline)
        cache->outline_free(cache->outline);
    cache->outline = outline;
    cache->outline_free = outline_free;
}
