// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/search_batch.h"
#include "cli/commands/search_request.h"

#include <string.h>

/* More hits than anyone reads; a list of all matching documents needs a ceiling too. */
enum { USUAL_COUNT = 10, USUAL_PER_DOCUMENT = 3, MOST_COUNT = 100000, MOST_CONTEXT = 100, UNSAID = G_MININT };

typedef struct {
    int count, offset, per_document, context;
    gboolean documents, only_count, null, full, explain;
    char *facets, *batch, *sort;
} search_options;

static const search_options defaults = {.count = UNSAID, .per_document = USUAL_PER_DOCUMENT};

static const GOptionEntry entries[] = {
    {"count", 'n', 0, G_OPTION_ARG_INT, UNDEX_FIELD(search_options, count),
     "print at most N hits (10; with -l all)", "N"},
    {"offset", 0, 0, G_OPTION_ARG_INT, UNDEX_FIELD(search_options, offset), "leave out the first N hits",
     "N"},
    {"per-document", 0, 0, G_OPTION_ARG_INT, UNDEX_FIELD(search_options, per_document),
     "at most N hits of one document (3; 0: all)", "N"},
    {"full", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, full), "print whole passages, not snippets",
     NULL},
    {"context", 'C', 0, G_OPTION_ARG_INT, UNDEX_FIELD(search_options, context),
     "print whole passages, and N before and after each", "N"},
    {"documents", 'l', 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, documents),
     "print only the paths of the documents with hits, best first", NULL},
    {"null", '0', 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, null),
     "with -l: end each path with a NUL byte, as xargs -0 reads them", NULL},
    {"matches", 'c', 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, only_count),
     "print only how many passages match", NULL},
    {"sort", 0, 0, G_OPTION_ARG_STRING, UNDEX_FIELD(search_options, sort),
     "relevance (default), date: of the good hits the newest first, or symbol", "HOW"},
    {"facets", 0, 0, G_OPTION_ARG_STRING, UNDEX_FIELD(search_options, facets),
     "also count all matches by year, organ, body, language, kind", "LIST"},
    {"batch", 0, 0, G_OPTION_ARG_FILENAME, UNDEX_FIELD(search_options, batch),
     "read queries from FILE (- for standard input), one a line, NAME and a tab before each if wanted",
     "FILE"},
    {"explain", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(search_options, explain),
     "say on stderr how the query was understood", NULL},
    {NULL},
};

static gboolean read_sort(const undex_cli *cli, const char *said, undex_sort *sort)
{
    static const char *const names[] = {
        [UNDEX_SORT_RELEVANCE] = "relevance", [UNDEX_SORT_DATE] = "date", [UNDEX_SORT_SYMBOL] = "symbol"};
    *sort = UNDEX_SORT_RELEVANCE;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (!said || strcmp(names[i], said) == 0) {
            *sort = (undex_sort)i;
            return TRUE;
        }
    undex_usage(cli, "--sort=%s is unknown; use one of relevance, date, symbol", said);
    return FALSE;
}

static gboolean are_sound(const undex_cli *cli, const search_options *options, char **operands)
{
    gboolean bare = options->documents || options->only_count;
    const char *format = cli->printer->name;
    g_autofree char *unable =
        g_strdup_printf("--format=%s cannot say facets, or passages around hits", format);
    const char *wrong =
        options->count != UNSAID && (options->count < 1 || options->count > MOST_COUNT)
            ? "-n wants a number from 1 to 100000"
        : options->offset < 0 || options->offset > MOST_COUNT     ? "--offset wants a number from 0 to 100000"
        : options->per_document < 0                               ? "--per-document wants a number, 0 or more"
        : options->context < 0 || options->context > MOST_CONTEXT ? "-C wants a number from 0 to 100"
        : options->documents && options->only_count               ? "-l and -c do not go together"
        : options->null && !options->documents                    ? "-0 goes with -l"
        : options->null && strcmp(format, "text") != 0            ? "-0 goes with the format text"
        : bare && !cli->printer->documents ? "-l and -c print text, json or jsonl, not what --format says"
        : bare && (options->facets || options->context) ? "-l and -c go with neither --facets nor -C"
        : options->facets && !cli->printer->facets      ? unable
        : options->context && !cli->printer->around     ? unable
        : options->batch && *operands                   ? "--batch takes its queries from the file only"
        : !options->batch && !*operands                 ? "QUERY... is missing: undex search QUERY..."
                                                        : NULL;
    if (wrong)
        undex_usage(cli, "%s", wrong);
    return !wrong;
}

