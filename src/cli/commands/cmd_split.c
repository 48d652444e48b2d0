// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/printer.h"
#include "cli/index_guard.h"
#include "cli/open_index.h"
#include "cli/stop_signal.h"

#include "base/content_shard.h"
#include "base/json_writer.h"

#include <string.h>
#include <sys/stat.h>

/* 0: it is no number of parts. */
static int parts_of(const char *said)
{
    enum { DIGITS = 4 };
    gsize length = strlen(said);
    gboolean digits = length > 0 && length <= DIGITS && strspn(said, "0123456789") == length;
    int parts = digits ? (int)g_ascii_strtoll(said, NULL, 10) : 0;
    return parts <= UNDEX_SHARDS_CEILING ? parts : 0;
}

static gboolean print_facts(const undex_cli *cli, undex_index *store, const char *folder, int parts,
                            GError **error)
{
    undex_index_counts counts;
    if (!undex_index_count(store, &counts, error))
        return FALSE;
    g_autofree char *list = g_build_filename(folder, UNDEX_INDEX_SPLIT_LIST, NULL);
    g_autoptr(GString) facts = g_string_new("{");
    undex_json_string(facts, "type", "split");
    undex_json_string(facts, "shards", list);
    undex_json_int(facts, "parts", parts);
    undex_json_int(facts, "documents", counts.documents);
    undex_json_int(facts, "passages", counts.passages);
    undex_json_close_object(facts);
    cli->printer->facts(cli->out, facts->str);
    return TRUE;
}

/* What goes wrong is said of the parts, or of the index that is read. */
static int split(undex_cli *cli, undex_index *store, const char *folder, int parts)
{
    enum { STEP_SECONDS = 600 };
    const volatile int *stop = undex_cli_stop_signal();
    g_autofree char *shown = undex_open_index_folder(cli);
    g_autoptr(GError) error = NULL;
    gboolean made = FALSE;
    undex_cli_catch_signals();
    g_setenv("XAPIAN_FLUSH_THRESHOLD", "500", FALSE); /* as for undex index */
    undex_index_guard(shown, STEP_SECONDS);
    if (!undex_index_split(store, folder, parts, stop, &made, &error) ||
        (!*stop && !print_facts(cli, store, folder, parts, &error))) {
        undex_cli one = *cli;
        if (made)
            one.common.index = (char *)folder;
        return undex_cli_stop(&one, error);
    }
    if (!*stop)
        return UNDEX_EXIT_DONE;
    undex_cli_message("stopped by signal %d (%s); nothing was made", *stop, strsignal(*stop));
    return 128 + *stop;
}

static int run_split(undex_cli *cli, G_GNUC_UNUSED const void *options, char **operands)
{
    struct stat facts;
    int parts = parts_of(operands[1]);
    g_autofree char *folder = g_canonicalize_filename(operands[0], NULL),
                    *shown = undex_display_path(operands[0]);
    if (!parts)
        return undex_usage(cli, "'%s' is no number of parts; name one from 1 to %d", operands[1],
                           UNDEX_SHARDS_CEILING);
    if (lstat(folder, &facts) == 0)
        return undex_usage(cli, "'%s' is there already; name a new folder for the parts", shown);
    g_autofree char *from = undex_open_index_folder(cli);
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_READ);
    if (store && !undex_index_exists(from))
        return undex_usage(cli, "'%s' is no folder; name the folder of one index", from);
    return store ? split(cli, store, folder, parts) : UNDEX_EXIT_ERROR;
}

static const undex_example examples[] = {
    {"split parts 8",
     "makes the indexes parts/1 to parts/8 of the index, and their list, parts/index.shards"},
    {"merge whole parts/*/", "makes one of them again"},
    {NULL},
};

const undex_command undex_command_split = {
    .name = "split",
    .operands = "OUT N",
    .summary = "makes N smaller indexes of the index, for as many machines",
    .least = 2,
    .most = 2,
    .operand = UNDEX_OPERAND_FILE,
    .takes = UNDEX_TAKES_INDEX,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .more =
        "OUT is a new folder with an index in each of the folders 1 to N, and their list, index.shards, one "
        "a "
        "line; it is there when it is whole, and not before. The index is checked first, must not be written "
        "to meanwhile, and stays as it is. Each document goes to the part that 'undex index --shard' would "
        "put "
        "it into, and keeps its ids. 'undex merge' makes one index of the parts again.",
    .run = run_split,
};
