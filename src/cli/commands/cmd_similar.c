// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/located.h"
#include "cli/commands/search_request.h"

enum { USUAL_COUNT = 10, MOST_COUNT = 1000, USUAL_PER_DOCUMENT = 3, USUAL_WORDS = 20, MOST_WORDS = 100 };

typedef struct {
    int count, per_document, words;
    gboolean full, explain;
} similar_options;

static const similar_options defaults = {
    .count = USUAL_COUNT, .per_document = USUAL_PER_DOCUMENT, .words = USUAL_WORDS};

static const GOptionEntry entries[] = {
    {"count", 'n', 0, G_OPTION_ARG_INT, UNDEX_FIELD(similar_options, count), "print at most N passages (10)",
     "N"},
    {"per-document", 0, 0, G_OPTION_ARG_INT, UNDEX_FIELD(similar_options, per_document),
     "at most N of one document (3; 0: all)", "N"},
    {"words", 0, 0, G_OPTION_ARG_INT, UNDEX_FIELD(similar_options, words),
     "look for the N words that set the passage apart (20)", "N"},
    {"full", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(similar_options, full),
     "print whole passages, not snippets", NULL},
    {"explain", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(similar_options, explain),
     "say on stderr which words are looked for", NULL},
    {NULL},
};

static gboolean are_sound(const undex_cli *cli, const similar_options *options)
{
    const char *wrong = options->count < 1 || options->count > MOST_COUNT ? "-n wants a number from 1 to 1000"
                        : options->per_document < 0 ? "--per-document wants a number, 0 or more"
                        : options->words < 1 || options->words > MOST_WORDS
                            ? "--words wants a number from 1 to 100"
                            : NULL;
    if (wrong)
        undex_usage(cli, "%s", wrong);
    return !wrong;
}

static int find_like(undex_cli *cli, undex_index *store, const similar_options *options, const char *id)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *query = undex_search_like(store, id, options->words, &error);
    if (error)
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
    if (!are_sound(cli, given))
        return UNDEX_EXIT_ERROR;
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
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(results),
    .options = entries,
    .options_size = sizeof(similar_options),
    .defaults = &defaults,
    .examples = examples,
    .more = "ID is a passage's id, or a citation as for 'undex show'. Exit code 1: no such passage, or none "
            "like it.",
    .run = run_similar,
};
