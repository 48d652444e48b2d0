// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/query_budget.h"
#include "cli/formats/printer.h"
#include "cli/formats/total.h"
#include "cli/open_index.h"

#include <string.h>

enum { USUAL_COUNT = 50 };

typedef struct {
    char *prefix;
    enum { BY_COUNT, BY_WORD } sort;
    int count;
} terms_options;

static const terms_options defaults = {.count = USUAL_COUNT};

static const char *const sorts[] = {[BY_COUNT] = "count", [BY_WORD] = "word", NULL};

#define FIELD(name) offsetof(terms_options, name)

static const undex_option rows[] = {
    {"prefix", 0, UNDEX_VALUE_TEXT, FIELD(prefix), "TEXT", "words that begin with TEXT"},
    {"sort", 0, UNDEX_VALUE_CHOICE, FIELD(sort), "HOW", "count (the most frequent first, default) or word",
     .choices = sorts},
    {"count", 'n', UNDEX_VALUE_NUMBER, FIELD(count), "N", "print at most N words (50; 0: all)"},
    {NULL},
};

static const undex_column columns[] = {{"term", FALSE}, {"passages", TRUE}, {NULL}};

static void put_text(undex_output *out, const undex_table *table)
{
    int widest = 0;
    for (guint i = 0; i < table->rows->len; i++)
        widest = MAX(widest, (int)strlen(((char **)g_ptr_array_index(table->rows, i))[1]));
    for (guint i = 0; i < table->rows->len && !out->error; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        undex_output_format(out, "%*s  %s\n", widest, row[1], row[0]);
    }
}

static gint by_count(gconstpointer a, gconstpointer b)
{
    const undex_word_count *x = a, *y = b;
    return x->passages != y->passages ? (x->passages > y->passages ? -1 : 1) : strcmp(x->word, y->word);
}

static int print_words(undex_cli *cli, GArray *words, const terms_options *options)
{
    if (options->sort == BY_COUNT)
        g_array_sort(words, by_count);
    guint count = options->count ? MIN(words->len, (guint)options->count) : words->len;
    g_auto(undex_table) table = undex_table_new("term", columns, put_text);
    for (guint i = 0; i < count; i++) {
        const undex_word_count *word = &g_array_index(words, undex_word_count, i);
        undex_table_add(&table, g_strdup(word->word), g_strdup_printf("%d", word->passages));
    }
    cli->printer->table(cli->out, &table);
    g_autofree char *total = undex_total_part((int)count, (int)words->len, TRUE, "word", "words");
    g_autofree char *part = g_strconcat(total, "; -n 0 prints all", NULL);
    if (words->len)
        undex_total_say(cli, count < words->len ? part : total);
    if (words->len)
        return UNDEX_EXIT_DONE;
    if (!cli->common.quiet)
        undex_cli_message("no word begins with '%s'", options->prefix ? options->prefix : "");
    return UNDEX_EXIT_NOTHING;
}

static int run_terms(undex_cli *cli, const void *given, G_GNUC_UNUSED char **operands)
{
    const terms_options *options = given;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    undex_cli_budget_begin(cli);
    g_autoptr(GArray) words = undex_search_terms(store, options->prefix ? options->prefix : "", &error);
    return words ? undex_cli_budget_end(cli, NULL, print_words(cli, words, options))
                 : undex_cli_stop(cli, error);
}

static const undex_example examples[] = {
    {"terms --prefix migra", "the words that migra* would find, the most frequent first"},
    {"terms -n 0 --sort=word --format=tsv", "all words of the index, and in how many passages each stands"},
    {NULL},
};

const undex_command undex_command_terms = {
    .name = "terms",
    .operands = "",
    .summary = "lists the words of the index, and in how many passages they stand",
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_QUERY | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(table),
    .options = rows,
    .options_size = sizeof(terms_options),
    .defaults = &defaults,
    .examples = examples,
    .more = "Words are in lower case and without accents, as the index compares them. Exit code 1: there is "
            "none.",
    .run = run_terms,
};
