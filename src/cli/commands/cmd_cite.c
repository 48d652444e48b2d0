// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/located.h"
#include "cli/formats/cited_language.h"
#include "cli/formats/printer.h"
#include "cli/open_index.h"

#include "undex/citation_style.h"
#include "undex/family.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    {"style", FALSE},        {"id", FALSE}, {"citation", FALSE}, {"text", FALSE}, {"superseded_by", FALSE},
    {"corrected_by", FALSE}, {NULL}};

/* As the style would stand in a file of its own. */
static void put_text(undex_output *out, const undex_table *table)
{
    const undex_citation_style *style = table->more;
    undex_output_text(out, style->head);
    for (guint i = 0; i < table->rows->len; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        if (i)
            undex_output_text(out, style->between);
        undex_output_json(out, row[3]);
    }
    undex_output_text(out, style->tail);
}

/* What one run cites. */
typedef struct {
    const undex_cli *cli;
    undex_index *store;
    undex_bibliography *cited;
    GPtrArray *languages;   /* char *: of the document of each entry; NULL: not known */
    GPtrArray *versions[2]; /* char *: by which it is superseded, and corrected; NULL: by none */
    GHashTable *said;       /* keys of documents whose families were told */
    gboolean wrong, missing;
} citing;

static char *joined(const GPtrArray *symbols)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; symbols && i < symbols->len; i++)
        g_string_append_printf(out, "%s%s", i ? "; " : "", (char *)symbols->pdata[i]);
    return g_string_free(out, FALSE);
}

static void add_reference(citing *run, const undex_reference *reference)
{
    const undex_document *document = reference->document;
    undex_bibliography_add(run->cited, reference);
    if (undex_bibliography_length(run->cited) <= run->languages->len)
        return;
    g_ptr_array_add(run->languages, g_strdup(document->language));
    g_ptr_array_add(run->versions[0], joined(document->superseded_by));
    g_ptr_array_add(run->versions[1], joined(document->corrected_by));
}

/* Citations of an entry, in the language that is wanted. */
static char *citations_of(const citing *run, guint i)
{
    const undex_document document = {.language = run->languages->pdata[i]};
    const GPtrArray *citations = undex_bibliography_citations(run->cited, i);
    GString *out = g_string_new(NULL);
    for (guint k = 0; k < citations->len; k++) {
        g_autofree char *citation = undex_cite_text(run->cli, &document, citations->pdata[k]);
        g_string_append_printf(out, "%s%s", k ? "; " : "", citation);
    }
    return g_string_free(out, FALSE);
}

