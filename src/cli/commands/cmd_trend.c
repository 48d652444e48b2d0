// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/query_budget.h"
#include "cli/commands/search_request.h"
#include "cli/formats/total.h"
#include "cli/terminal/bar_chart.h"
#include "cli/terminal/output_file.h"
#include "undex/shards.h"

#include <string.h>

/* Years without a hit between the first and the last are shown too, unless the dates are nonsense. */
enum { MOST_YEARS = 200 };

typedef struct {
    int by; /* a place in undex_facet_names */
    char *svg;
    gboolean relative;
} trend_options;

#define FIELD(name) offsetof(trend_options, name)

static const undex_option rows[] = {
    {"by", 0, UNDEX_VALUE_CHOICE, FIELD(by), "WHAT", "year (default), organ, body, language or kind",
     .choices = undex_facet_names},
    {"relative", 0, UNDEX_VALUE_NONE, FIELD(relative), NULL, "draw hits in a thousand passages, not hits"},
    {"svg", 0, UNDEX_VALUE_FILE, FIELD(svg), "FILE", "also draw the chart to FILE"},
    {NULL},
};

static const undex_column columns[] = {
    {"by", FALSE}, {"value", FALSE}, {"hits", TRUE}, {"passages", TRUE}, {NULL}};
enum { BY, VALUE, HITS, PASSAGES };

static void clear_bar(gpointer p)
{
    g_free(((undex_bar *)p)->label);
    g_free(((undex_bar *)p)->number);
}

static undex_bar_kind kind_of(const undex_table *table, guint row)
{
    char **cells = g_ptr_array_index(table->rows, row);
    return !*cells[HITS]                           ? UNDEX_BAR_GAP
           : g_str_has_prefix(cells[VALUE], "no ") ? UNDEX_BAR_MISSING
                                                   : UNDEX_BAR_COUNT;
}

static GArray *bars_of(const undex_table *table, gboolean relative)
{
    GArray *bars = g_array_new(FALSE, FALSE, sizeof(undex_bar));
    g_array_set_clear_func(bars, clear_bar);
    for (guint i = 0; i < table->rows->len; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        gint64 hits = g_ascii_strtoll(row[HITS], NULL, 10), all = g_ascii_strtoll(row[PASSAGES], NULL, 10);
        double share = all > 0 ? 1000.0 * (double)hits / (double)all : 0;
        char thousandth[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(thousandth, sizeof thousandth, "%.1f", share);
        undex_bar bar = {kind_of(table, i), g_strdup(row[VALUE]), relative ? share : (double)hits,
                         relative ? g_strdup(thousandth) : undex_number(hits)};
        g_array_append_val(bars, bar);
    }
    return bars;
}

static void put_text(undex_output *out, const undex_table *table)
{
    const trend_options *options = table->more;
    g_autoptr(GArray) bars = bars_of(table, options->relative);
    undex_chart_text(out, bars);
}

static void add_row(undex_table *table, const undex_facet *facet, const undex_facet_count *count)
{
    undex_table_add(table, g_strdup(facet->name), g_strdup(count->value), g_strdup_printf("%d", count->hits),
                    g_strdup_printf("%d", count->passages));
}

/* Years of which the index has nothing: that none of it matches would say too much. */
static void add_gap(undex_table *table, const undex_facet *facet, int from, int to)
{
    for (int year = from; year < to; year++)
        undex_table_add(table, g_strdup(facet->name), g_strdup_printf("%d", year), (char *)NULL,
                        g_strdup("0"));
}

/* 0: it is none, but what has no date. */
static int year_of(const undex_facet_count *count)
{
    return (int)CLAMP(g_ascii_strtoll(count->value, NULL, 10), 0, 9999);
}

/* Years from the first with hits to the last, without a break; then what has no date. */
static void add_years(undex_table *table, const undex_facet *facet)
{
    const undex_facet_count *counts = (const undex_facet_count *)(gconstpointer)facet->counts->data;
    guint last = 0;
    int next = 0;
    for (guint i = 0; i < facet->counts->len; i++)
        if (counts[i].hits && year_of(&counts[i]))
            last = i;
    for (guint i = 0; i < facet->counts->len; i++) {
        int year = year_of(&counts[i]);
        if (!counts[i].hits && (!next || i > last))
            continue;
        if (next && year && year - next < MOST_YEARS)
            add_gap(table, facet, next, year);
        add_row(table, facet, &counts[i]);
        next = year + 1;
    }
}

static void add_rows(undex_table *table, const undex_facet *facet)
{
    if (strcmp(facet->name, "year") == 0) {
        add_years(table, facet);
        return;
    }
    for (guint i = 0; i < facet->counts->len; i++)
        add_row(table, facet, &g_array_index(facet->counts, undex_facet_count, i));
}

static int write_svg(const undex_cli *cli, undex_index *store, const undex_table *table,
                     const trend_options *options, const char *query)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) bars = bars_of(table, options->relative);
    g_autofree char *title =
        g_strdup_printf("%s: %s by %s", query, options->relative ? "passages in a thousand" : "passages",
                        undex_facet_names[options->by]);
    g_autofree char *svg = undex_chart_svg(bars, title), *shown = undex_display_path(options->svg);
    if (undex_output_file(store, options->svg, svg, strlen(svg), &error)) {
        if (!cli->common.quiet)
            undex_cli_message("%s: %u bars", shown, bars->len);
        return UNDEX_EXIT_DONE;
    }
    return undex_cli_fail("cannot write %s: %s", shown, error->message);
}

