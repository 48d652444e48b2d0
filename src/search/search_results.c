// SPDX-License-Identifier: GPL-3.0-or-later
/* The results of a search, and what they say of the shards that they come from. */
#include "undex/search.h"

#include "undex/shards.h"

void undex_results_free(undex_results *results)
{
    if (!results)
        return;
    g_free(results->query);
    g_free(results->explained);
    g_free(results->suggestion);
    g_free(results->unmet);
    g_free(results->missing);
    g_free(results->partial);
    g_clear_pointer(&results->shards_missing, g_ptr_array_unref);
    g_ptr_array_unref(results->hits);
    g_hash_table_unref(results->documents);
    g_free(results);
}

void undex_results_set_shards(undex_results *results, const undex_index *store)
{
    results->shards = undex_index_shards(store);
    g_clear_pointer(&results->shards_missing, g_ptr_array_unref);
    results->shards_missing = undex_index_shards_left_out(store);
    guint missing = results->shards_missing->len;
    if (!missing)
        return;
    results->matches_exact = FALSE;
    if (!results->partial)
        results->partial = g_strdup_printf("%u of %u shards %s left out", missing, results->shards,
                                           missing == 1 ? "was" : "were");
}
