// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/thesaurus_concepts.h"
#include "cli/formats/printer.h"
#include "cli/options/options_worker.h"

#include "base/language.h"
#include "thesaurus/thesaurus_folder.h"
#include "undex/ingest.h"

#include <string.h>

typedef struct {
    char *name;
} thesaurus_options;

static const undex_option rows[] = {
    {"name", 0, UNDEX_VALUE_TEXT, offsetof(thesaurus_options, name), "NAME",
     "add: what to call it (the name of the file)"},
    {NULL},
};

static const undex_column columns[] = {
    {"name", FALSE}, {"concepts", TRUE}, {"labels", TRUE}, {"languages", FALSE}, {NULL}};

static void put_list(undex_output *out, const undex_table *table)
{
    for (guint i = 0; i < table->rows->len; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        undex_output_styled(out, UNDEX_STYLE_BOLD, row[0]);
        undex_output_format(out, "  %s concepts, %s labels, %s\n", row[1], row[2], row[3]);
    }
}

/* "en fr": those of its labels. */
static char *languages_of(const undex_thesaurus *t)
{
    GString *names = g_string_new(NULL);
    guint met = 0;
    undex_thesaurus_label label;
    for (guint i = 0; i < undex_thesaurus_labels(t); i++)
        if (undex_thesaurus_label_at(t, i, &label))
            met |= 1U << (label.language - 1);
    for (const undex_language *language = undex_data_languages; language->code; language++)
        if (met & 1U << (language->rank - 1))
            g_string_append_printf(names, "%s%s", names->len ? " " : "", language->code);
    return g_string_free(names, FALSE);
}

static void add_row(undex_table *table, const char *name, const undex_thesaurus *t)
{
    undex_table_add(table, g_strdup(name), g_strdup_printf("%u", undex_thesaurus_concepts(t)),
                    g_strdup_printf("%u", undex_thesaurus_labels(t)), languages_of(t));
}

static int list(undex_cli *cli)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) all = undex_thesaurus_list(&error);
    if (!all)
        return undex_cli_fail("%s", error->message);
    g_auto(undex_table) table = undex_table_new("thesaurus", columns, put_list);
    for (guint i = 0; i < all->len; i++) {
        const undex_named_thesaurus *one = g_ptr_array_index(all, i);
        add_row(&table, one->name, one->thesaurus);
    }
    cli->printer->table(cli->out, &table);
    if (!all->len && !cli->common.quiet)
        undex_cli_message("there is no thesaurus; add one with 'undex thesaurus add FILE'");
    return all->len ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING;
}

/* The name of the file without its ending, in small letters; what may not be in a name is a hyphen. */
static char *name_of(const char *file)
{
    char *name = g_path_get_basename(file);
    char *dot = strrchr(name, '.');
    if (dot && dot > name)
        *dot = '\0';
    for (char *p = name; *p; p++)
        *p = g_ascii_isalnum(*p) || *p == '_' ? g_ascii_tolower(*p) : '-';
    return name;
}

static int add(undex_cli *cli, const thesaurus_options *options, const char *file)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *name = options->name ? g_strdup(options->name) : name_of(file);
    g_autofree char *shown = undex_display_path(file);
    if (!undex_thesaurus_is_name(name))
        return undex_usage(cli,
                           "'%s' cannot be the name of a thesaurus; give it one of letters and digits "
                           "with --name",
                           name);
    undex_workers_options limits = undex_options_workers(cli);
    g_autoptr(GBytes) bytes = undex_ingest_thesaurus(&limits, file, &error);
    g_autoptr(undex_thesaurus) made = bytes ? undex_thesaurus_of(bytes, &error) : NULL;
    if (!made || !undex_thesaurus_put(name, bytes, &error))
        return undex_cli_fail("%s: %s", shown, error->message);
    g_auto(undex_table) table = undex_table_new("thesaurus", columns, put_list);
    add_row(&table, name, made);
    cli->printer->table(cli->out, &table);
    return UNDEX_EXIT_DONE;
}

static int take_out(undex_cli *cli, const char *name)
{
    g_autoptr(GError) error = NULL;
    gboolean was = FALSE;
    if (undex_thesaurus_is_name(name) && !undex_thesaurus_remove(name, &was, &error))
        return undex_cli_fail("%s", error->message);
    if (!was && !cli->common.quiet)
        undex_cli_message("there is no thesaurus '%s'; 'undex thesaurus list' shows which there are", name);
    return was ? UNDEX_EXIT_DONE : UNDEX_EXIT_NOTHING;
}

static int run_thesaurus(undex_cli *cli, const void *given, char **operands)
{
    const thesaurus_options *options = given;
    guint n = g_strv_length(operands);
    const char *what = operands[0];
    if (options->name && strcmp(what, "add") != 0)
        return undex_usage(cli, "--name goes with 'add' only");
    if (strcmp(what, "add") == 0 && n == 2)
        return add(cli, options, operands[1]);
    if (strcmp(what, "list") == 0 && n == 1)
        return list(cli);
    if (strcmp(what, "remove") == 0 && n == 2)
        return take_out(cli, operands[1]);
    if (strcmp(what, "show") == 0 && n > 1)
        return undex_cli_show_concepts(cli, operands + 1);
    return undex_usage(cli, "write 'undex thesaurus add FILE', 'list', 'remove NAME' or 'show WORD'");
}

static const undex_example examples[] = {
    {"thesaurus add unbis.ttl", "from now on queries find what its concepts are called otherwise, too"},
    {"thesaurus add --name eurovoc eurovoc-skos-ap-eu.rdf", "under another name than that of the file"},
    {"thesaurus list", "those that were added"},
    {"thesaurus show human rights",
     "the concept: its names, what stands beside it, and how many passages have it"},
    {"thesaurus remove unbis", "queries are as before"},
    {NULL},
};

const undex_command undex_command_thesaurus = {
    .name = "thesaurus",
    .operands = "add|list|remove|show [FILE|NAME|WORD...]",
    .summary = "keeps thesauri, by which queries find what they mean in other words and languages",
    .least = 1,
    .most = -1,
    .operand = UNDEX_OPERAND_FILE,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_QUERY | UNDEX_TAKES_WORKERS | UNDEX_TAKES_PAGER,
    .slot = UNDEX_SLOT(table),
    .options = rows,
    .options_size = sizeof(thesaurus_options),
    .examples = examples,
    .more =
        "A thesaurus is a file in SKOS, as Turtle, N-Triples or RDF/XML: the UNBIS Thesaurus of the United "
        "Nations, EuroVoc, AGROVOC. It is read in the sandbox, at most 50 million statements of it, and kept "
        "in "
        "$XDG_DATA_HOME/undex/thesaurus (~/.local/share/undex/thesaurus) for queries over every index "
        "(search --across). "
        "Labels count in the languages that undex knows; one without a language is taken for English.\n"
        "Exit code 1: there is none.",
    .run = run_thesaurus,
};
