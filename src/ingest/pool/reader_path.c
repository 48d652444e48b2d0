// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pool/reader_process.h"

#include <unistd.h>

#define NAME "undex-reader"

/* From the folder that undex lies in: in a build folder, installed. */
static const char *const places[] = {NAME, "../libexec/undex/" NAME};

static gboolean can_run(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) && access(path, X_OK) == 0;
}

char *undex_reader_path(GError **error)
{
    const char *named = g_getenv("UNDEX_READER");
    if (named && *named && can_run(named))
        return g_strdup(named);
    if (named && *named)
        return undex_error_null(
            error, UNDEX_ERROR_IO,
            "the program that reads documents is not at %s, where $UNDEX_READER says it is", named);
    g_autofree char *own = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = own ? g_path_get_dirname(own) : NULL;
    g_autoptr(GString) tried = g_string_new(NULL);
    for (gsize i = 0; folder && i < G_N_ELEMENTS(places); i++) {
        g_autofree char *path = g_canonicalize_filename(places[i], folder);
        if (can_run(path))
            return g_steal_pointer(&path);
        g_string_append_printf(tried, "%s%s", i ? " nor at " : "", path);
    }
    return undex_error_null(
        error, UNDEX_ERROR_IO,
        "the program that reads documents is neither at %s; install undex anew, or say where it is: "
        "UNDEX_READER=PATH",
        tried->str);
}
