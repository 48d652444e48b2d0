// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/viewer.h"

#include "undex/error.h"

#include <string.h>

/* Known viewers, the preferred first; each with its arguments, as its manual page has them. */
static const struct {
    const char *program, *arguments;
} viewers[] = {
    {"evince", "--page-index={page} {file}"},
    {"papers", "--page-index={page} {file}"},
    {"atril", "--page-index={page} {file}"},
    {"okular", "--page {page} {file}"},
    {"zathura", "--page={page} {file}"},
    {"mupdf", "{file} {page}"},
    {"xpdf", "{file} {page}"},
    {"qpdfview", "{file}#{page}"},
    {"xdg-open", "{file}"},
    {"open", "{file}"},
};

static const char *arguments_of(const char *program)
{
    g_autofree char *name = g_path_get_basename(program);
    for (gsize i = 0; i < G_N_ELEMENTS(viewers); i++)
        if (strcmp(viewers[i].program, name) == 0)
            return viewers[i].arguments;
    return "{file}";
}

static const char *first_there_is(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(viewers); i++) {
        g_autofree char *found = g_find_program_in_path(viewers[i].program);
        if (found)
            return viewers[i].program;
    }
    return NULL;
}

static void replace(char **word, const char *what, const char *with)
{
    g_auto(GStrv) pieces = g_strsplit(*word, what, -1);
    g_free(*word);
    *word = g_strjoinv(with, pieces);
}

/* Words of a command with {file} in them; NULL and an error. */
static char **words_of(const char *said, GError **error)
{
    char **words = NULL;
    g_autoptr(GError) unfit = NULL;
    if (!g_shell_parse_argv(said, NULL, &words, &unfit))
        return undex_error_null(error, UNDEX_ERROR_USAGE, "the viewer '%s': %s", said, unfit->message);
    if (strstr(said, "{file}"))
        return words;
    g_auto(GStrv) rest = g_strsplit(arguments_of(words[0]), " ", -1);
    GPtrArray *all = g_ptr_array_new();
    for (char **w = words; *w; w++)
        g_ptr_array_add(all, *w);
    for (char **w = rest; *w; w++)
        g_ptr_array_add(all, g_strdup(*w));
    g_ptr_array_add(all, NULL);
    g_free(words);
    return (char **)g_ptr_array_free(all, FALSE);
}

gboolean undex_viewer_takes_page(const char *said)
{
    const char *usual = said ? said : first_there_is();
    g_auto(GStrv) words = usual ? words_of(usual, NULL) : NULL;
    for (char **w = words; w && *w; w++)
        if (strstr(*w, "{page}"))
            return TRUE;
    return FALSE;
}

char **undex_viewer_command(const char *said, const char *file, int page, GError **error)
{
    const char *usual = said ? said : first_there_is();
    g_autofree char *number = g_strdup_printf("%d", MAX(page, 1));
    if (!usual)
        return undex_error_null(error, UNDEX_ERROR_IO,
                                "no program that shows documents is installed; name one with "
                                "'undex config set viewer PROGRAM' or $UNDEX_VIEWER");
    char **words = words_of(usual, error);
    for (char **w = words; w && *w; w++) {
        replace(w, "{page}", number);
        replace(w, "{file}", file);
    }
    return words;
}

gboolean undex_viewer_start(char **command, GError **error)
{
    g_autoptr(GError) failure = NULL;
    GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
    return g_spawn_async(NULL, command, NULL, flags, NULL, NULL, NULL, &failure) ||
           undex_error_fail(error, UNDEX_ERROR_IO, "%s", failure->message);
}
