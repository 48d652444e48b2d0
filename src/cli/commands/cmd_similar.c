// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/located.h"
#include "cli/commands/query_budget.h"
#include "cli/commands/search_request.h"

enum { USUAL_COUNT = 10, MOST_COUNT = 1000, USUAL_PER_DOCUMENT = 3, USUAL_WORDS = 20, MOST_WORDS = 100 };

typedef struct {
    int count, per_document, words;
    gboolean full, explain;
} similar_options;

static const similar_options defaults = {
    .count = USUAL_COUNT, .per_document = USUAL_PER_DOCUMENT, .words = USUAL_WORDS};

#define FIELD(name) offsetof(similar_options, name)

static const undex_option rows[] = {
    {"count", 'n', UNDEX_VALUE_NUMBER, FIELD(count), "N", "print at most N passages (10)", .least = 1,
     .most = MOST_COUNT},
    {"per-document", 0, UNDEX_VALUE_NUMBER, FIELD(per_document), "N",
     "at most N of one document (3; 0: all)"},
    {"words", 0, UNDEX_VALUE_NUMBER, FIELD(words), "N",
     "look for the N words that set the passage apart (20)", .least = 1, .most = MOST_WORDS},
    {"full", 0, UNDEX_VALUE_NONE, FIELD(full), NULL, "print whole passages, not snippets"},
    {"explain", 0, UNDEX_VALUE_NONE, FIELD(explain), NULL, "say on stderr which words are looked for"},
    {NULL},
};

static int find_like(undex_cli *cli, undex_index *store, const similar_options *options, const char *id)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *query = NULL;
    undex_cli_budget_begin(cli);
    if (!undex_search_like(store, id, options->words, &query, &error))
        return undex_cli_stop(cli, error);
    if (!query) {
        if (!cli->common.quiet)
            undex_cli_message("%s has no words that set it apart", id);
        return UNDEX_EXIT_NOTHING;
    }
    if (options->explain)
        undex_cli_message("%s", query);
    undex_finding how = {
        .query = {.count = options->count, .per_document = options->per_document, .once = TRUE},
        .full = options->full,
        .without = id};
    int code = undex_cli_find(cli, store, query, &how);
    if (code == UNDEX_EXIT_NOTHING && !cli->common.quiet)
        undex_cli_message("nothing is like %s", id);
    return code;
}

static int run_similar(undex_cli *cli, const void *given, char **operands)
{
    g_auto(undex_located) asked = {0};
    int code = undex_cli_locate(cli, operands, &asked);
    if (code != UNDEX_EXIT_DONE)
        return code;
    if (asked.first->whole)
        return undex_usage(cli, "name a passage, not a document: '%s, para. 1'", asked.first->document->key);
    return find_like(cli, asked.store, given, undex_cited_passage(asked.first)->id);
}

static const undex_example examples[] = {
    {"similar 'A/68/190#para.12'", "passages that speak of the same, by the id that 'search' printed"},
    {"similar 'A/68/190, para. 12' --explain", "and the words that are looked for"},
    {NULL},
};

const undex_command undex_command_similar = {
    .name = "similar",
    .operands = "ID",
    .summary = "finds passages like one: by the words that set it apart",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_QUERY | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(results),
    .options = rows,
    .options_size = sizeof(similar_options),
    .defaults = &defaults,
    .examples = examples,
    .more = "ID is a passage's id, or a citation as for 'undex show'. Exit code 1: no such passage, or none "
            "like it.",
    .run = run_similar,
};
