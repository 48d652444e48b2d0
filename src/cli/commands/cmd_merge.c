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

/* All of them (undex_index *), opened. NULL after it has said which cannot be. */
static GPtrArray *open_all(const undex_cli *cli, char **folders)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)undex_index_free);
    for (; *folders; folders++) {
        undex_cli one = *cli;
        one.common.index = *folders;
        undex_index *store = undex_cli_open(&one, UNDEX_INDEX_READ);
        if (!store)
            return NULL;
        g_ptr_array_add(all, store);
    }
    return g_steal_pointer(&all);
}

/* What goes wrong is said of the index that is made, or of the one that is read. */
static int merge_all(undex_cli *cli, undex_index *into, const GPtrArray *inputs, char **folders)
{
    const volatile int *stop = undex_cli_stop_signal();
    g_autoptr(GError) error = NULL;
    for (guint i = 0; i < inputs->len && !*stop; i++) {
        undex_cli one = *cli;
        one.common.index = folders[i];
        if (!undex_index_merge(into, g_ptr_array_index(inputs, i), stop, &error))
            return undex_cli_stop(undex_index_is_broken(into) ? cli : &one, error);
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
    undex_index *into = undex_index_begin_new(folder, &error);
    int code = into ? merge_all(&out, into, inputs, operands + 1) : undex_cli_stop(&out, error);
    g_clear_error(&error);
    if (!undex_index_end_new(into, folder, code == UNDEX_EXIT_DONE, &error) ||
        (code == UNDEX_EXIT_DONE && !print_facts(&out, &error)))
        return undex_cli_stop(&out, error);
    return code;
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
        "OUT is a new folder; it is there when it is whole, and not before. The others stay as they are. Of "
        "two files with one path the one that was indexed later is taken; files with the same contents are "
        "one document. What one run of 'undex index' over all files would find, OUT finds.",
    .run = run_merge,
};
