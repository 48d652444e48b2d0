// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"
#include "cli/store.h"

#include "undex/query.h"

#include <string.h>

/* More hits than anyone reads; a list of all matching documents needs a ceiling too. */
enum { USUAL_COUNT = 10, MOST_COUNT = 100000 };

typedef struct {
    int count, offset, per_document;
    gboolean documents, only_count, full, explain;
} search_options;

static const search_options defaults = {.count = USUAL_COUNT};

static const GOptionEntry entries[] = {
    {"count", 'n', 0, G_OPTION_ARG_INT, UNDEX_FIELD(search_options, count), "print at most N hits (10)", "N"},
    {"offset", 0, 0, G_OPTION_ARG_INT, UNDEX_FIELD(search_options, offset), "leave out the first N hits",
     "N"},
    {"per-document", 0, 0, G_OPTION_ARG_INT, UNDEX_FIELD(search_options, per_document),
     "at most N hits of one document (0: all)", "N"},
    {"full", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, full), "print whole passages, not snippets",
     NULL},
    {"documents", 'l', 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, documents),
     "print only the paths of the documents with hits, best first", NULL},
    {"matches", 'c', 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, only_count),
     "print only how many passages match", NULL},
    {"explain", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, explain),
     "say on stderr how the query was understood", NULL},
    {NULL},
};

static gboolean are_sound(const undex_cli *cli, const search_options *options)
{
    const char *wrong =
        options->count < 1 || options->count > MOST_COUNT     ? "-n wants a number from 1 to 100000"
        : options->offset < 0 || options->offset > MOST_COUNT ? "--offset wants a number from 0 to 100000"
        : options->per_document < 0                           ? "--per-document wants a number, 0 or more"
        : options->documents && options->only_count           ? "-l and -c do not go together"
        : (options->documents || options->only_count) && cli->common.format &&
                strcmp(cli->common.format, "text") != 0
            ? "-l and -c print text; leave out --format"
            : NULL;
    if (wrong)
        undex_usage(cli, "%s", wrong);
    return !wrong;
}

/* Words as the shell hands them over make one query. */
static char *join_query(const undex_cli *cli, char **operands)
{
    g_autofree char *query = g_strstrip(g_strjoinv(" ", operands));
    if (!g_utf8_validate(query, -1, NULL))
        undex_usage(cli, "the query is not valid UTF-8");
    else if (!*query)
        undex_usage(cli, "the query is empty: undex search QUERY");
    else
        return g_steal_pointer(&query);
    return NULL;
}

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

static void say_outcome(const search_options *options, const undex_results *results, gboolean found)
{
    const char *more =
        options->offset && results->matches_estimated ? "no more hits for" : "nothing found for";
    if (found && results->suggestion)
        undex_message("did you mean '%s'?", results->suggestion);
    else if (results->suggestion)
        undex_message("%s '%s'; did you mean '%s'?", more, results->query, results->suggestion);
    else if (!found)
        undex_message("%s '%s'", more, results->query);
}

static int print_results(undex_cli *cli, const search_options *options, const undex_results *results)
{
    if (options->explain && results->explained)
        undex_message("%s", results->explained);
    if (options->documents)
        print_documents(cli, results);
    else if (options->only_count)
        undex_output_format(cli->out, "%d\n", results->matches_estimated);
    else
        cli->printer->results(cli->out, results, options->full);
    gboolean found = options->only_count ? results->matches_estimated > 0 : results->hits->len > 0;
    if (!cli->common.quiet)
        say_outcome(options, results, found);
    return found ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING;
}

static int run_search(undex_cli *cli, const void *given, char **operands)
{
    const search_options *options = given;
    g_autoptr(GError) error = NULL;
    g_autofree char *query = NULL;
    if (!are_sound(cli, options) || !(query = join_query(cli, operands)))
        return UNDEX_EXIT_ERROR;
    g_autoptr(undex_store) store = undex_cli_open(cli, UNDEX_STORE_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    undex_query_options wanted = {
        .offset = options->offset,
        .count = options->documents    ? MOST_COUNT
                 : options->only_count ? 0
                                       : options->count,
        .per_document = options->documents ? 1 : options->per_document,
    };
    g_autoptr(undex_results) results = undex_query_run(store, query, &wanted, &error);
    return results ? print_results(cli, options, results) : undex_cli_stop(cli, error);
}

static const undex_example examples[] = {
    {"search migrant workers", "ranked passages with either word in any form, best first"},
    {"search '\"decent work\" AND labour'", "a phrase and a word"},
    {"search 'year:2013 kind:footnote remittances'", "only footnotes of documents of 2013"},
    {"search 'A/68/190, para. 12'", "that paragraph, then the passages that cite it"},
    {"search --format=json -n 50 -- '-draft +report'", "for programs; after '--' a query may begin with '-'"},
    {NULL},
};

const undex_command undex_command_search = {
    .name = "search",
    .operands = "QUERY...",
    .summary = "finds passages: citation, snippet, page and notes of each",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX,
    .slot = UNDEX_SLOT(results),
    .options = entries,
    .options_size = sizeof(search_options),
    .defaults = &defaults,
    .examples = examples,
    .more = "Queries\n"
            "  words side by side: any of them, in any form; the more of them, the better\n"
            "  \"a phrase\"  AND OR NOT ( )  +must -mustnot  migra*\n"
            "  \"drinking water\" NEAR/5 first (at most 5 words apart)  ADJ/5 (in this order)\n"
            "  filters: symbol:A/68/* organ:S lang:fr year:2013 date:2012..2014-06 kind:footnote para:12 "
            "page:4..6 "
            "component:annex title:word heading:word note:word cites:A/RES/70/1 path:folder/\n"
            "  A symbol or citation, as people write it, finds that document or passage and what cites it.\n"
            "\nExit code 1: nothing found.",
    .run = run_search,
};
