// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/search_request.h"

#include "base/budget.h"
#include "cli/commands/query_budget.h"
#include "cli/formats/cited_language.h"
#include "cli/formats/total.h"

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

/* ---- passages around hits ---- */

static void around_free(gpointer p)
{
    undex_around *around = p;
    g_ptr_array_unref(around->before);
    g_ptr_array_unref(around->after);
    g_free(around);
}

/* The document's passages without notes, which stand below these; `known` (key -> GPtrArray) owns them. */
static const GPtrArray *passages_of(undex_index *store, const char *key, GHashTable *known, GError **error)
{
    GPtrArray *passages = g_hash_table_lookup(known, key);
    if (passages || !(passages = undex_index_list_passages(store, key, 0, -1, error)))
        return passages;
    for (guint i = passages->len; i-- > 0;)
        if (undex_passage_is_note(g_ptr_array_index(passages, i)))
            g_ptr_array_remove_index(passages, i);
    g_hash_table_insert(known, g_strdup(key), passages);
    return passages;
}

/* Of a note there are none: where it stands on its page says nothing. */
static undex_around *around_of(const GPtrArray *passages, const undex_passage *hit, int context)
{
    undex_around *around = g_new(undex_around, 1);
    *around = (undex_around){g_ptr_array_new(), g_ptr_array_new()};
    int at = -1, n = (int)passages->len;
    for (int i = 0; i < n && at < 0; i++)
        if (g_strcmp0(((undex_passage *)g_ptr_array_index(passages, i))->id, hit->id) == 0)
            at = i;
    for (int i = MAX(0, at - context); i < at; i++)
        g_ptr_array_add(around->before, g_ptr_array_index(passages, i));
    for (int i = at + 1; at >= 0 && i < n && i <= at + context; i++)
        g_ptr_array_add(around->after, g_ptr_array_index(passages, i));
    return around;
}

static GPtrArray *all_around(undex_index *store, const GPtrArray *hits, int context, GHashTable *known,
                             GError **error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(around_free);
    for (guint i = 0; i < hits->len; i++) {
        const undex_hit *hit = g_ptr_array_index(hits, i);
        const GPtrArray *passages = passages_of(store, hit->document->key, known, error);
        if (!passages)
            return NULL;
        g_ptr_array_add(list, around_of(passages, hit->passage, context));
    }
    return g_steal_pointer(&list);
}

/* ---- printing ---- */

/* One of a document is enough. */
static void keep_documents(GPtrArray *hits)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < hits->len;) {
        const char *path = ((const undex_hit *)g_ptr_array_index(hits, i))->document->path;
        if (path && g_hash_table_add(seen, (gpointer)path))
            i++;
        else
            g_ptr_array_remove_index(hits, i);
    }
}

/* Caller frees; NULL: nothing to say. */
static char *hint_of(const undex_results *results)
{
    if (!results->suggestion)
        return NULL;
    return results->corrected ? g_strdup_printf("searched for '%s', since no passage has a word of '%s' "
                                                "(within quotation marks it is searched as typed)",
                                                results->suggestion, results->query)
                              : g_strdup_printf("did you mean '%s'?", results->suggestion);
}

