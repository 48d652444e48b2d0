// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/index_summary.h"
#include "cli/formats/printer.h"
#include "cli/index_guard.h"
#include "cli/open_index.h"
#include "cli/options/options_index.h"
#include "cli/options/options_worker.h"
#include "cli/stop_signal.h"
#include "cli/terminal/progress.h"

#include <signal.h>
#include <string.h>

typedef struct {
    undex_cli *cli;
    undex_progress *progress;
    gboolean strict; /* what failed before is named, too */
} reporting;

static gboolean is_failure(const reporting *r, undex_ingest_status status)
{
    return status == UNDEX_INGEST_FAILED ||
           (status == UNDEX_INGEST_FAILED_BEFORE && (r->strict || r->cli->common.verbose));
}

static void on_event(const undex_ingest_event *event, void *closure)
{
    reporting *r = closure;
    undex_progress_state state = {event->done,   event->total,    event->pages_done,
                                  event->failed, event->ocr_done, event->ocr_total};
    if (event->status == UNDEX_INGEST_READING) {
        undex_progress_show(r->progress, &state, event->path);
        return;
    }
    if (event->status == UNDEX_INGEST_NARROWED && r->cli->common.quiet)
        return;
    if (event->status == UNDEX_INGEST_NARROWED) {
        g_autofree char *path = undex_display_path(event->path);
        undex_progress_clear(r->progress);
        undex_cli_message("%s: %s", path, event->message);
        return;
    }
    gboolean says_left_out = event->status == UNDEX_INGEST_LEFT_OUT;
    gboolean failed = is_failure(r, event->status);
    gboolean prints = failed || says_left_out || r->cli->common.verbose ||
                      event->status == UNDEX_INGEST_REMOVED || event->status == UNDEX_INGEST_REFUSED ||
                      event->status == UNDEX_INGEST_WOULD;
    if (prints)
        undex_progress_clear(r->progress);
    if (failed || event->status == UNDEX_INGEST_REFUSED || (says_left_out && !r->cli->common.quiet)) {
        g_autofree char *path = undex_display_path(event->path);
        undex_cli_message("%s: %s", path, event->message);
    }
    r->cli->printer->ingested(r->cli->out, event);
    if (r->cli->out->terminal)
        undex_output_flush(r->cli->out);
    if (r->cli->out->error)
        *undex_cli_stop_signal() = SIGPIPE;
    undex_progress_show(r->progress, &state, event->path);
}

static int say_stopped(int signal_number, const undex_ingest_summary *summary, gboolean upgrade)
{
    if (signal_number == SIGPIPE)
        return UNDEX_EXIT_DONE; /* the output's error decides */
    if (upgrade)
        undex_cli_message("stopped by signal %d (%s); the index is as it was", signal_number,
                          strsignal(signal_number));
    else
        undex_cli_message("stopped by signal %d (%s); %d file%s taken and kept, run it again to go on",
                          signal_number, strsignal(signal_number), summary->taken,
                          summary->taken == 1 ? "" : "s");
    return 128 + signal_number;
}

