// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/debug.h"
#include "cli/print.h"

#include "undex/extract.h"
#include "undex/segment.h"

#include <string.h>

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

typedef struct {
    int debug_page;
    char *image;
} extract_options;

static const GOptionEntry entries[] = {
    {"debug-page", 0, 0, G_OPTION_ARG_INT, UNDEX_FIELD(extract_options, debug_page),
     "draw page N of one PDF with what segmentation saw on it: lines, numbers, furniture, notes, ties; with "
     "--image",
     "N"},
    {"image", 0, 0, G_OPTION_ARG_FILENAME, UNDEX_FIELD(extract_options, image),
     "where to draw it, as a PNG (-: standard output)", "FILE"},
    {NULL},
};

static int run_debug(undex_cli *cli, const extract_options *options, char **operands)
{
    if (options->debug_page < 1 || !options->image || !*options->image)
        return undex_usage(cli, "--debug-page and --image go together: --debug-page 3 --image page.png");
    if (operands[1] || strcmp(operands[0], "-") == 0)
        return undex_usage(cli, "--debug-page draws a page of one file; name it");
    if (strcmp(options->image, "-") == 0 && cli->out->terminal)
        return undex_usage(cli, "a picture is not written to a terminal; name a file: --image FILE.png");
    return undex_cli_debug_page(cli, operands[0], options->debug_page, options->image);
}

static int run_extract(undex_cli *cli, const void *given, char **operands)
{
    const extract_options *options = given;
    int failed = 0;
    if (options->debug_page || options->image)
        return run_debug(cli, options, operands);
    undex_printer_begin(cli->printer, cli->out);
    for (int i = 0; operands[i] && !cli->out->error; i++)
        failed += !extract_one(cli, operands[i]);
    undex_printer_end(cli->printer, cli->out);
    return failed ? UNDEX_EXIT_SOME : UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"extract report.pdf", "the text for reading, each note below the paragraph that has its mark"},
    {"extract --format=jsonl *.pdf", "one JSON object a line: each document's record, then its passages"},
    {"extract --debug-page 3 --image p.png report.pdf", "a picture of page 3 and how it was taken apart"},
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
    .options = entries,
    .options_size = sizeof(extract_options),
    .examples = examples,
    .run = run_extract,
};
