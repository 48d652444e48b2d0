// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing the database anew, as small as it goes, and putting it in the place of the old one in one step. */
#include "index/index_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
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
    return undex_error_fail(error, UNDEX_ERROR_IO, "the compacted index cannot take its place: %s",
                            g_strerror(errno));
}

/* FALSE where a table that is not empty would be found so; that there are none yet is no failure. */
static gboolean is_whole(const char *path, xc_error *failure)
{
    g_autoptr(xc_database) database = undex_index_open_tables(path, failure);
    const char *closed = database ? undex_index_closed_table(database, failure) : NULL;
    if (closed) {
        failure->code = XC_ERROR_INTERNAL;
        g_snprintf(failure->message, sizeof failure->message,
                   "%s lacks what it should hold, and was left as it is; `undex check` says more", closed);
    }
    return database && failure->code == XC_OK;
}

static gboolean make_fresh(undex_index *store, const char *fresh, GError **error)
{
    xc_error failure;
    if (!undex_index_folder_make_like(fresh, store->path, error))
        return FALSE;
    g_autoptr(xc_database) old = undex_index_open_tables(store->path, &failure);
    if (!old || !xc_database_compact(old, fresh, XC_COMPACT_FULL, &failure) || !is_whole(fresh, &failure))
        return undex_index_fail(store, &failure, error);
    undex_index_folder_own(fresh);
    return undex_index_sync(fresh, TRUE, error);
}

gboolean undex_index_compact(undex_index *store, GError **error)
{
    if (!store->writable || store->pending)
        return undex_error_fail(error, UNDEX_ERROR_INDEX, "changes are open, or it is open for reading only");
    if (!undex_stem_dictionary_rebuild(store, error))
        return FALSE;
    g_autofree char *fresh = g_strconcat(store->path, ".new", NULL);
    int old = open(store->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (old < 0)
        return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                "its database is a symbolic link; compact the index that it leads to");
    gboolean done = make_fresh(store, fresh, error) && exchange(fresh, store->path, error);
    gboolean kept = done && undex_index_sync(store->folder, FALSE, error);
    if (done) { /* nothing more may be written to what is the old one now, and another may write to the new
                   one */
        xc_database_abandon(store->database);
        store->broken = TRUE;
        undex_index_folder_empty(old);
    }
    undex_index_folder_remove(fresh);
    close(old);
    return kept;
}
