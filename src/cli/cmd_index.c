// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/store.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    gboolean force, prune;
} index_options;

static const GOptionEntry entries[] = {
    {"force", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(index_options, force),
     "take unchanged files again, and those that failed", NULL},
    {"prune", 0, 0, G_OPTION_ARG_NONE, UNDEX_FIELD(index_options, prune),
     "drop documents below PATH whose files are gone", NULL},
    {NULL},
};

/* The signal that asked the run to end; a second one ends it at once. */
static volatile int stop;

static void on_signal(int number)
{
    stop = number;
}

/* One that is ignored already (nohup) stays ignored. */
static void catch_signal(int number, void (*handler)(int))
{
    struct sigaction now, ask = {.sa_handler = handler, .sa_flags = (int)SA_RESETHAND | SA_RESTART};
    if (sigaction(number, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
        sigaction(number, &ask, NULL);
}

static void catch_signals(void)
{
    catch_signal(SIGINT, on_signal);
    catch_signal(SIGTERM, on_signal);
    catch_signal(SIGHUP, on_signal);
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away must not cut a commit short */
}

typedef struct {
    undex_cli *cli;
    undex_progress *progress;
} reporting;

static void on_event(const undex_ingest_event *event, void *closure)
{
    reporting *r = closure;
    gboolean says_left_out = event->status == UNDEX_INGEST_LEFT_OUT;
    gboolean prints = event->status == UNDEX_INGEST_FAILED || says_left_out || r->cli->common.verbose ||
                      event->status == UNDEX_INGEST_REMOVED;
    if (prints)
        undex_progress_clear(r->progress);
    if (event->status == UNDEX_INGEST_FAILED || (says_left_out && !r->cli->common.quiet)) {
        g_autofree char *path = undex_display_path(event->path);
        undex_message("%s: %s", path, event->message);
    }
    r->cli->printer->ingested(r->cli->out, event);
    if (r->cli->out->terminal)
        undex_output_flush(r->cli->out);
    if (r->cli->out->error)
        stop = SIGPIPE;
    undex_progress_show(r->progress, event->done, event->total, event->path);
}

static void append_count(GString *line, int count, const char *what)
{
    g_autofree char *number = undex_number(count);
    if (count)
        g_string_append_printf(line, "%s%s %s", line->len ? ", " : "", number, what);
}

/* "147 files: 140 taken (12,345 passages, 2,073 pages), 3 unchanged, 4 failed" */
static void say_summary(const undex_ingest_summary *summary, double seconds)
{
    int files = summary->taken + summary->unchanged + summary->failed;
    g_autofree char *all = undex_number(files), *passages = undex_number(summary->passages),
                    *pages = undex_number(summary->pages);
    g_autofree char *taken = g_strdup_printf("taken (%s passages, %s pages)", passages, pages);
    g_autoptr(GString) counts = g_string_new(NULL);
    append_count(counts, summary->taken, taken);
    append_count(counts, summary->unchanged, "unchanged");
    append_count(counts, summary->failed, "failed");
    append_count(counts, summary->removed, "removed from the index");
    append_count(counts, summary->left_out, "left out");
    if (!counts->len)
        undex_message("no files found");
    else
        undex_message("%s file%s: %s; %.1f s", all, files == 1 ? "" : "s", counts->str, seconds);
}

static int say_stopped(int signal_number, const undex_ingest_summary *summary)
{
    if (signal_number == SIGPIPE)
        return UNDEX_EXIT_DONE; /* the output's error decides */
    undex_message("stopped by signal %d (%s); %d file%s taken and kept, run it again to go on", signal_number,
                  strsignal(signal_number), summary->taken, summary->taken == 1 ? "" : "s");
    return 128 + signal_number;
}

static int run(undex_cli *cli, undex_store *store, const index_options *options, char **operands)
{
    reporting r = {cli, undex_progress_new(cli->common.progress, cli->common.quiet)};
    undex_ingest_options ingest = {options->force, options->prune, on_event, &r, &stop};
    undex_ingest_summary summary;
    g_autoptr(GError) error = NULL;
    gint64 began = g_get_monotonic_time();
    undex_printer_begin(cli->printer, cli->out);
    gboolean ended = undex_ingest(store, (const char *const *)operands, &ingest, &summary, &error);
    undex_progress_free(r.progress);
    if (ended && cli->printer->ingested_all)
        cli->printer->ingested_all(cli->out, &summary);
    undex_printer_end(cli->printer, cli->out);
    if (!ended) /* how much of it was kept is not known: no summary */
        return undex_cli_stop(cli, error);
    if (!cli->common.quiet)
        say_summary(&summary, (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC);
    if (stop)
        return say_stopped(stop, &summary);
    return summary.failed ? UNDEX_EXIT_SOME : UNDEX_EXIT_DONE;
}

/* A path that is not there is a slip of the pen, best said before an index is made for it. */
static gboolean paths_are_there(const undex_cli *cli, char **paths, gboolean prune)
{
    struct stat st;
    for (int i = 0; paths[i]; i++) {
        g_autofree char *shown = undex_display_path(paths[i]);
        if (strcmp(paths[i], "-") == 0) {
            undex_usage(
                cli, "standard input cannot be indexed; name files or folders ('./-' for a file named '-')");
            return FALSE;
        }
        if (!prune && lstat(paths[i], &st) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
            undex_usage(cli, "there is no file or folder '%s'", shown);
            return FALSE;
        }
    }
    return TRUE;
}

static int run_index(undex_cli *cli, const void *options, char **operands)
{
    const index_options *given = options;
    if (!paths_are_there(cli, operands, given->prune))
        return UNDEX_EXIT_ERROR;
    catch_signals();
    g_autoptr(undex_store) store = undex_cli_open(cli, UNDEX_STORE_WRITE);
    return store ? run(cli, store, given, operands) : UNDEX_EXIT_ERROR;
}

static const undex_example examples[] = {
    {"index corpus", "takes the documents in corpus/ and below; run it again to take only what has changed"},
    {"index report.pdf notes.txt", "takes two files, whatever their names are"},
    {"index --prune corpus", "also drops documents whose files are gone"},
    {NULL},
};

const undex_command undex_command_index = {
    .name = "index",
    .operands = "PATH...",
    .summary = "adds or updates documents; folders are walked, unchanged files are skipped",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_PROGRESS,
    .slot = UNDEX_SLOT(ingested),
    .options = entries,
    .options_size = sizeof(index_options),
    .examples = examples,
    .more =
        "In folders every file is tried that may be a PDF or a text; hidden names, symbolic links and names "
        "of other "
        "kinds (.html, .zip) are left out. A file that cannot be taken is named with its reason (exit "
        "code 3), and tried again when it changes or with --force. Ctrl-C ends after the file at hand and "
        "keeps what is done.",
    .run = run_index,
};
