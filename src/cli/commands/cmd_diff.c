// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/located.h"
#include "cli/formats/printer.h"
#include "cli/open_index.h"

/* The first document that it names, with its places chosen. NULL after it has said what is wrong; `*code` is
 * the exit code. */
static GPtrArray *locate(const undex_cli *cli, undex_index *store, const char *asked,
                         const undex_cited **cited)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) places = undex_locate(store, asked, &error);
    if (!places) {
        undex_cli_stop(cli, error);
        return NULL;
    }
    *cited = undex_cited_first(places);
    if (*cited)
        return g_steal_pointer(&places);
    g_autofree char *outline =
        places->len ? undex_cited_outline(((undex_cited *)g_ptr_array_index(places, 0))->document) : NULL;
    if (outline)
        undex_cli_message("'%s' is not in the document: %s", asked, outline);
    else
        undex_cli_message("'%s' is not in the index; 'undex list' shows what is", asked);
    return NULL;
}

/* "3 changed, 1 added, 0 removed, 2 moved, 2 renumbered; 40 are the same" */
static void say_total(const undex_cli *cli, const undex_comparison *c)
{
    g_autofree char *joined =
        c->merged || c->split ? g_strdup_printf(", %d merged, %d split", c->merged, c->split) : g_strdup("");
    undex_output_flush(cli->out);
    if (!cli->common.quiet)
        undex_cli_message(
            "%d changed, %d added, %d removed, %d moved, %d renumbered%s; %d have the same words",
            c->counts[UNDEX_CHANGE_WORDS], c->counts[UNDEX_CHANGE_ADDED], c->counts[UNDEX_CHANGE_REMOVED],
            c->moved, c->renumbered, joined, c->counts[UNDEX_CHANGE_NONE]);
}

static int run_diff(undex_cli *cli, G_GNUC_UNUSED const void *options, char **operands)
{
    const undex_cited *old = NULL, *new = NULL;
    for (int i = 0; i < 2; i++)
        if (!*operands[i] || !g_utf8_validate(operands[i], -1, NULL))
            return undex_usage(cli, "a document is %s", *operands[i] ? "not valid UTF-8" : "empty");
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    g_autoptr(GPtrArray) olds = store ? locate(cli, store, operands[0], &old) : NULL;
    g_autoptr(GPtrArray) news = olds ? locate(cli, store, operands[1], &new) : NULL;
    if (!news)
        return UNDEX_EXIT_ERROR;
    g_autoptr(undex_comparison) comparison = undex_documents_compare(old, new);
    cli->printer->compared(cli->out, comparison);
    say_total(cli, comparison);
    return undex_cli_shards_end(comparison->is_same ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING);
}

static const undex_example examples[] = {
    {"diff A/C.3/68/L.1 A/RES/68/5", "what became of a draft resolution, paragraph by paragraph"},
    {"diff 'A/68/190, paras. 12-20' 'A/69/189, paras. 10-18'", "some paragraphs of two reports"},
    {"diff --format=html A/68/190 A/68/190/Rev.1 >diff.html", "a page to be sent around"},
    {NULL},
};

const undex_command undex_command_diff = {
    .name = "diff",
    .operands = "OLD NEW",
    .summary = "compares two documents paragraph by paragraph and word by word",
    .least = 2,
    .most = 2,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(compared),
    .examples = examples,
    .more = "OLD and NEW are symbols or citations, as for 'undex show'. Paragraphs are followed where they "
            "were moved, split, merged or "
            "numbered anew. Words that were taken out are marked [-so-], those that were put in {+so+}, or "
            "by colours on "
            "a terminal. Letter case, punctuation, hyphens and line breaks do not count, nor do the head of "
            "the first page "
            "and notices.\nExit code 0: they are the same; 1: they differ; 2: an error, or one is not in the "
            "index.",
    .run = run_diff,
};
