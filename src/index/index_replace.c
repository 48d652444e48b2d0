// SPDX-License-Identifier: GPL-3.0-or-later
/* A database that was made anew takes the place of the one in use, in one step: what compacting and upgrading
 * end with. */
#include "index/index_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* `fresh` becomes `path`, and the other way round: at no moment is there none. */
static gboolean exchange(const char *fresh, const char *path, GError **error)
{
#ifdef RENAME_EXCHANGE
    if (renameat2(AT_FDCWD, fresh, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
        return TRUE;
#endif
    g_autofree char *aside = g_strconcat(path, ".old", NULL);
    if (g_rename(path, aside) == 0 && g_rename(fresh, path) == 0 && g_rename(aside, fresh) == 0)
        return TRUE;
    return undex_error_fail(error, UNDEX_ERROR_IO, "the new database cannot take its place: %s",
                            g_strerror(errno));
}

gboolean undex_index_replace(undex_index *store, const char *fresh, GError **error)
{
    int old = open(store->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (old < 0 && errno != ENOTDIR && errno != ELOOP)
        return undex_error_fail(error, UNDEX_ERROR_IO, "its database cannot be read: %s", g_strerror(errno));
    if (old < 0)
        return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                "its database is a symbolic link; name the index that it leads to");
    undex_index_folder_own(fresh);
    gboolean done = undex_index_sync(fresh, TRUE, error) && exchange(fresh, store->path, error);
    gboolean kept = done && undex_index_sync(store->folder, FALSE, error);
    if (done) { /* nothing more may be written to what is the old one now, and another may write to the new
                   one */
        xc_database_abandon(store->database);
        store->broken = TRUE;
        undex_index_folder_empty(old);
    }
    close(old);
    return kept;
}