/* Styles but the first are written in English. */
static void add_rows(const citing *run, undex_table *table)
{
    const undex_citation_style *style = table->more;
    for (guint i = 0; i < undex_bibliography_length(run->cited); i++) {
        const undex_document document = {.language = run->languages->pdata[i]};
        char *text = undex_bibliography_entry(run->cited, i);
        if (style == undex_citation_styles[0]) {
            char *worded = undex_cite_text(run->cli, &document, text);
            g_free(text);
            text = worded;
        }
        const char *id = undex_bibliography_ids(run->cited, i)->pdata[0];
        undex_table_add(table, g_strdup(style->name), g_strdup(id), citations_of(run, i), text,
                        g_strdup(run->versions[0]->pdata[i]), g_strdup(run->versions[1]->pdata[i]));
    }
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

/* A document that was superseded or corrected is cited as such; that is said once. */
static void tell_family(citing *run, undex_document *document)
{
    g_autoptr(GPtrArray) family = undex_family_find(run->store, document, NULL);
    if (family)
        undex_family_note(document, family);
    if (document->key && g_hash_table_add(run->said, g_strdup(document->key)) && !run->cli->common.quiet)
        undex_say_family(document, family, TRUE);
}

/* By the places that were asked for, where they were; by the passage, where it was asked for by its id. */
static void add_place(citing *run, const undex_cited *place)
{
    g_autoptr(undex_passage) page = place->page ? page_of(place) : NULL;
    undex_reference reference = {.document = place->document, .passage = page, .item = place->item};
    tell_family(run, place->document);
    if (!page && !place->whole)
        reference.passage = undex_cited_passage(place);
    reference.section = place->section;
    if (place->locators) {
        reference.locators = (const undex_locator *)(gconstpointer)place->locators->data;
        reference.count = place->locators->len;
    }
    add_reference(run, &reference);
    if (!page && !place->whole && !reference.count && !place->section && place->ordinals->len > 1 &&
        !run->cli->common.quiet)
        undex_cli_message("%u passages are meant; this is the first", place->ordinals->len);
}

/* FALSE: the index cannot be read. */
static gboolean cite_one(citing *run, const char *asked)
{
    g_auto(undex_located) found = {0};
    int code = undex_cli_locate_text(run->cli, run->store, asked, &found);
    if (code == UNDEX_EXIT_DONE)
        add_place(run, found.first);
    run->missing |= code == UNDEX_EXIT_NOTHING;
    return code == UNDEX_EXIT_DONE || code == UNDEX_EXIT_NOTHING;
}

/* One citation a line of standard input; lines with nothing on them are passed over. */
static gboolean cite_lines(citing *run)
{
    enum { LONGEST_LINE = 64 * 1024 };
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    gboolean well = TRUE;
    for (int number = 1; well && (length = getline(&line, &room, stdin)) >= 0; number++) {
        gboolean text = length <= LONGEST_LINE && !memchr(line, '\0', (size_t)length) &&
                        g_utf8_validate(line, length, NULL);
        if (!text)
            undex_cli_message("standard input, line %d: it is too long, or no text in UTF-8; it was left out",
                              number);
        else if (*g_strstrip(line))
            well = cite_one(run, line);
        run->wrong |= !text;
    }
    free(line);
    return well;
}

/* Where each operand names a document they are citations, each of its own; else the words of one. */
static gboolean is_list(char **operands)
{
    for (char **one = operands; *one; one++) {
        g_autoptr(undex_citation) citation =
            g_utf8_validate(*one, -1, NULL) ? undex_citation_parse(*one) : NULL;
        if (!citation || !(citation->symbol || citation->document))
            return FALSE;
    }
    return TRUE;
}

static gboolean cite_all(citing *run, char **operands)
{
    if (strcmp(operands[0], "-") == 0 && !operands[1])
        return cite_lines(run);
    gboolean well = TRUE;
    for (char **one = operands; *one && well; one++)
        well = cite_one(run, *one);
    return well;
}

static int run_cite(undex_cli *cli, const void *given, char **operands)
{
    const citation_options *options = given;
    g_autofree char *joined = g_strstrip(g_strjoinv(" ", operands));
    char *alone[] = {joined, NULL};
    if (!*joined || !g_utf8_validate(joined, -1, NULL))
        return undex_usage(cli, "%s is %s", cli->command->operands, *joined ? "not valid UTF-8" : "empty");
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    g_auto(undex_table) table = undex_table_new("citation", columns, put_text);
    table.more = undex_citation_styles[options->style];
    g_autoptr(undex_bibliography) cited = undex_bibliography_new(table.more);
    g_autoptr(GPtrArray) languages = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) superseded = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) corrected = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    citing run = {cli, store, cited, languages, {superseded, corrected}, said, FALSE, FALSE};
    gboolean well = cite_all(&run, is_list(operands) ? operands : alone);
    add_rows(&run, &table);
    if (table.rows->len)
        cli->printer->table(cli->out, &table);
    return !well                      ? UNDEX_EXIT_ERROR
           : !table.rows->len         ? run.wrong ? UNDEX_EXIT_ERROR : UNDEX_EXIT_NOTHING
           : run.wrong || run.missing ? UNDEX_EXIT_SOME
                                      : UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"cite 'A/68/190, para. 12'", "as footnotes of United Nations documents have it"},
    {"cite --style=chicago 'A/RES/70/1, annex, para. 3 (b)'", "a note of the Chicago Manual of Style"},
    {"cite --style=bibtex 'A/68/190, para. 12' 'A/68/190, para. 15'",
     "an entry of the document, and two citations"},
    {"cite --style=oscola - <cited.txt", "each line of a file"},
    {NULL},
};

const undex_command undex_command_cite = {
    .name = "cite",
    .operands = "CITATION...",
    .summary = "prints a citation in the style of a paper or a reference manager",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_CITATIONS,
    .slot = UNDEX_SLOT(table),
    .options = rows,
    .options_size = sizeof(citation_options),
    .examples = examples,
    .more =
        "CITATION is as for 'undex show': as people write it, or a passage's id; - reads standard input, a "
        "citation a line. What is cited must be in the index. bibtex, ris and csl-json have an entry a "
        "document; "
        "what is cited of it stands below it as \\cite[para. 12]{A-68-190}, in notes (N1), or in "
        "custom.citationItems.\nExit code 1: nothing of it is; 3: not all "
        "of it is.",
    .run = run_cite,
};
