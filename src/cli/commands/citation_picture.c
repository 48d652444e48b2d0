// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/citation_picture.h"

#include "undex/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

enum { SVG_CEILING = 64 << 20 };

/* What the file holds, which dot has written from its beginning on. */
static GString *read_all(FILE *file, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    char piece[1 << 14];
    rewind(file);
    for (gsize n; (n = fread(piece, 1, sizeof piece, file)) > 0 && text->len < SVG_CEILING;)
        g_string_append_len(text, piece, (gssize)n);
    if (ferror(file) || text->len >= SVG_CEILING)
        return undex_error_null(error, UNDEX_ERROR_IO, "what dot has drawn cannot be read");
    return g_steal_pointer(&text);
}

/* Files and not pipes, so that neither program waits for the other. */
static gboolean run_dot(const char *dot, FILE *in, FILE *out, GError **error)
{
    char *command[] = {(char *)"dot", (char *)"-Tsvg", NULL};
    g_autoptr(GError) failure = NULL;
    GPid pid = 0;
    int status = 0;
    if (fwrite(dot, 1, strlen(dot), in) < strlen(dot) || fflush(in) != 0)
        return undex_error_fail(error, UNDEX_ERROR_IO, "a temporary file: %s", g_strerror(errno));
    rewind(in);
    if (!g_spawn_async_with_fds(NULL, command, NULL,
                                G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
                                NULL, NULL, &pid, fileno(in), fileno(out), -1, &failure)) {
        if (g_error_matches(failure, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
            return undex_error_fail(error, UNDEX_ERROR_IO,
                                    "the program dot is not installed; it comes with Graphviz");
        return undex_error_fail(error, UNDEX_ERROR_IO, "dot cannot be started: %s", failure->message);
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
           undex_error_fail(error, UNDEX_ERROR_IO, "the program dot has failed");
}

GString *undex_citation_picture(const char *dot, GError **error)
{
    FILE *in = tmpfile(), *out = tmpfile();
    GString *svg = NULL;
    if (!in || !out)
        undex_error_fail(error, UNDEX_ERROR_IO, "a temporary file: %s", g_strerror(errno));
    else if (run_dot(dot, in, out, error))
        svg = read_all(out, error);
    if (in)
        fclose(in);
    if (out)
        fclose(out);
    return svg;
}
