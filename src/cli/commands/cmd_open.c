// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/located.h"
#include "cli/commands/viewer.h"
#include "cli/terminal/output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    gboolean dry_run;
    char *viewer;
} open_options;

static const undex_option rows[] = {
    {"viewer", 0, UNDEX_VALUE_TEXT, offsetof(open_options, viewer), "COMMAND",
     "the program to show it with, or a command with {file} and {page} in it"},
    {"dry-run", 0, UNDEX_VALUE_NONE, offsetof(open_options, dry_run), NULL,
     "print the command, start nothing"},
    {NULL},
};

/* The page where the place begins; 0: a plain text has none, and of a document as a whole none is meant. */
static int page_of(const undex_cited *place)
{
    return place->page || place->whole ? place->page : undex_cited_passage(place)->page_first;
}

/* FALSE after it has said why the file cannot be shown. */
static gboolean is_there(const undex_index *store, const undex_document *document)
{
    g_autofree char *shown = undex_display_path(document->path ? document->path : "?");
    if (document->path && access(document->path, R_OK) == 0)
        return TRUE;
    if (document->path && errno == ENOTDIR)
        undex_cli_message("%s is attached to a PDF; open that, or take it out of it", shown);
    else if (document->path && errno == ENOENT)
        undex_cli_say_gone(store, shown);
    else
        undex_cli_message("%s: %s", shown, document->path ? g_strerror(errno) : "its path is not known");
    return FALSE;
}

static void print_command(undex_output *out, char **command)
{
    for (char **word = command; *word; word++) {
        gboolean plain = **word && !(*word)[strspn(*word, G_CSET_A_2_Z G_CSET_a_2_z "0123456789_/.=#,:+-")];
        g_autofree char *quoted = plain ? g_strdup(*word) : g_shell_quote(*word);
        undex_output_text(out, word == command ? "" : " ");
        undex_output_text(out, quoted);
    }
    undex_output_text(out, "\n");
}

static int show(undex_cli *cli, const undex_index *store, const undex_cited *place,
                const open_options *options)
{
    g_autoptr(GError) error = NULL;
    const char *set = g_getenv("UNDEX_VIEWER");
    const char *said = options->viewer ? options->viewer : set && *set ? set : NULL;
    int page = page_of(place);
    if (!is_there(store, place->document))
        return UNDEX_EXIT_ERROR;
    g_auto(GStrv) command = undex_viewer_command(said, place->document->path, page, &error);
    if (command && options->dry_run)
        print_command(cli->out, command);
    else if (!command || !undex_viewer_start(command, &error)) {
        return undex_cli_fail("%s", error->message);
    }
    if (page > 1 && !cli->common.quiet && !undex_viewer_takes_page(said))
        undex_cli_message("%s begins with page 1; what you asked for is on page %d", command[0], page);
    return UNDEX_EXIT_DONE;
}

static int run_open(undex_cli *cli, const void *given, char **operands)
{
    g_auto(undex_located) asked = {0};
    int code = undex_cli_locate(cli, operands, &asked);
    return code == UNDEX_EXIT_DONE ? show(cli, asked.store, asked.first, given) : code;
}

static const undex_example examples[] = {
    {"open 'A/68/190, para. 12'", "the document, at the page where the paragraph begins"},
    {"open --viewer=zathura A/RES/70/1", "with another program than usual"},
    {"open --viewer='firefox file://{file}#page={page}' A/68/190#p.5", "with any program"},
    {"open --dry-run A/68/190", "what would be run"},
    {NULL},
};

const undex_command undex_command_open = {
    .name = "open",
    .operands = "CITATION",
    .summary = "opens the document that is cited, at its page, in your viewer",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX | UNDEX_TAKES_SHARDS,
    .options = rows,
    .options_size = sizeof(open_options),
    .examples = examples,
    .more = "CITATION is as for 'undex show'. The viewer is $UNDEX_VIEWER, else the setting 'viewer' (undex "
            "config), else the first of evince, okular, zathura and others that is installed, else "
            "xdg-open.\nExit code 1: no such passage in the index.",
    .run = run_open,
};