/* "142 passages in 20 documents; they are more than are counted here" */
static void say_total(const undex_cli *cli, const undex_index *store, const undex_facet *facet)
{
    g_autoptr(GPtrArray) missing = undex_index_shards_left_out(store);
    const undex_results all = {.matches_estimated = facet->matches,
                               .documents_estimated = facet->documents,
                               .matches_exact = facet->exact,
                               .shards = undex_index_shards(store),
                               .shards_missing = missing};
    g_autofree char *total = undex_total_passages(facet->matches, &all);
    g_autofree char *part = g_strconcat(total, "; so much that these are the counts of a part", NULL);
    undex_total_say(cli, facet->exact ? total : part);
}

static int print_trend(undex_cli *cli, undex_index *store, const undex_facet *facet,
                       const trend_options *options, const char *query)
{
    g_auto(undex_table) table = undex_table_new("trend", columns, put_text);
    table.more = options;
    add_rows(&table, facet);
    cli->printer->table(cli->out, &table);
    int code = table.rows->len ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING;
    if (code == UNDEX_EXIT_DONE)
        say_total(cli, store, facet);
    else if (!cli->common.quiet)
        undex_cli_message("nothing found for '%s'", query);
    if (code == UNDEX_EXIT_DONE && options->svg)
        code = write_svg(cli, store, &table, options, query);
    return code;
}

static int run_trend(undex_cli *cli, const void *given, char **operands)
{
    const trend_options *options = given;
    g_autoptr(GError) error = NULL;
    const char *names[] = {undex_facet_names[options->by], NULL};
    if (g_strcmp0(options->svg, "-") == 0)
        return undex_usage(cli,
                           "the numbers go to standard output; name a file for the chart: --svg FILE.svg");
    g_autofree char *query = undex_cli_query(cli, operands);
    g_autoptr(undex_index) store = query ? undex_cli_open(cli, UNDEX_INDEX_READ) : NULL;
    if (!store)
        return UNDEX_EXIT_ERROR;
    undex_cli_budget_begin(cli);
    g_autoptr(GPtrArray) facets = undex_search_facets(store, query, names, &error);
    if (!facets)
        return undex_cli_stop(cli, error);
    return undex_cli_budget_end(cli, NULL,
                                print_trend(cli, store, g_ptr_array_index(facets, 0), options, query));
}

static const undex_example examples[] = {
    {"trend 'climate AND displacement'", "how many passages match, year by year"},
    {"trend --by=organ --relative remittances", "who speaks of it most, in a thousand of their passages"},
    {"trend --by=body 'human rights'", "A/HRC, CEDAW, A/C.3 and so on"},
    {"trend --svg trend.svg --format=csv 'women NEAR/5 peace'", "a picture, and the numbers"},
    {NULL},
};

const undex_command undex_command_trend = {
    .name = "trend",
    .operands = "QUERY...",
    .summary = "counts what matches by year, organ or body, as a chart",
    .least = 1,
    .most = -1,
    .operand = UNDEX_OPERAND_QUERY,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_QUERY | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(table),
    .options = rows,
    .options_size = sizeof(trend_options),
    .examples = examples,
    .more = "QUERY is as for 'undex search'. What has no date, organ or body comes last, in a row of its "
            "own. A year of which the index has no documents is a gap, not a zero: it has no bar, and in "
            "JSON its hits are null. Exit code 1: nothing found.",
    .run = run_trend,
};