/* In a batch only what was not found or was not searched as typed is said, with the query's name. */
static int say_outcome(const undex_cli *cli, const undex_results *results, const undex_finding *how,
                       gboolean found)
{
    int code = found ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING;
    if (results->missing && !cli->common.quiet)
        undex_cli_message("%s%s'%s' is not in the document: %s", how->name ? how->name : "",
                          how->name ? ": " : "", results->query, results->missing);
    gboolean silent = results->partial && !found;
    silent |= found && (how->name ? !results->corrected : !results->suggestion);
    if (cli->common.quiet || how->without || silent)
        return code;
    g_autofree char *hint = hint_of(results);
    const char *more =
        how->query.offset && results->matches_estimated ? "no more hits for" : "nothing found for";
    if (found)
        undex_cli_message("%s%s%s", how->name ? how->name : "", how->name ? ": " : "", hint);
    else
        undex_cli_message("%s%s%s '%s'%s%s%s%s", how->name ? how->name : "", how->name ? ": " : "", more,
                          results->query, results->unmet ? "; no document has " : "",
                          results->unmet ? results->unmet : "", hint ? "; " : "", hint ? hint : "");
    return code;
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

static gboolean print_found(undex_cli *cli, undex_index *store, undex_results *results,
                            const undex_finding *how, GError **error)
{
    g_autoptr(GHashTable) known =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    g_autoptr(GPtrArray) around = NULL, facets = NULL;
    if (how->context && !(around = all_around(store, results->hits, how->context, known, error)))
        return FALSE;
    if (how->facets &&
        !(facets = undex_search_facets(store, results->query, (const char *const *)how->facets, error)))
        return FALSE;
    undex_results_set_shards(results, store); /* one may have failed since */
    if (undex_budget_spent()) {
        g_free(results->partial);
        results->partial = undex_budget_reason();
    }
    undex_cite_hits(cli, results->hits);
    for (guint i = 0; around && i < around->len; i++) {
        const undex_around *sides = g_ptr_array_index(around, i);
        const undex_document *document = ((undex_hit *)g_ptr_array_index(results->hits, i))->document;
        undex_cite_passages(cli, document, sides->before);
        undex_cite_passages(cli, document, sides->after);
    }
    undex_found found = {results, how->name, how->full, how->null, around, facets};
    if (how->documents)
        cli->printer->documents(cli->out, &found);
    else if (how->only_count)
        cli->printer->count(cli->out, &found);
    else
        cli->printer->results(cli->out, &found);
    return TRUE;
}

/* "5 of 305 documents", or of the passages that are shown. */
static char *total_of(const undex_results *results, const undex_finding *how)
{
    int shown = (int)results->hits->len;
    return how->documents ? undex_total_part(shown, MAX(results->documents_estimated, shown),
                                             results->matches_exact, "document", "documents")
                          : undex_total_passages(shown, results);
}

/* What JSON carries, and what a count is by itself, is not said again; in a batch it stands under each answer
 * in text, and nowhere else. */
static void say_total(const undex_cli *cli, const undex_results *results, const undex_finding *how)
{
    const char *format = cli->printer->name;
    gboolean text = strcmp(format, "text") == 0;
    if (how->only_count || how->without || strcmp(format, "json") == 0 || strcmp(format, "jsonl") == 0)
        return;
    g_autofree char *total = total_of(results, how);
    if (!how->name)
        undex_total_say(cli, total);
    else if (text && !how->documents)
        undex_output_format(cli->out, "\n%s\n", total);
}

static int find(undex_cli *cli, undex_index *store, const char *query, const undex_finding *how)
{
    g_autoptr(GError) error = NULL;
    undex_search_options wanted = how->query;
    if (how->only_count)
        wanted.count = 0;
    wanted.count += how->without != NULL;
    g_autoptr(undex_results) results = undex_search_run(store, query, &wanted, &error);
    if (!results)
        return undex_cli_stop(cli, error);
    if (how->without)
        leave_out(results, how->without, how->query.count);
    if (how->explain && results->explained)
        undex_cli_message("%s", results->explained);
    if (how->documents)
        keep_documents(results->hits);
    if (!print_found(cli, store, results, how, &error))
        return undex_cli_stop(cli, error);
    if (results->hits->len)
        say_total(cli, results, how);
    gboolean found = how->only_count ? results->matches_estimated > 0 : results->hits->len > 0;
    return say_outcome(cli, results, how, found);
}

int undex_cli_find(undex_cli *cli, undex_index *store, const char *query, const undex_finding *how)
{
    undex_cli_budget_begin(cli);
    return undex_cli_budget_end(cli, how->name, find(cli, store, query, how));
}
