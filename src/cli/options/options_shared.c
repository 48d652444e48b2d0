// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows of the options that commands share, in the order of the help. */
#include "cli/cli.h"
#include "cli/formats/cited_language.h"
#include "cli/formats/printer.h"

#define FIELD(name) .field = offsetof(undex_common_options, name)

static const char *const whens[] = {
    [UNDEX_WHEN_AUTO] = "auto", [UNDEX_WHEN_ALWAYS] = "always", [UNDEX_WHEN_NEVER] = "never", NULL};
static const char *const progresses[] = {"auto", "bar", "json", "none", NULL};

static char **list_formats(const undex_command *command)
{
    return undex_printer_names(command->slot);
}

static gboolean has_cells(const undex_printer *printer)
{
    return printer->separator != 0;
}

static const char *const ocr_ways[] = {"auto", "off", "force", NULL}; /* undex_ocr */
static const char *const cells[] = {"guarded", "raw", NULL};

enum { LEAST_MEGABYTES = 64 };

const undex_option undex_options_shared[] = {
    {"jobs", 'j', UNDEX_VALUE_NUMBER, FIELD(workers.jobs), "N",
     "processes that read documents (usually one more than cores)", .takes = UNDEX_TAKES_WORKERS},
    {"timeout", 0, UNDEX_VALUE_SECONDS, FIELD(workers.timeout), "SECONDS",
     "give a document up after so long (60)", .takes = UNDEX_TAKES_WORKERS},
    {"max-memory", 0, UNDEX_VALUE_SIZE, FIELD(workers.max_memory), "SIZE",
     "memory for reading a document (1G)", .least = LEAST_MEGABYTES, .takes = UNDEX_TAKES_WORKERS},
    {"max-pages", 0, UNDEX_VALUE_NUMBER, FIELD(workers.max_pages), "N",
     "take no document with more pages (20000)", .takes = UNDEX_TAKES_WORKERS},
    {"attachments", 0, UNDEX_VALUE_NONE, FIELD(workers.attachments), NULL,
     "take files that a PDF carries as documents of their own", .takes = UNDEX_TAKES_WORKERS},
    {"ocr", 0, UNDEX_VALUE_CHOICE, FIELD(workers.ocr), "WHEN",
     "read by OCR pages that are pictures (auto), none (off), or all, whatever text they carry (force); each "
     "page may take the time of --timeout",
     .choices = ocr_ways, .takes = UNDEX_TAKES_WORKERS},
    {"no-sandbox", 0, UNDEX_VALUE_NONE, FIELD(workers.no_sandbox), NULL,
     "read documents without protection, to find faults", .conflicts = "require-sandbox",
     .takes = UNDEX_TAKES_WORKERS},
    {"require-sandbox", 0, UNDEX_VALUE_NONE, FIELD(workers.require_sandbox), NULL,
     "read nothing where the system refuses Landlock or seccomp",
     .takes = UNDEX_TAKES_WORKERS | UNDEX_TAKES_SANDBOX},
    {"index", 0, UNDEX_VALUE_LOCATIONS, FIELD(indexes), "DIR",
     "the index to use (else $UNDEX_INDEX, ./index, or the user's own); to read several as one: a list "
     "NAME.shards, HOST:PORT, or the option repeated",
     .takes = UNDEX_TAKES_INDEX},
    {"shard-timeout", 0, UNDEX_VALUE_SECONDS, FIELD(shard_timeout), "SECONDS",
     "of several indexes, leave one out that does not answer in so long (5; 0: never)",
     .takes = UNDEX_TAKES_SHARDS},
    {"all-shards", 0, UNDEX_VALUE_NONE, FIELD(all_shards), NULL,
     "of several indexes all must answer: that one fails is an error", .takes = UNDEX_TAKES_SHARDS},
    {"query-timeout", 0, UNDEX_VALUE_SECONDS, FIELD(query_timeout), "SECONDS",
     "end a query after so much processor time, with what it has found (5; 0: never)",
     .takes = UNDEX_TAKES_QUERY},
    {"format", 0, UNDEX_VALUE_CHOICE, FIELD(format), "FORMAT", NULL, .list_choices = list_formats,
     .takes = UNDEX_TAKES_FORMAT},
    {"csv", 0, UNDEX_VALUE_CHOICE, FIELD(raw_cells), "HOW",
     "guarded (the default): a cell that a spreadsheet would compute begins with '; or raw", .choices = cells,
     .is_printed = has_cells, .takes = UNDEX_TAKES_FORMAT},
    {"cite-lang", 0, UNDEX_VALUE_CHOICE, FIELD(cite_language), "LANG",
     "print citations in en (default), fr, es, ru, ar or zh, in the language of the document, or of the user "
     "($LANG)",
     .choices = undex_cite_languages, .takes = UNDEX_TAKES_CITATIONS},
    {"progress", 0, UNDEX_VALUE_CHOICE, FIELD(progress), "HOW", "auto, bar, json or none (on stderr)",
     .choices = progresses, .takes = UNDEX_TAKES_PROGRESS},
    {"color", 0, UNDEX_VALUE_CHOICE, FIELD(color), "WHEN", "auto, always or never; $NO_COLOR also says never",
     .choices = whens, .takes = UNDEX_TAKES_ALWAYS},
    {"no-pager", 0, UNDEX_VALUE_NONE, FIELD(no_pager), NULL,
     "on a terminal, print without a pager ($UNDEX_PAGER, $PAGER or less)", .takes = UNDEX_TAKES_PAGER},
    {"hyperlinks", 0, UNDEX_VALUE_CHOICE, FIELD(hyperlinks), "WHEN",
     "link citations to their files: auto, always or never", .choices = whens, .takes = UNDEX_TAKES_PAGER},
    {"quiet", 'q', UNDEX_VALUE_NONE, FIELD(quiet), NULL, "errors only, no summary and no progress",
     .takes = UNDEX_TAKES_ALWAYS},
    {"verbose", 'v', UNDEX_VALUE_NONE, FIELD(verbose), NULL, "say more", .takes = UNDEX_TAKES_ALWAYS},
    {"help", 'h', UNDEX_VALUE_NONE, FIELD(help), NULL, "show this help", .takes = UNDEX_TAKES_ALWAYS},
    {NULL},
};
