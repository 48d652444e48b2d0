// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/search_request.h"

#include <string.h>

/* More hits than anyone reads; a list of all matching documents needs a ceiling too. */
enum { USUAL_COUNT = 10, USUAL_PER_DOCUMENT = 3, MOST_COUNT = 100000, MOST_CONTEXT = 100 };

typedef struct {
    int count; /* 0: not said */
    int offset, per_document, context;
    undex_sort sort;
    gboolean documents, only_count, null, full, explain, across;
    char **facets, *batch;
} search_options;

static const search_options defaults = {.per_document = USUAL_PER_DOCUMENT};

static const char *const sorts[] = {[UNDEX_SORT_RELEVANCE] = "relevance",
                                    [UNDEX_SORT_DATE] = "date",
                                    [UNDEX_SORT_SYMBOL] = "symbol",
                                    [UNDEX_SORT_CITED] = "cited",
                                    NULL};

static gboolean is_text(const undex_printer *printer)
{
    return strcmp(printer->name, "text") == 0;
}

static gboolean has_documents(const undex_printer *printer)
{
    return printer->documents != NULL;
}

static gboolean has_facets(const undex_printer *printer)
{
    return printer->facets;
}

static gboolean has_around(const undex_printer *printer)
{
    return printer->around;
}

#define FIELD(name) offsetof(search_options, name)

static const undex_option rows[] = {
    {"count", 'n', UNDEX_VALUE_NUMBER, FIELD(count), "N", "print at most N hits (10; with -l all)",
     .least = 1, .most = MOST_COUNT},
    {"offset", 0, UNDEX_VALUE_NUMBER, FIELD(offset), "N", "leave out the first N hits", .most = MOST_COUNT},
    {"per-document", 0, UNDEX_VALUE_NUMBER, FIELD(per_document), "N",
     "at most N hits of one document (3; 0: all)"},
    {"full", 0, UNDEX_VALUE_NONE, FIELD(full), NULL, "print whole passages, not snippets"},
    {"context", 'C', UNDEX_VALUE_NUMBER, FIELD(context), "N",
     "print whole passages, and N before and after each", .most = MOST_CONTEXT, .is_printed = has_around},
    {"documents", 'l', UNDEX_VALUE_NONE, FIELD(documents), NULL,
     "print only the paths of the documents with hits, best first", .conflicts = "matches facets context",
     .is_printed = has_documents},
    {"null", '0', UNDEX_VALUE_NONE, FIELD(null), NULL,
     "with -l: end each path with a NUL byte, as xargs -0 reads them", .needs = "documents",
     .is_printed = is_text},
    {"matches", 'c', UNDEX_VALUE_NONE, FIELD(only_count), NULL, "print only how many passages match",
     .conflicts = "facets context", .is_printed = has_documents},
    {"sort", 0, UNDEX_VALUE_CHOICE, FIELD(sort), "HOW",
     "relevance (default), date: of the good hits the newest first, symbol, or cited: the most cited first",
     .choices = sorts},
    {"facets", 0, UNDEX_VALUE_CHOICES, FIELD(facets), "LIST",
     "also count all matches by year, organ, body, language, kind", .choices = undex_facet_names,
     .is_printed = has_facets},
    {"batch", 0, UNDEX_VALUE_FILE, FIELD(batch), "FILE",
     "read queries from FILE (- for standard input), one a line, NAME and a tab before each if wanted",
     .operands = UNDEX_OPERANDS_REPLACED},
    {"across", 0, UNDEX_VALUE_NONE, FIELD(across), NULL,
     "find what concepts of thesauri are called in all languages, too"},
    {"explain", 0, UNDEX_VALUE_NONE, FIELD(explain), NULL, "say on stderr how the query was understood"},
    {NULL},
};

static int run_search(undex_cli *cli, const void *given, char **operands)
{
    const search_options *options = given;
    g_autofree char *query = options->batch ? NULL : undex_cli_query(cli, operands);
    if (!options->batch && !query)
        return UNDEX_EXIT_ERROR;
    undex_finding how = {
        .query = {.sort = options->sort,
                  .offset = options->offset,
                  .count = options->count       ? options->count
                           : options->documents ? MOST_COUNT
                                                : USUAL_COUNT,
                  .per_document = options->documents    ? 1
                                  : options->only_count ? 0
                                                        : options->per_document,
                  .across = options->across,
                  .once = !options->documents && !options->only_count},
        .context = options->context,
        .full = options->full,
        .documents = options->documents,
        .only_count = options->only_count,
        .null = options->null,
        .explain = options->explain,
        .facets = options->facets,
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
    .least = 1,
    .most = -1,
    .operand = UNDEX_OPERAND_QUERY,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_CITATIONS | UNDEX_TAKES_QUERY |
             UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(results),
    .options = rows,
    .options_size = sizeof(search_options),
    .defaults = &defaults,
    .examples = examples,
    .more =
        "Queries\n"
        "  words side by side: any of them, in any form; the more of them, the better\n"
        "  \"a phrase\"  AND OR NOT ( )  +must -mustnot  migra*  COVID-19 (as one word)\n"
        "  \"drinking water\" NEAR/5 first (at most 5 words apart)  ADJ/5 (in this order)\n"
        "  filters: symbol:A/68/* organ:S body:A/HRC lang:fr year:2013 date:2012..2014-06 kind:footnote "
        "para:12 page:4..6 component:annex title:word heading:word note:word cites:A/RES/70/1 path:folder/\n"
        "  A symbol or citation, as people write it (A/68/190, paras. 12-14; UN Doc A/68/190 [12]; "
        "resolution 70/1, OP 3; footnote 7 of A/68/190; a link to undocs.org), finds that document or "
        "passage and what cites it.\n"
        "  Nearly the same text (a draft and its resolution) comes once, with where else it stands.\n"
        "  'undex help query' tells all of it.\n"
        "\nExit code 1: nothing found.",
    .run = run_search,
};
