// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/merge_inputs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean is_written(const undex_index *input)
{
    g_autofree char *lock = g_build_filename(input->path, "flintlock", NULL);
    return access(lock, W_OK) == 0 && undex_index_is_locked(input->folder);
}

gboolean undex_merge_input_is_sound(const undex_index *input, GError **error)
{
    g_autoptr(undex_index_report) report = undex_index_report_new();
    if (is_written(input))
        return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                "a process is writing to it; wait until it is done, or stop it");
    if (!undex_index_check_apart(input->folder, report, error))
        return FALSE;
    const GPtrArray *found = report->defects->len ? report->defects : report->documents;
    return !found->len || undex_error_fail(error, UNDEX_ERROR_INDEX,
                                           "it is damaged, and nothing was made: %s; `undex check` says more",
                                           (const char *)found->pdata[0]);
}

gboolean undex_merge_input_is_unchanged(const undex_index *input, GError **error)
{
    return xc_database_reopen(input->database, NULL) == XC_END ||
           undex_error_fail(error, UNDEX_ERROR_INDEX,
                            "it was written to meanwhile, and nothing was made; try again");
}

gboolean undex_merge_input_narrow(const undex_index *input, undex_index *made, GError **error)
{
    struct stat facts;
    gboolean narrowed = FALSE;
    if (stat(input->path, &facts) != 0)
        return undex_error_fail(error, UNDEX_ERROR_IO, "%s cannot be read: %s", input->path,
                                g_strerror(errno));
    return undex_index_narrow(made, facts.st_mode & (S_IRGRP | S_IROTH), facts.st_gid, &narrowed, error);
}

char *undex_merge_home_of(const char *folder)
{
    g_autofree char *parent = g_path_get_dirname(folder), *name = g_path_get_basename(folder);
    char *real = realpath(parent, NULL);
    char *home = g_build_filename(real ? real : parent, name, NULL);
    free(real);
    return home;
}

gboolean undex_merge_set_home(undex_index *made, const char *home, GError **error)
{
    xc_error failure;
    return undex_index_begin(made, error) &&
           (xc_database_set_metadata(made->database, UNDEX_META_HOME, home, strlen(home), &failure) ||
            undex_index_fail(made, &failure, error));
}