static int run_search(undex_cli *cli, const void *given, char **operands)
{
    const search_options *options = given;
    g_autofree char *query = NULL;
    g_auto(GStrv) facets = NULL;
    undex_sort sort;
    if (!are_sound(cli, options, operands) || !read_sort(cli, options->sort, &sort) ||
        (!options->batch && !(query = undex_cli_query(cli, operands))) ||
        (options->facets && !(facets = undex_cli_facets(cli, options->facets))))
        return UNDEX_EXIT_ERROR;
    undex_finding how = {
        .query = {.sort = sort,
                  .offset = options->offset,
                  .count = options->count != UNSAID ? options->count
                           : options->documents     ? MOST_COUNT
                                                    : USUAL_COUNT,
                  .per_document = options->documents    ? 1
                                  : options->only_count ? 0
                                                        : options->per_document,
                  .once = !options->documents && !options->only_count},
        .context = options->context,
        .full = options->full,
        .documents = options->documents,
        .only_count = options->only_count,
        .null = options->null,
        .explain = options->explain,
        .facets = facets,
    };
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    return query ? undex_cli_find(cli, store, query, &how)
                 : undex_cli_batch(cli, store, options->batch, &how);
}

static const undex_example examples[] = {
    {"search migrant workers", "ranked passages with either word in any form, best first"},
    {"search '\"decent work\" AND labour'", "a phrase and a word"},
    {"search 'year:2013 kind:footnote remittances'", "only footnotes of documents of 2013"},
    {"search 'A/68/190, para. 12'", "that paragraph, then the passages that cite it"},
    {"search --facets=organ,year 'climate AND displacement'", "with all matches counted by organ and year"},
    {"search -l -0 remittances | xargs -0 grep -c Haiti", "the files themselves, whatever their names"},
    {"search --batch queries.txt --format=trec", "a query a line, over one open index"},
    {"search --format=json -n 50 -- '-draft +report'", "for programs; after '--' a query may begin with '-'"},
    {NULL},
};

const undex_command undex_command_search = {
    .name = "search",
    .operands = "QUERY...",
    .summary = "finds passages: citation, snippet, page and notes of each",
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(results),
    .options = entries,
    .options_size = sizeof(search_options),
    .defaults = &defaults,
    .examples = examples,
    .more = "Queries\n"
            "  words side by side: any of them, in any form; the more of them, the better\n"
            "  \"a phrase\"  AND OR NOT ( )  +must -mustnot  migra*  COVID-19 (as one word)\n"
            "  \"drinking water\" NEAR/5 first (at most 5 words apart)  ADJ/5 (in this order)\n"
            "  filters: symbol:A/68/* organ:S body:A/HRC lang:fr year:2013 date:2012..2014-06 kind:footnote "
            "para:12 "
            "page:4..6 "
            "component:annex title:word heading:word note:word cites:A/RES/70/1 path:folder/\n"
            "  A symbol or citation, as people write it (A/68/190, paras. 12-14; UN Doc A/68/190 [12]; "
            "resolution "
            "70/1, OP 3; footnote 7 of A/68/190; a link to undocs.org), finds that document or passage and "
            "what cites "
            "it.\n"
            "  Nearly the same text (a draft and its resolution) comes once, with where else it stands.\n"
            "  'undex help query' tells all of it.\n"
            "\nExit code 1: nothing found.",
    .run = run_search,
};
