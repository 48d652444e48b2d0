// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/locate.h"
#include "cli/print.h"
#include "cli/store.h"

#include <string.h>

enum { MOST_CONTEXT = 1000 };

typedef struct {
    int context;
} show_options;

static const GOptionEntry entries[] = {
    {"context", 'C', 0, G_OPTION_ARG_INT, UNDEX_FIELD(show_options, context),
     "also print N passages before and after", "N"},
    {NULL},
};

static GHashTable *passages_by_id(const undex_document *document)
{
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->passages->len; i++) {
        undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (passage->id)
            g_hash_table_insert(table, passage->id, passage);
    }
    return table;
}

static GPtrArray *notes_of(const undex_passage *passage, GHashTable *by_id)
{
    GPtrArray *notes = g_ptr_array_new();
    for (guint i = 0; i < passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        undex_passage *note = mark->id ? g_hash_table_lookup(by_id, mark->id) : NULL;
        if (note && !g_ptr_array_find(notes, note, NULL))
            g_ptr_array_add(notes, note);
    }
    return notes;
}

/* 'm': meant, 'c': context, 0: left out. Notes stand below the passages that carry them and are no context.
 */
static char *choose(const undex_place *place, int context)
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

/* A whole document is printed as `extract` prints it. */
static void show_place(undex_cli *cli, const undex_place *place, int context)
{
    if (place->whole) {
        cli->printer->extracted(cli->out, place->document);
        return;
    }
    g_autoptr(GHashTable) by_id = passages_by_id(place->document);
    g_autofree char *choice = choose(place, context);
    for (guint i = 0; i < place->document->passages->len && !cli->out->error; i++) {
        const undex_passage *passage = g_ptr_array_index(place->document->passages, i);
        if (!choice[i])
            continue;
        g_autoptr(GPtrArray) notes = notes_of(passage, by_id);
        undex_shown shown = {place->document, passage, notes, choice[i] == 'c'};
        cli->printer->shown(cli->out, &shown);
    }
}

static int nothing(const undex_cli *cli, const char *asked, const GPtrArray *places)
{
    if (cli->common.quiet)
        return UNDEX_EXIT_NOTHING;
    if (places->len) {
        const undex_place *place = g_ptr_array_index(places, 0);
        undex_message("%s is in the index, but '%s' is not in it", place->document->key, asked);
    } else {
        undex_message("'%s' is not in the index; 'undex list' shows what is", asked);
    }
    return UNDEX_EXIT_NOTHING;
}

static int run_show(undex_cli *cli, const void *given, char **operands)
{
    const show_options *options = given;
    g_autoptr(GError) error = NULL;
    g_autofree char *asked = g_strstrip(g_strjoinv(" ", operands));
    if (options->context < 0 || options->context > MOST_CONTEXT)
        return undex_usage(cli, "-C wants a number from 0 to %d", MOST_CONTEXT);
    if (!*asked || !g_utf8_validate(asked, -1, NULL))
        return undex_usage(cli, "CITATION is %s", *asked ? "not valid UTF-8" : "empty");
    g_autoptr(undex_store) store = undex_cli_open(cli, UNDEX_STORE_READ);
    if (!store)
        return UNDEX_EXIT_ERROR;
    g_autoptr(GPtrArray) places = undex_locate(store, asked, &error);
    if (!places)
        return undex_cli_stop(cli, error);
    guint meant = 0;
    for (guint i = 0; i < places->len; i++)
        meant += ((undex_place *)g_ptr_array_index(places, i))->ordinals->len;
    if (!meant)
        return nothing(cli, asked, places);
    undex_printer_begin(cli->printer, cli->out);
    for (guint i = 0; i < places->len; i++)
        show_place(cli, g_ptr_array_index(places, i), options->context);
    undex_printer_end(cli->printer, cli->out);
    return UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"show 'A/68/190, para. 12'", "the paragraph whole, with its headings and notes"},
    {"show -C 2 'A/68/190, para. 12'", "with two passages before and after it"},
    {"show 'A/68/190, footnote 7'", "a note"},
    {"show A/68/190", "the whole document"},
    {"show 'A/68/190#para.12'", "a passage by its id"},
    {NULL},
};

const undex_command undex_command_show = {
    .name = "show",
    .operands = "CITATION",
    .summary = "prints one passage whole, with headings, notes and context",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX,
    .slot = UNDEX_SLOT(shown),
    .options = entries,
    .options_size = sizeof(show_options),
    .examples = examples,
    .more = "Exit code 1: no such passage in the index.",
    .run = run_show,
};
