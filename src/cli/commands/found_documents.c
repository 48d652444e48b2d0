// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/found_documents.h"

GHashTable *undex_cli_found_keys(undex_index *store, const char *query, GError **error)
{
    enum { MOST = 1000000 };
    undex_search_options how = {.count = MOST, .per_document = 1};
    g_autoptr(undex_results) results = undex_search_run(store, query, &how, error);
    if (!results)
        return NULL;
    GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < results->hits->len; i++)
        g_hash_table_add(keys,
                         g_strdup(((const undex_hit *)g_ptr_array_index(results->hits, i))->document->key));
    return keys;
}