/* `known`: these files in place of paths; NULL: no. */
static int run(undex_cli *cli, undex_index *store, undex_workers *workers, const undex_options_index *options,
               char **paths, const undex_ingest_known *known)
{
    reporting r = {cli, undex_progress_new((undex_progress_way)cli->common.progress, cli->common.quiet),
                   options->strict};
    undex_ingest_options ingest = {
        .force = options->force,
        .checksum = options->checksum,
        .prune = known ? UNDEX_INGEST_KEEP : undex_options_index_prune(options),
        .keep_mode = options->keep_mode,
        .retry_failed = options->retry_failed,
        .dry_run = options->dry_run,
        .include = (const char *const *)options->include,
        .exclude = (const char *const *)options->exclude,
        .set = (const char *const *)options->set,
        .shard = undex_options_index_shard(options),
        .known = known,
        .report = on_event,
        .closure = &r,
        .stop = undex_cli_stop_signal(),
        .workers = workers,
    };
    undex_ingest_summary summary;
    g_autoptr(GError) error = NULL;
    gint64 began = g_get_monotonic_time();
    undex_printer_begin(cli->printer, cli->out);
    gboolean ended = undex_ingest(store, (const char *const *)paths, &ingest, &summary, &error);
    undex_progress_free(r.progress);
    if (ended && cli->printer->ingested_all)
        cli->printer->ingested_all(cli->out, &summary);
    undex_printer_end(cli->printer, cli->out);
    if (!ended) /* how much of it was kept is not known: no summary */
        return undex_cli_stop(cli, error);
    if (!cli->common.quiet)
        undex_cli_say_summary(&summary, (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC);
    if (*undex_cli_stop_signal())
        return say_stopped(*undex_cli_stop_signal(), &summary, known != NULL);
    if (summary.refused)
        return UNDEX_EXIT_ERROR;
    gboolean some = summary.failed || (options->strict && summary.failed_before);
    return some ? UNDEX_EXIT_SOME : UNDEX_EXIT_DONE;
}

/* Where half of it is new. What becomes of it is no matter of the run, which is done. */
static void compact(const undex_cli *cli, undex_index *store, const undex_options_index *given, int code)
{
    enum { MEGABYTE = 1000000 };
    if (given->no_compact || *undex_cli_stop_signal() || (code != UNDEX_EXIT_DONE && code != UNDEX_EXIT_SOME))
        return;
    undex_index_guard_wait();
    undex_index_compacted sizes = undex_index_compact_apart(store);
    if (cli->common.verbose && sizes.after)
        undex_cli_message("the index was compacted: %.1f MB became %.1f MB", (double)sizes.before / MEGABYTE,
                          (double)sizes.after / MEGABYTE);
}

/* Until nobody else writes, or a signal comes. FALSE after it has said why nobody may write there. */
static gboolean wait_for_writer(const undex_cli *cli)
{
    enum { PAUSE_MICROSECONDS = 100000 };
    g_autofree char *folder = undex_cli_find_index(cli, UNDEX_INDEX_WRITE);
    gboolean said = cli->common.quiet;
    while (folder && !*undex_cli_stop_signal() && undex_index_exists(folder) &&
           undex_index_is_locked(folder)) {
        if (!said)
            undex_cli_message("waiting for another process that writes to the index");
        said = TRUE;
        g_usleep(PAUSE_MICROSECONDS);
    }
    return folder != NULL;
}

/* A dry run leaves an index that is there alone, and makes none. */
static int run_dry(undex_cli *cli, const undex_options_index *given, char **paths)
{
    g_autofree char *folder = undex_open_index_folder(cli);
    gboolean there = undex_index_exists(folder);
    g_autoptr(undex_index) store = there ? undex_cli_open(cli, UNDEX_INDEX_READ) : NULL;
    return there && !store ? UNDEX_EXIT_ERROR : run(cli, store, NULL, given, paths, NULL);
}

/* Where a new index is: who searches from another folder, or makes a copy, must know. */
static void say_place(const char *folder)
{
    g_autofree char *whole = g_canonicalize_filename(folder, NULL), *shown = undex_display_path(whole);
    undex_cli_message("the index is at %s", shown);
}

static void say_unsure(const undex_ingest_known *known)
{
    if (known->unread)
        undex_cli_message("the index is so old that it tells paths alone: what --set said of files must be "
                          "said again");
    for (guint i = 0; i < known->unsure->len; i++) {
        g_autofree char *shown = undex_display_path(g_ptr_array_index(known->unsure, i));
        undex_cli_message("%s: what --set said of it must be said again", shown);
    }
}

/* FALSE where the new index is so much smaller that something is amiss, or it could not be looked at. */
static gboolean is_enough(const undex_cli *cli, undex_index *old, undex_index *fresh,
                          const undex_options_index *given)
{
    g_autoptr(GError) error = NULL;
    undex_index_counts before, after;
    if (!undex_index_count(old, &before, &error) || !undex_index_count(fresh, &after, &error)) {
        undex_cli_stop(cli, error);
        return FALSE;
    }
    if (undex_options_index_prune(given) == UNDEX_INGEST_PRUNE_ALL || after.documents * 2 >= before.documents)
        return TRUE;
    undex_cli_message("only %d of %d documents could be taken, so the index was left as it is: is a disk "
                      "not mounted? --prune=all does without the others",
                      after.documents, before.documents);
    return FALSE;
}

/* An index of another version is made anew beside itself, and takes its own place when it is whole. */
static int run_upgrade(undex_cli *cli, const undex_options_index *given, undex_workers_options *limits)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) old = undex_cli_open(cli, UNDEX_INDEX_UPGRADE);
    if (!old)
        return UNDEX_EXIT_ERROR;
    if (undex_index_version(old) == undex_index_current_version()) {
        if (!cli->common.quiet)
            undex_cli_message("the index is of this version already (schema %d)", undex_index_version(old));
        return UNDEX_EXIT_DONE;
    }
    g_autoptr(undex_ingest_known) known = undex_ingest_known_new(old, &error);
    limits->attachments |= known && known->attachments;
    g_autoptr(undex_workers) workers = known ? undex_workers_new(limits, &error) : NULL;
    undex_index *fresh = workers ? undex_index_begin_upgrade(old, &error) : NULL;
    int code = fresh ? run(cli, fresh, workers, given, NULL, known) : undex_cli_stop(cli, error);
    gboolean whole = !*undex_cli_stop_signal() && (code == UNDEX_EXIT_DONE || code == UNDEX_EXIT_SOME);
    if (whole && !is_enough(cli, old, fresh, given)) {
        whole = FALSE;
        code = UNDEX_EXIT_ERROR;
    }
    if (whole)
        say_unsure(known);
    if (!undex_index_end_upgrade(old, fresh, whole, &error))
        return undex_cli_stop(cli, error);
    g_autoptr(undex_index) store =
        whole && !given->no_compact ? undex_cli_open(cli, UNDEX_INDEX_WRITE) : NULL;
    if (store)
        compact(cli, store, given, code);
    return code;
}

