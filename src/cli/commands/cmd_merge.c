// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/printer.h"
#include "cli/index_guard.h"
#include "cli/open_index.h"
#include "cli/stop_signal.h"

#include "base/json_writer.h"

#include <string.h>
#include <sys/stat.h>

static gboolean print_facts(const undex_cli *cli, GError **error)
{
    undex_index_counts counts;
    g_autoptr(undex_index) store = undex_index_open(cli->common.index, UNDEX_INDEX_READ, error);
    if (!store || !undex_index_count(store, &counts, error))
        return FALSE;
    g_autoptr(GString) facts = g_string_new("{");
    undex_json_string(facts, "type", "merge");
    undex_json_string(facts, "index", cli->common.index);
    undex_json_int(facts, "documents", counts.documents);
    undex_json_int(facts, "passages", counts.passages);
    undex_json_int(facts, "bytes", counts.bytes);
    undex_json_close_object(facts);
    cli->printer->facts(cli->out, facts->str);
    return TRUE;
}

/* Two names may lead to one index. FALSE after it has said so. */
static gboolean is_new(const undex_cli *cli, char **folders, int i)
{
    struct stat own, other;
    for (int k = 0; k < i; k++)
        if (stat(folders[i], &own) == 0 && stat(folders[k], &other) == 0 && own.st_dev == other.st_dev &&
            own.st_ino == other.st_ino) {
            g_autofree char *shown = undex_display_path(folders[i]);
            undex_usage(cli, "'%s' is named twice; name each index once", shown);
            return FALSE;
        }
    return TRUE;
}

/* Entries are copied from files. FALSE after it has said so. */
static gboolean is_folder(const undex_cli *cli, const char *folder)
{
    g_autofree char *shown = undex_display_path(folder);
    if (g_file_test(folder, G_FILE_TEST_IS_DIR))
        return TRUE;
    undex_usage(cli, "'%s' is no folder; name the folders of the indexes, not a list or HOST:PORT", shown);
    return FALSE;
}

/* All of them (undex_index *), opened. NULL after it has said which cannot be. */
static GPtrArray *open_all(const undex_cli *cli, char **folders)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)undex_index_free);
    for (int i = 0; folders[i]; i++) {
        undex_cli one = *cli;
        one.common.index = folders[i];
        if (!is_folder(cli, folders[i]) || !is_new(cli, folders, i))
            return NULL;
        undex_index *store = undex_cli_open(&one, UNDEX_INDEX_READ);
        if (!store)
            return NULL;
        g_ptr_array_add(all, store);
    }
    return g_steal_pointer(&all);
}

/* What goes wrong is said of the index that is made, or of the one that is read. */
static int merge_all(const undex_cli *cli, const GPtrArray *inputs, char **folders)
{
    const volatile int *stop = undex_cli_stop_signal();
    g_autoptr(GError) error = NULL;
    guint at = 0;
    if (!undex_index_merge(inputs, cli->common.index, stop, &at, &error)) {
        undex_cli one = *cli;
        if (at < inputs->len)
            one.common.index = folders[at];
        return undex_cli_stop(&one, error);
    }
    if (!*stop)
        return UNDEX_EXIT_DONE;
    undex_cli_message("stopped by signal %d (%s); nothing was made", *stop, strsignal(*stop));
    return 128 + *stop;
}

static int run_merge(undex_cli *cli, G_GNUC_UNUSED const void *options, char **operands)
{
    enum { STEP_SECONDS = 600 };
    struct stat facts;
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_canonicalize_filename(operands[0], NULL),
                    *shown = undex_display_path(operands[0]);
    if (lstat(folder, &facts) == 0)
        return undex_usage(cli, "'%s' is there already; name a new folder for what is merged", shown);
    undex_cli out = *cli;
    out.common.index = folder;
    g_autoptr(GPtrArray) inputs = open_all(cli, operands + 1);
    if (!inputs)
        return UNDEX_EXIT_ERROR;
    undex_cli_catch_signals();
    g_setenv("XAPIAN_FLUSH_THRESHOLD", "500", FALSE); /* as for undex index */
    undex_index_guard(shown, STEP_SECONDS);
    int code = merge_all(&out, inputs, operands + 1);
    return code != UNDEX_EXIT_DONE || print_facts(&out, &error) ? code : undex_cli_stop(&out, error);
}

static const undex_example examples[] = {
    {"merge all part1 part2 part3", "makes the index 'all' of three that were made apart"},
    {"search --index all drought", "which is then like any other"},
    {NULL},
};

const undex_command undex_command_merge = {
    .name = "merge",
    .operands = "OUT IN...",
    .summary = "makes one index of several, such as those of 'undex index --shard'",
    .least = 2,
    .most = -1,
    .operand = UNDEX_OPERAND_FILE,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .more =
        "OUT is a new folder; it is there when it is whole, and not before. The others are checked first, "
        "must not "
        "be written to meanwhile, and stay as they are. Of "
        "two files with one path the one that was indexed later is taken; files with the same contents are "
        "one document. What one run of 'undex index' over all files would find, OUT finds.",
    .run = run_merge,
};
