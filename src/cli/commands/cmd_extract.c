// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/commands/passage_picture.h"
#include "cli/formats/printer.h"
#include "cli/options/options_worker.h"

#include <string.h>

typedef struct {
    undex_cli *cli;
    int failed;
    volatile int stop;
    gboolean tables; /* and nothing else */
} extraction;

/* A document's tables, with the captions above them. */
static void print_tables(const extraction *e, const undex_document *document)
{
    g_autoptr(GPtrArray) tables = g_ptr_array_new();
    for (guint i = 0; i < document->passages->len; i++) {
        undex_passage *passage = g_ptr_array_index(document->passages, i);
        undex_passage *next =
            i + 1 < document->passages->len ? g_ptr_array_index(document->passages, i + 1) : NULL;
        gboolean caption = passage->kind == UNDEX_KIND_CAPTION && next && next->kind == UNDEX_KIND_TABLE;
        if (caption || passage->kind == UNDEX_KIND_TABLE)
            g_ptr_array_add(tables, passage);
    }
    undex_document only = *document;
    only.passages = tables;
    e->cli->printer->extracted(e->cli->out, &only);
}

static void on_read(const char *path, const undex_document *document, const GError *why, void *closure)
{
    extraction *e = closure;
    g_autofree char *shown = undex_display_path(path);
    if (!document) {
        undex_cli_message("%s: %s", shown, why->message);
        e->failed++;
        return;
    }
    for (guint i = 0; e->cli->common.verbose && i < document->warnings->len; i++)
        undex_cli_message("%s: warning: %s", shown, (char *)g_ptr_array_index(document->warnings, i));
    if (e->tables)
        print_tables(e, document);
    else
        e->cli->printer->extracted(e->cli->out, document);
    e->stop = e->cli->out->error != 0;
}

typedef struct {
    int debug_page;
    char *image;
    gboolean tables;
} extract_options;

#define FIELD(name) offsetof(extract_options, name)
#define DRAWN       .hint = "--debug-page 3 --image page.png"

static const undex_option rows[] = {
    {"debug-page", 0, UNDEX_VALUE_NUMBER, FIELD(debug_page), "N",
     "draw page N of one PDF with what segmentation saw on it: lines, numbers, headings with their levels, "
     "captions, tables with their columns and rows, notes and ties, furniture, passages, components, and the "
     "warnings that point at the page; a legend below explains the colours; with --image",
     .least = 1, .needs = "image", DRAWN},
    {"image", 0, UNDEX_VALUE_FILE, FIELD(image), "FILE", "where to draw it, as a PNG (-: standard output)",
     .needs = "debug-page", DRAWN},
    {"tables", 0, UNDEX_VALUE_NONE, FIELD(tables), NULL,
     "the tables alone; as csv or tsv, a line a row: the table's id, its caption, its pages, the row's "
     "number, then its cells"},
    {NULL},
};

static int run_debug(undex_cli *cli, const extract_options *options, char **operands)
{
    if (operands[1] || strcmp(operands[0], "-") == 0)
        return undex_usage(cli, "--debug-page draws a page of one file; name it");
    if (strcmp(options->image, "-") == 0 && cli->out->terminal)
        return undex_usage(cli, "a picture is not written to a terminal; name a file: --image FILE.png");
    undex_workers_options limits = undex_options_workers(cli);
    return undex_cli_debug_page(cli, operands[0], options->debug_page, options->image, &limits);
}

static int stop_for(const GError *error)
{
    return undex_cli_fail("%s", error->message);
}

static int run_extract(undex_cli *cli, const void *given, char **operands)
{
    const extract_options *options = given;
    extraction e = {.cli = cli};
    g_autoptr(GError) error = NULL;
    if (options->image)
        return run_debug(cli, options, operands);
    gboolean cells = strcmp(cli->printer->name, "csv") == 0 || strcmp(cli->printer->name, "tsv") == 0;
    if (cells && !options->tables)
        return undex_usage(cli, "--format=%s prints tables: add --tables", cli->printer->name);
    e.tables = options->tables;
    undex_workers_options limits = undex_options_workers(cli);
    limits.for_reading = TRUE;
    g_autoptr(undex_workers) workers = undex_workers_new(&limits, &error);
    if (!workers)
        return stop_for(error);
    undex_printer_begin(cli->printer, cli->out);
    gboolean ended = undex_ingest_read(workers, (const char *const *)operands, on_read, &e, &e.stop, &error);
    undex_printer_end(cli->printer, cli->out);
    return !ended ? stop_for(error) : e.failed ? UNDEX_EXIT_SOME : UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"extract report.pdf", "the text for reading, each note below the paragraph that has its mark"},
    {"extract --format=jsonl *.pdf", "one JSON object a line: each document's record, then its passages"},
    {"extract --tables --format=csv budget.pdf", "its tables for a spreadsheet, a line a row"},
    {"extract --debug-page 3 --image p.png report.pdf", "a picture of page 3 and how it was taken apart"},
    {"extract - < letter.txt", "from standard input"},
    {"extract --timeout=10 *.pdf", "gives a file up that takes longer; the others are printed"},
    {NULL},
};

const undex_command undex_command_extract = {
    .name = "extract",
    .operands = "FILE...",
    .summary = "segments files without an index and prints their passages",
    .least = 1,
    .most = -1,
    .operand = UNDEX_OPERAND_FILE,
    .takes = UNDEX_TAKES_WORKERS,
    .slot = UNDEX_SLOT(extracted),
    .options = rows,
    .options_size = sizeof(extract_options),
    .examples = examples,
    .more = "Files are read by processes of their own that can open no file: one that crashes, hangs or "
            "wants too much memory is named with the reason (exit code 3), and the others are printed.",
    .run = run_extract,
};