static int run_index(undex_cli *cli, const void *options, char **operands)
{
    const undex_options_index *given = options;
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) paths = undex_options_index_paths(cli, given, operands);
    if (!paths || !undex_options_index_check(cli, given))
        return UNDEX_EXIT_ERROR;
    undex_cli_catch_signals();
    if (given->dry_run)
        return run_dry(cli, given, paths);
    undex_workers_options limits = undex_options_workers(cli);
    if (given->wait && !wait_for_writer(cli))
        return UNDEX_EXIT_ERROR;
    if (*undex_cli_stop_signal())
        return 128 + *undex_cli_stop_signal();
    /* passages after which Xapian writes what it has gathered: few, and what it searches stays small */
    g_setenv("XAPIAN_FLUSH_THRESHOLD", "500", FALSE);
    if (given->upgrade)
        return run_upgrade(cli, given, &limits);
    g_autoptr(undex_workers) workers = undex_workers_new(&limits, &error);
    if (!workers)
        return undex_cli_stop(cli, error);
    g_autofree char *folder = undex_open_index_folder(cli);
    gboolean there = undex_index_exists(folder);
    g_autoptr(undex_index) store = undex_cli_open(cli, UNDEX_INDEX_WRITE);
    if (store && !there && !cli->common.quiet)
        say_place(folder);
    int code = store ? run(cli, store, workers, given, paths, NULL) : UNDEX_EXIT_ERROR;
    if (store)
        compact(cli, store, given, code);
    return code;
}

static const undex_example examples[] = {
    {"index corpus", "takes the documents in corpus/ and below; run it again to take only what has changed"},
    {"index report.pdf notes.txt", "takes two files, whatever their names are"},
    {"index --prune corpus", "also drops documents whose files are gone, but not where more than half of a "
                             "folder would go; --prune=all"},
    {"index --retry-failed --timeout=300", "tries again what failed, with more time"},
    {"index --upgrade", "makes an index that another version of undex has written anew, from its files"},
    {"index --index part3 --shard 3/8 corpus", "takes an eighth of the files: 'undex merge' joins the parts"},
    {"index --files-from=list.txt --format=jsonl", "for scripts: paths from a list, one line of JSON a file"},
    {NULL},
};

const undex_command undex_command_index = {
    .name = "index",
    .operands = "PATH...",
    .summary = "adds or updates documents; folders are walked, unchanged files are skipped",
    .least = 1,
    .most = -1,
    .operand = UNDEX_OPERAND_FILE,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_PROGRESS | UNDEX_TAKES_WORKERS,
    .slot = UNDEX_SLOT(ingested),
    .options = undex_options_index_rows,
    .options_size = sizeof(undex_options_index),
    .defaults = &undex_options_index_defaults,
    .examples = examples,
    .more =
        "In folders every file is tried that may be a PDF or a text; hidden names, symbolic links and names "
        "of other kinds (.html, .zip) are left out. Ctrl-C ends after the file at hand and keeps what is "
        "done.\n"
        "\n"
        "A file that cannot be taken is named with its reason (exit code 3). It is tried again when it "
        "changes, or with --retry-failed or --force; until then it is counted as failed before, which is no "
        "error (exit code 0; 3 with --strict). A file that cannot be read for a while, or whose NAME.meta "
        "makes no sense, keeps its document.\n"
        "\n"
        "A file is unchanged where its size, its inode and its times (of its contents and of its record) are "
        "what they were; --checksum reads all.\n"
        "\n"
        "Whoever may not read a file that is taken may not read the index either: its mode is narrowed (a "
        "line says so), and never widened; --keep-mode leaves it.\n"
        "\n"
        "Files that are gone are counted, and stay in the index until --prune drops them. Where a named "
        "folder is not there, is empty or has lost more than half of its files, as one that is not mounted "
        "looks, nothing is dropped (exit code 2): --prune=all does it.\n"
        "\n"
        "--upgrade reads the files again that an index of another version names; what was said of them with "
        "--set stays. The old index serves until the new one is whole. A file that is gone is named (exit "
        "code "
        "3), and is not in the new one; where fewer than half of the documents come over, nothing is changed "
        "(exit code 2): --prune=all does it.\n"
        "\n"
        "At the end the index is compacted where half of it is new since it was last compacted, and there is "
        "room on the disk for a second copy; --no-compact leaves it.\n"
        "\n"
        "Pages that are pictures are read by OCR when all else is in the index, where the pack of a language "
        "is installed (tesseract-ocr-eng, -fra, -spa, -rus, -ara, -chi-sim ...): --ocr. A page may take as "
        "long as --timeout says, all pages of a document 60 times that.\n"
        "\n"
        "NAME.meta beside the file NAME says what the document does not, in lines KEY=VALUE; --set outweighs "
        "it. Documents are read by processes of their own that can open no file: one that crashes, hangs or "
        "wants too much memory costs that document alone.",
    .run = run_index,
};
