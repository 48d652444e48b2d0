// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/print.h"

#include "undex/extract.h"
#include "undex/segment.h"

static gboolean extract_one(undex_cli *cli, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_source) source = undex_extract_file(path, NULL, &error);
    if (!source) {
        g_autofree char *shown = undex_display_path(path);
        undex_message("%s: %s", shown, error->message);
        return FALSE;
    }
    g_autoptr(undex_document) document = undex_segment(source);
    if (cli->common.verbose)
        for (guint i = 0; i < document->warnings->len; i++) {
            g_autofree char *shown = undex_display_path(path);
            undex_message("%s: warning: %s", shown, (char *)g_ptr_array_index(document->warnings, i));
        }
    cli->printer->extracted(cli->out, document);
    return TRUE;
}

static int run_extract(undex_cli *cli, const void *options, char **operands)
{
    int failed = 0;
    (void)options;
    undex_printer_begin(cli->printer, cli->out);
    for (int i = 0; operands[i] && !cli->out->error; i++)
        failed += !extract_one(cli, operands[i]);
    undex_printer_end(cli->printer, cli->out);
    return failed ? UNDEX_EXIT_SOME : UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"extract report.pdf", "the text for reading, each note below the paragraph that has its mark"},
    {"extract --format=jsonl *.pdf", "one JSON object a line: each document's record, then its passages"},
    {"extract - < letter.txt", "from standard input"},
    {NULL},
};

const undex_command undex_command_extract = {
    .name = "extract",
    .operands = "FILE...",
    .summary = "segments files without an index and prints their passages",
    .least = 1,
    .most = -1,
    .slot = UNDEX_SLOT(extracted),
    .examples = examples,
    .run = run_extract,
};
