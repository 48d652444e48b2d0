// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/located.h"
#include "cli/formats/printer.h"

#include "undex/citation_style.h"

typedef struct {
    int style; /* a place in undex_citation_styles */
} citation_options;

static char **list_styles(G_GNUC_UNUSED const undex_command *command)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (int i = 0; undex_citation_styles[i]; i++)
        g_strv_builder_add(names, undex_citation_styles[i]->name);
    return g_strv_builder_end(names);
}

static const undex_option rows[] = {
    {"style", 0, UNDEX_VALUE_CHOICE, offsetof(citation_options, style), "STYLE",
     "un (default), chicago, oscola, bibtex, ris or csl-json", .list_choices = list_styles},
    {NULL},
};

static const undex_column columns[] = {
    {"style", FALSE}, {"id", FALSE}, {"citation", FALSE}, {"text", FALSE}, {NULL}};

/* As the style would stand in a file of its own. */
static void put_text(undex_output *out, const undex_table *table)
{
    char **row = g_ptr_array_index(table->rows, 0);
    const undex_citation_style *style = undex_citation_style_find(row[0]);
    undex_output_text(out, style->head);
    undex_output_json(out, row[3]);
    undex_output_text(out, style->tail);
}

static void print_reference(undex_cli *cli, const undex_citation_style *style,
                            const undex_reference *reference)
{
    const undex_passage *passage = reference->passage;
    g_autofree char *text = style->format(reference);
    const char *id = passage ? passage->id : reference->document->key;
    const char *citation = passage && passage->citation ? passage->citation : reference->document->key;
    g_auto(undex_table) table = undex_table_new("citation", columns, put_text);
    undex_table_add(&table, g_strdup(style->name), g_strdup(id), g_strdup(citation), g_strdup(text));
    cli->printer->table(cli->out, &table);
}

/* A page as a place of its own: its passages have other numbers. */
static undex_passage *page_of(const undex_cited *place)
{
    const undex_passage *first = undex_cited_passage(place);
    undex_passage *page = undex_passage_new(UNDEX_KIND_BLOCK);
    page->component = g_strdup(first->component);
    page->page_first = page->page_last = place->page;
    page->id = g_strdup_printf("%s#p.%d", place->document->key, place->page);
    page->citation =
        g_strdup_printf("%s, p. %s", place->document->symbol ? place->document->symbol : place->document->key,
                        place->page_label);
    page->page_label = g_strdup(place->page_label);
    return page;
}

/* By the places that were asked for, where they were; by the passage, where it was asked for by its id. */
static void citation_place(undex_cli *cli, const undex_citation_style *style, const undex_cited *place)
{
    g_autoptr(undex_passage) page = place->page ? page_of(place) : NULL;
    undex_reference reference = {.document = place->document, .passage = page, .item = place->item};
    if (!page && !place->whole)
        reference.passage = undex_cited_passage(place);
    reference.section = place->section;
    if (place->locators) {
        reference.locators = (const undex_locator *)(gconstpointer)place->locators->data;
        reference.count = place->locators->len;
    }
    print_reference(cli, style, &reference);
    if (!page && !place->whole && !reference.count && !place->section && place->ordinals->len > 1 &&
        !cli->common.quiet)
        undex_cli_message("%u passages are meant; this is the first", place->ordinals->len);
}

static int run_cite(undex_cli *cli, const void *given, char **operands)
{
    const citation_options *options = given;
    g_auto(undex_located) asked = {0};
    int code = undex_cli_locate(cli, operands, &asked);
    if (code != UNDEX_EXIT_DONE)
        return code;
    citation_place(cli, undex_citation_styles[options->style], asked.first);
    return UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"cite 'A/68/190, para. 12'", "as footnotes of United Nations documents have it"},
    {"cite --style=chicago 'A/RES/70/1, annex, para. 3 (b)'", "a note of the Chicago Manual of Style"},
    {"cite --style=bibtex 'A/68/190#para.12' >>thesis.bib", "an entry, with the paragraph as its locator"},
    {NULL},
};

const undex_command undex_command_cite = {
    .name = "cite",
    .operands = "CITATION",
    .summary = "prints a citation in the style of a paper or a reference manager",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS,
    .slot = UNDEX_SLOT(table),
    .options = rows,
    .options_size = sizeof(citation_options),
    .examples = examples,
    .more = "CITATION is as for 'undex show': as people write it, or a passage's id. What is cited must be "
            "in the index.\nExit code 1: it is not.",
    .run = run_cite,
};
