// SPDX-License-Identifier: GPL-3.0-or-later
/* Of clauses that are the same one is sought, and weighs as often as it stands in the query. */
#include "search/plan/search_plan.h"

#include <string.h>

static void append_key(GString *key, const query_node *n)
{
    g_string_append_printf(key, "%d%c%s\t%d%d%d%d\t%" G_GSIZE_FORMAT ":%s(", (int)n->kind,
                           n->sign ? n->sign : ' ', n->field ? n->field->name : "", n->quoted, n->grouped,
                           n->ordered, n->distance, n->text ? strlen(n->text) : 0, n->text ? n->text : "");
    for (guint i = 0; i < n->children->len; i++)
        append_key(key, n->children->pdata[i]);
    g_string_append_printf(key, ")%u", n->times);
}

char *undex_repeated_clauses_key(const query_node *n, const char *prefix)
{
    GString *key = g_string_new(prefix);
    append_key(key, n);
    return g_string_free(key, FALSE);
}

/* A word without a sign is weighed with those beside it. */
static gboolean is_plain(const query_node *n)
{
    return n->kind == NODE_WORD && !n->sign;
}

static void merge_children(query_node *n)
{
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < n->children->len;) {
        query_node *child = n->children->pdata[i];
        char *key = n->kind == NODE_LIST && is_plain(child) ? NULL : undex_repeated_clauses_key(child, "");
        query_node *first = key ? g_hash_table_lookup(known, key) : NULL;
        if (key && !first)
            g_hash_table_insert(known, g_steal_pointer(&key), child);
        g_free(key);
        if (first) {
            first->times++;
            g_ptr_array_remove_index(n->children, i);
        } else {
            i++;
        }
    }
}

void undex_repeated_clauses_merge(query_node *n)
{
    for (guint i = 0; i < n->children->len; i++)
        undex_repeated_clauses_merge(n->children->pdata[i]);
    if ((n->kind == NODE_LIST || n->kind == NODE_AND || n->kind == NODE_OR) && n->children->len > 1)
        merge_children(n);
}
