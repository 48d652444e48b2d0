// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/printer.h"
#include "cli/open_index.h"

#include "base/json_writer.h"

static void print_report(undex_cli *cli, const undex_index_report *report)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_ptr_array_extend(all, report->defects, NULL, NULL);
    g_ptr_array_extend(all, report->documents, NULL, NULL);
    g_autoptr(GString) facts = g_string_new("{");
    undex_json_string(facts, "type", "check");
    undex_json_boolean(facts, "sound", all->len == 0);
    undex_json_int(facts, "documents", report->counts.documents);
    undex_json_int(facts, "passages", report->counts.passages);
    undex_json_strings(facts, "defects", all);
    undex_json_close_object(facts);
    cli->printer->facts(cli->out, facts->str);
}

/* What follows from it, and what to do. */
static int judge(const undex_index_report *report)
{
    if (report->changed) {
        undex_cli_message(
            "the index changed each time while it was checked; check again when no run writes to it");
        return UNDEX_EXIT_SOME;
    }
    if (report->defects->len == 1 &&
        g_str_has_suffix(g_ptr_array_index(report->defects, 0), UNDEX_INDEX_ADVICE_UPGRADE))
        return undex_cli_fail("the index cannot be checked; " UNDEX_INDEX_ADVICE_UPGRADE);
    if (report->defects->len)
        return undex_cli_fail(
            "the index has defects; remove its folder and run 'undex index' again to mend it");
    if (report->documents->len) {
        undex_cli_message(
            "the index is sound but for the documents named; run 'undex index --force' on their "
            "files to mend them");
        return UNDEX_EXIT_SOME;
    }
    return UNDEX_EXIT_DONE;
}

static int run_check(undex_cli *cli, G_GNUC_UNUSED const void *options, G_GNUC_UNUSED char **operands)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index_report) report = undex_index_report_new();
    g_autofree char *folder = undex_cli_find_index(cli, UNDEX_INDEX_READ);
    if (!folder)
        return UNDEX_EXIT_ERROR;
    if (!undex_index_check_apart(folder, report, &error))
        return undex_cli_stop(cli, error);
    if (!report->tables && !report->defects->len)
        undex_cli_message(
            "the structure of the database's tables is not checked: that takes the right to write "
            "to its files; every record is read");
    if (!report->changed)
        print_report(cli, report);
    return judge(report);
}

static const undex_example examples[] = {
    {"check", "reads the whole index; exit code 0 when it is sound"},
    {NULL},
};

const undex_command undex_command_check = {
    .name = "check",
    .operands = "",
    .summary = "verifies the index: its structure, and that every record can be read",
    .takes = UNDEX_TAKES_INDEX,
    .slot = UNDEX_SLOT(facts),
    .examples = examples,
    .more =
        "Exit code 2: the index has defects, found twice in one state of it. 3: single documents have, which "
        "'undex index --force' on their files mends; or the index changed each time while it was checked.",
    .run = run_check,
};
