// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/language_versions.h"
#include "cli/commands/located.h"
#include "cli/commands/passage_picture.h"
#include "cli/formats/cited_language.h"
#include "cli/formats/printer.h"
#include "record/sub_paragraph.h"

#include "base/language.h"

#include <string.h>

enum { MOST_CONTEXT = 1000 };

typedef struct {
    int context, dpi;
    gboolean crop;
    char *image, **languages, **parallel;
} show_options;

#define FIELD(name) offsetof(show_options, name)

static char **list_languages(G_GNUC_UNUSED const undex_command *command)
{
    g_autoptr(GStrvBuilder) codes = g_strv_builder_new();
    for (const undex_language *language = undex_data_languages; language->code; language++)
        g_strv_builder_add(codes, language->code);
    return g_strv_builder_end(codes);
}

static gboolean can_be_parallel(const undex_printer *printer)
{
    return printer->parallel || printer->table;
}

static const undex_option rows[] = {
    {"context", 'C', UNDEX_VALUE_NUMBER, FIELD(context), "N", "also print N passages before and after",
     .most = MOST_CONTEXT},
    {"lang", 0, UNDEX_VALUE_CHOICES, FIELD(languages), "LANG", "print it in this language, or in these",
     .conflicts = "parallel", .list_choices = list_languages},
    {"parallel", 0, UNDEX_VALUE_CHOICES, FIELD(parallel), "LANG,LANG",
     "print it in these languages, side by side", .conflicts = "context image",
     .list_choices = list_languages, .is_printed = can_be_parallel},
    {"image", 0, UNDEX_VALUE_FILE, FIELD(image), "FILE",
     "also draw the page, or pages, with the passage and its notes marked, as a PNG (-: only that, to "
     "standard output)"},
    {"crop", 0, UNDEX_VALUE_NONE, FIELD(crop), NULL, "draw only what is marked", .needs = "image"},
    {"dpi", 0, UNDEX_VALUE_NUMBER, FIELD(dpi), "N", "pixels an inch of the picture (110)",
     .least = UNDEX_PICTURE_DPI_LEAST, .most = UNDEX_PICTURE_DPI_MOST, .needs = "image"},
    {NULL},
};

/* 'm': meant, 'c': context, 0: left out. Notes stand below the passages that carry them, as no context. */
static char *choose(const undex_cited *place, int context)
{
    guint n = place->document->passages->len;
    char *choice = g_malloc0(n + 1);
    for (guint i = 0; i < place->ordinals->len; i++) {
        int ordinal = g_array_index(place->ordinals, int, i);
        choice[ordinal] = 'm';
        for (int way = -1; way <= 1; way += 2)
            for (int at = ordinal + way, left = context; left > 0 && at >= 0 && at < (int)n; at += way) {
                if (undex_passage_is_note(g_ptr_array_index(place->document->passages, at)))
                    continue;
                choice[at] = choice[at] ? choice[at] : 'c';
                left--;
            }
    }
    return choice;
}

/* Formats that have no way to print a whole document print its passages. A whole document is printed as
 * `extract` prints it. */
static void show_place(undex_cli *cli, const undex_cited *place, int context)
{
    undex_cite_passages(cli, place->document, place->document->passages);
    if (place->whole && cli->printer->extracted) {
        cli->printer->extracted(cli->out, place->document);
        return;
    }
    g_autoptr(GHashTable) notes = undex_document_notes(place->document);
    g_autofree char *choice = choose(place, context);
    for (guint i = 0; i < place->document->passages->len && !cli->out->error; i++) {
        const undex_passage *passage = g_ptr_array_index(place->document->passages, i);
        if (!choice[i])
            continue;
        g_autoptr(GPtrArray) carried = undex_passage_notes(passage, notes);
        undex_shown shown = {place->document, passage, carried, choice[i] == 'c', NULL, 0};
        if (!shown.context && place->item)
            shown.item = undex_sub_paragraph_find(passage, place->item, &shown.item_end);
        cli->printer->shown(cli->out, &shown);
    }
}

static void show_places(undex_cli *cli, const GPtrArray *places, int context)
{
    undex_printer_begin(cli->printer, cli->out);
    for (guint i = 0; i < places->len; i++)
        show_place(cli, g_ptr_array_index(places, i), context);
    undex_printer_end(cli->printer, cli->out);
}

static void say_families(const undex_located *asked, gboolean quiet)
{
    g_autoptr(GPtrArray) shown = g_ptr_array_new();
    for (guint i = 0; i < asked->places->len; i++) {
        const undex_cited *cited = g_ptr_array_index(asked->places, i);
        if (cited->ordinals->len)
            g_ptr_array_add(shown, cited->document);
    }
    undex_say_families(asked->store, shown, quiet);
}

static int run_show(undex_cli *cli, const void *given, char **operands)
{
    const show_options *options = given;
    g_auto(undex_located) asked = {0};
    int code = undex_cli_locate(cli, operands, &asked);
    if (code != UNDEX_EXIT_DONE)
        return code;
    if (options->parallel)
        return undex_cli_versions_print(cli, &asked, options->parallel);
    code = options->languages ? undex_cli_versions_in(cli, &asked, options->languages) : code;
    if (code != UNDEX_EXIT_DONE)
        return code;
    say_families(&asked, cli->common.quiet);
    if (!options->image || strcmp(options->image, "-") != 0)
        show_places(cli, asked.places, options->context);
    if (!options->image)
        return UNDEX_EXIT_DONE;
    undex_picture_options how = {options->dpi, options->crop};
    return undex_cli_image(cli, asked.store, asked.first, options->image, &how);
}

static const undex_example examples[] = {
    {"show 'A/68/190, para. 12'", "the paragraph whole, with its headings and notes"},
    {"show -C 2 'A/68/190, para. 12'", "with two passages before and after it"},
    {"show 'A/RES/70/1, annex, para. 3 (b)'", "with the sub-paragraph set apart"},
    {"show 'footnote 7 of A/68/190'", "a note"},
    {"show 'A/68/190, para. 12' --image p.png --crop", "and what the page looks like there"},
    {"show A/68/190", "the whole document"},
    {"show --parallel=en,fr 'A/68/190, para. 12'", "two languages side by side"},
    {"show 'A/68/190#para.12'", "a passage by its id"},
    {NULL},
};

const undex_command undex_command_show = {
    .name = "show",
    .operands = "CITATION",
    .summary = "prints one passage whole, with headings, notes and context",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS | UNDEX_TAKES_CITATIONS | UNDEX_TAKES_PAGER |
             UNDEX_TAKES_SANDBOX,
    .slot = UNDEX_SLOT(shown),
    .options = rows,
    .options_size = sizeof(show_options),
    .examples = examples,
    .more =
        "CITATION is as people write it: lists (paras. 12, 14 and 16-18), sections (sect. III.B), pages (pp. "
        "5-6), [12], OP 3, third preambular paragraph, with dates, titles and 'UN Doc.' between.\n--image "
        "replaces a picture that is there, and no other file.\nExit code 1: no such passage in the index; "
        "what places the document has is said.",
    .run = run_show,
};
