// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/found.h"

#include <string.h>

char *undex_cli_query(const undex_cli *cli, char **operands)
{
    g_autofree char *query = g_strstrip(g_strjoinv(" ", operands));
    if (!g_utf8_validate(query, -1, NULL))
        undex_usage(cli, "the query is not valid UTF-8");
    else if (!*query)
        undex_usage(cli, "the query is empty: undex %s QUERY", cli->command->name);
    else
        return g_steal_pointer(&query);
    return NULL;
}

char **undex_cli_facets(const undex_cli *cli, const char *list)
{
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    if (!*names)
        undex_usage(cli, "--facets wants a list such as organ,year");
    for (char **name = names; *name; name++) {
        if (g_strv_contains(undex_facet_names, g_strstrip(*name)))
            continue;
        g_autofree char *known = g_strjoinv(", ", (char **)undex_facet_names);
        undex_usage(cli, "--facets does not know '%s'; it takes %s", *name, known);
        return NULL;
    }
    return *names ? g_steal_pointer(&names) : NULL;
}

/* ---- passages around hits ---- */

static void around_free(gpointer p)
{
    undex_around *around = p;
    g_ptr_array_unref(around->before);
    g_ptr_array_unref(around->after);
    g_free(around);
}

static void drop_notes(GPtrArray *passages)
{
    for (guint i = passages->len; i-- > 0;)
        if (undex_passage_is_note(g_ptr_array_index(passages, i)))
            g_ptr_array_remove_index(passages, i);
}

/* Notes stand below what carries them and do not count: more is read than is wanted. */
static undex_around *around_of(undex_store *store, const undex_hit *hit, int context, GError **error)
{
    const char *key = hit->document->key;
    int ordinal = undex_store_passage_ordinal(store, hit->passage->id, error);
    if (*error)
        return NULL;
    int reach = ordinal < 0 ? 0 : context * 3 + 5, from = MAX(0, ordinal - reach);
    GPtrArray *before = undex_store_list_passages(store, key, from, MAX(ordinal, 0) - from, error);
    GPtrArray *after = before ? undex_store_list_passages(store, key, ordinal + 1, reach, error) : NULL;
    if (!after) {
        g_clear_pointer(&before, g_ptr_array_unref);
        return NULL;
    }
    undex_around *around = g_new(undex_around, 1);
    *around = (undex_around){before, after};
    drop_notes(before);
    drop_notes(after);
    if ((int)before->len > context)
        g_ptr_array_remove_range(before, 0, before->len - (guint)context);
    if ((int)after->len > context)
        g_ptr_array_remove_range(after, (guint)context, after->len - (guint)context);
    return around;
}

static GPtrArray *all_around(undex_store *store, const GPtrArray *hits, int context, GError **error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(around_free);
    for (guint i = 0; i < hits->len; i++) {
        undex_around *around = around_of(store, g_ptr_array_index(hits, i), context, error);
        if (!around)
            return NULL;
        g_ptr_array_add(list, around);
    }
    return g_steal_pointer(&list);
}

/* ---- printing ---- */

static void print_documents(undex_cli *cli, const undex_results *results)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < results->hits->len; i++) {
        const undex_hit *hit = g_ptr_array_index(results->hits, i);
        const char *path = hit->document->path;
        if (path && g_hash_table_add(seen, (gpointer)path)) {
            g_autofree char *shown = undex_display_path(path);
            undex_output_format(cli->out, "%s\n", shown);
        }
    }
}

static int say_nothing(const undex_cli *cli, const undex_results *results, const undex_finding *how)
{
    const char *more =
        how->query.offset && results->matches_estimated ? "no more hits for" : "nothing found for";
    if (cli->common.quiet)
        return UNDEX_EXIT_NOTHING;
    if (results->suggestion)
        undex_message("%s '%s'; did you mean '%s'?", more, results->query, results->suggestion);
    else
        undex_message("%s '%s'", more, results->query);
    return UNDEX_EXIT_NOTHING;
}

/* The hits wanted: one may be the passage that was asked with. */
static void leave_out(undex_results *results, const char *id, int count)
{
    for (guint i = results->hits->len; i-- > 0;)
        if (g_strcmp0(((undex_hit *)g_ptr_array_index(results->hits, i))->passage->id, id) == 0)
            g_ptr_array_remove_index(results->hits, i);
    if ((int)results->hits->len > count)
        g_ptr_array_remove_range(results->hits, (guint)count, results->hits->len - (guint)count);
    for (guint i = 0; i < results->hits->len; i++)
        ((undex_hit *)g_ptr_array_index(results->hits, i))->rank = (int)i + 1;
}

static gboolean print_hits(undex_cli *cli, undex_store *store, const undex_results *results,
                           const undex_finding *how, GError **error)
{
    g_autoptr(GPtrArray) around = NULL, facets = NULL;
    if (how->context && !(around = all_around(store, results->hits, how->context, error)))
        return FALSE;
    if (how->facets &&
        !(facets = undex_query_facets(store, results->query, (const char *const *)how->facets, error)))
        return FALSE;
    undex_found found = {results, how->name, how->full, around, facets};
    cli->printer->results(cli->out, &found);
    return TRUE;
}

int undex_cli_find(undex_cli *cli, undex_store *store, const char *query, const undex_finding *how)
{
    g_autoptr(GError) error = NULL;
    undex_query_options wanted = how->query;
    wanted.count += how->without != NULL;
    g_autoptr(undex_results) results = undex_query_run(store, query, &wanted, &error);
    if (!results)
        return undex_cli_stop(cli, error);
    if (how->without)
        leave_out(results, how->without, how->query.count);
    if (how->explain && results->explained)
        undex_message("%s", results->explained);
    if (how->documents)
        print_documents(cli, results);
    else if (how->only_count)
        undex_output_format(cli->out, "%d\n", results->hits->len ? results->matches_estimated : 0);
    else if (!print_hits(cli, store, results, how, &error))
        return undex_cli_stop(cli, error);
    return results->hits->len ? UNDEX_EXIT_DONE : say_nothing(cli, results, how);
}
