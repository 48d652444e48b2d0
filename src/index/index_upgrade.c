// SPDX-License-Identifier: GPL-3.0-or-later
/* A database beside that of an index of another schema, which takes its place once all files are in it. */
#include "index/index_folder.h"

static char *fresh_path(const undex_index *old)
{
    return g_strconcat(old->path, ".new", NULL);
}

undex_index *undex_index_begin_upgrade(undex_index *old, GError **error)
{
    xc_error failure;
    g_autoptr(undex_index) fresh = g_new0(undex_index, 1);
    fresh->folder = g_strdup(old->folder);
    fresh->path = fresh_path(old);
    if (!undex_index_folder_make_like(fresh->path, old->path, error) ||
        !undex_index_mode_begin(fresh, FALSE, error))
        return NULL;
    fresh->writable = TRUE;
    fresh->database = xc_database_open_writable(fresh->path, XC_CREATE_OR_OPEN, 0, &failure);
    if (!fresh->database) {
        undex_index_fail(fresh, &failure, error);
        return NULL;
    }
    return undex_index_check_version(fresh, error) && undex_index_settle_home(fresh, error) &&
                   undex_index_copy_readings(old, fresh, error)
               ? g_steal_pointer(&fresh)
               : NULL;
}

gboolean undex_index_end_upgrade(undex_index *old, undex_index *fresh, gboolean take, GError **error)
{
    g_autofree char *path = fresh_path(old);
    undex_index_free(fresh);
    gboolean done = !take || undex_index_replace(old, path, error);
    undex_index_folder_remove(path);
    return done;
}
