// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/query_budget.h"
#include "cli/commands/search_request.h"
#include "cli/formats/concordance.h"
#include "cli/formats/text_parts.h"
#include "cli/formats/total.h"

#include <string.h>

enum { USUAL_COUNT = 100, MOST_COUNT = 10000, USUAL_REACH = 60, MOST_REACH = 500 };
/* Of a row's columns those that citations may take, which are never cut: "seventh preambular paragraph". */
enum { CITATION_SHARE = 55, LEAST_CITATION = 34 };

typedef struct {
    int count, reach;
    undex_kwic_order sort;
} concordance_options;

static const concordance_options defaults = {.count = USUAL_COUNT, .reach = USUAL_REACH};

static const char *const sorts[] = {
    [UNDEX_KWIC_RANK] = "rank", [UNDEX_KWIC_LEFT] = "left", [UNDEX_KWIC_RIGHT] = "right", NULL};

#define FIELD(name) offsetof(concordance_options, name)

static const undex_option rows[] = {
    {"count", 'n', UNDEX_VALUE_NUMBER, FIELD(count), "N", "print at most N lines (100)", .least = 1,
     .most = MOST_COUNT},
    {"sort", 0, UNDEX_VALUE_CHOICE, FIELD(sort), "HOW",
     "rank (default), left: by the words before, or right: by those after", .choices = sorts},
    {"width", 0, UNDEX_VALUE_NUMBER, FIELD(reach), "N",
     "characters on each side where the format is not text (60)", .least = 1, .most = MOST_REACH},
    {NULL},
};

static const undex_column columns[] = {{"left", FALSE}, {"match", FALSE},    {"right", FALSE},
                                       {"id", FALSE},   {"citation", FALSE}, {"page", TRUE},
                                       {NULL}};
enum { LEFT, MATCH, RIGHT, ID, CITATION };

static int widest(const undex_table *table, int column, int most)
{
    int columns_wide = 0;
    for (guint i = 0; i < table->rows->len; i++)
        columns_wide =
            MAX(columns_wide, undex_text_columns(((char **)g_ptr_array_index(table->rows, i))[column]));
    return MIN(columns_wide, most);
}

/* "...the words before MATCH the words after...  A/68/190, para. 12", the matches under each other. */
static void put_line(undex_output *out, char **row, int left, int right)
{
    g_autofree char *before = undex_kwic_tail(row[LEFT], left);
    g_autofree char *match = undex_kwic_head(row[MATCH], right);
    int room = MAX(right - undex_text_columns(match), 0);
    g_autofree char *after = undex_kwic_head(row[RIGHT], room);
    undex_output_format(out, "%*s%s", left - undex_text_columns(before), "", before);
    undex_output_styled(out, UNDEX_STYLE_MATCH, match);
    undex_output_format(out, "%s%*s", after, room - undex_text_columns(after), "");
    undex_output_text(out, "  ");
    undex_output_styled(out, UNDEX_STYLE_DIM, row[CITATION]);
    undex_output_text(out, "\n");
}

static void put_text(undex_output *out, const undex_table *table)
{
    int most = MAX(LEAST_CITATION, out->width * CITATION_SHARE / 100);
    int citation = widest(table, CITATION, most);
    int room = MAX(out->width - citation - 2, 20), left = room * 2 / 5;
    for (guint i = 0; i < table->rows->len && !out->error; i++)
        put_line(out, g_ptr_array_index(table->rows, i), left, room - left);
}

static void print_lines(undex_cli *cli, const GArray *lines)
{
    g_auto(undex_table) table = undex_table_new("line", columns, put_text);
    for (guint i = 0; i < lines->len; i++) {
        const undex_kwic_line *line = &g_array_index(lines, undex_kwic_line, i);
        undex_table_add(&table, g_strdup(line->left), g_strdup(line->match), g_strdup(line->right),
                        g_strdup(line->id), g_strdup(line->citation),
                        line->page > 0 ? g_strdup_printf("%d", line->page) : NULL);
    }
    cli->printer->table(cli->out, &table);
}

/* "100 lines from 37 of 2,381 passages in 305 documents" */
static void say_total(const undex_cli *cli, const GArray *lines, const undex_results *results)
{
    g_autoptr(GHashTable) passages = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < lines->len; i++)
        g_hash_table_add(passages, g_array_index(lines, undex_kwic_line, i).id);
    g_autofree char *count = undex_total_part((int)lines->len, (int)lines->len, TRUE, "line", "lines");
    g_autofree char *from = undex_total_passages((int)g_hash_table_size(passages), results);
    g_autofree char *total = g_strdup_printf("%s from %s", count, from);
    undex_total_say(cli, total);
}

static int run_concordance(undex_cli *cli, const void *given, char **operands)
{
    const concordance_options *options = given;
    g_autoptr(GError) error = NULL;
    g_autofree char *query = undex_cli_query(cli, operands);
    g_autoptr(undex_index) store = query ? undex_cli_open(cli, UNDEX_INDEX_READ) : NULL;
    if (!store)
        return UNDEX_EXIT_ERROR;
    /* a passage that matches has a line or more */
    undex_cli_budget_begin(cli);
    undex_search_options wanted = {.count = options->count, .apart = TRUE};
    g_autoptr(undex_results) results = undex_search_run(store, query, &wanted, &error);
    if (!results)
        return undex_cli_stop(cli, error);
    gboolean wide = strcmp(cli->printer->name, "text") == 0;
    g_autoptr(GArray) lines =
        undex_kwic_lines(results->hits, options->count, wide ? cli->out->width : options->reach);
    undex_kwic_sort(lines, options->sort);
    print_lines(cli, lines);
    if (results->corrected && !cli->common.quiet)
        undex_cli_message("searched for '%s', since no passage has a word of '%s'", results->suggestion,
                          query);
    if (lines->len)
        say_total(cli, lines, results);
    else if (!cli->common.quiet && !results->partial)
        undex_cli_message("nothing found for '%s'", query);
    return undex_cli_budget_end(cli, NULL, lines->len ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING);
}

static const undex_example examples[] = {
    {"concordance '\"due diligence\"'", "every place with the words around it, one under the other"},
    {"concordance --sort=right 'shall organ:S'", "by what follows: what is it that shall be done?"},
    {"concordance --format=csv --width=100 remittances", "for a spreadsheet"},
    {NULL},
};

const undex_command undex_command_concordance = {
    .name = "concordance",
    .operands = "QUERY...",
    .summary = "shows the words of a query in their context, aligned",
    .least = 1,
    .most = -1,
    .operand = UNDEX_OPERAND_QUERY,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_QUERY | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(table),
    .options = rows,
    .options_size = sizeof(concordance_options),
    .defaults = &defaults,
    .examples = examples,
    .more = "QUERY is as for 'undex search'. Exit code 1: nothing found.",
    .run = run_concordance,
};
