// SPDX-License-Identifier: GPL-3.0-or-later
/* This file runs the queries of a file, one a line: `undex search --batch`. */
#include "cli/commands/search_request.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 64 * 1024 };

typedef struct {
    undex_cli *cli;
    undex_index *store;
    const undex_finding *how;
    const char *path;
    int line;
    gboolean wrong, found, partial;
} batch;

static void fail(batch *b, const char *why)
{
    g_autofree char *shown = undex_display_path(strcmp(b->path, "-") == 0 ? "standard input" : b->path);
    undex_cli_message("%s, line %d: %s", shown, b->line, why);
    b->wrong = TRUE;
}

static void run_line(batch *b, char *line)
{
    char *tab = strchr(line, '\t'), number[16];
    g_snprintf(number, sizeof number, "%d", b->line);
    undex_finding how = *b->how;
    how.name = number;
    if (tab && tab > line) {
        *tab = '\0';
        how.name = g_strstrip(line);
        line = tab + 1;
    }
    line = g_strstrip(line);
    if (!*line)
        return;
    if (!g_utf8_validate(how.name, -1, NULL) || !g_utf8_validate(line, -1, NULL)) {
        fail(b, "not valid UTF-8");
        return;
    }
    int code = undex_cli_find(b->cli, b->store, line, &how);
    if (code == UNDEX_EXIT_ERROR)
        fail(b, "this query was left out");
    b->partial = b->partial || code == UNDEX_EXIT_SOME;
    b->found = b->found || code == UNDEX_EXIT_DONE;
}

static void run_lines(batch *b, FILE *file)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (!b->cli->out->error && (length = getline(&line, &room, file)) >= 0) {
        b->line++;
        if (length > LONGEST_LINE || memchr(line, '\0', (size_t)length))
            fail(b, "too long, or not text");
        else
            run_line(b, line);
    }
    free(line);
}

int undex_cli_batch(undex_cli *cli, undex_index *store, const char *path, const undex_finding *how)
{
    batch b = {.cli = cli, .store = store, .how = how, .path = path};
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    if (!file) {
        g_autofree char *shown = undex_display_path(path);
        return undex_cli_fail("%s: %s", shown, g_strerror(errno));
    }
    undex_printer_begin(cli->printer, cli->out);
    run_lines(&b, file);
    undex_printer_end(cli->printer, cli->out);
    if (ferror(file))
        fail(&b, g_strerror(errno));
    if (file != stdin)
        fclose(file);
    return b.wrong     ? UNDEX_EXIT_ERROR
           : b.partial ? UNDEX_EXIT_SOME
           : b.found   ? UNDEX_EXIT_DONE
                       : UNDEX_EXIT_NOTHING;
}
