// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing the database anew, as small as it goes. */
#include "index/index_folder.h"

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

gboolean undex_index_write_fresh(undex_index *store, const char *fresh, GError **error)
{
    xc_error failure;
    if (!undex_index_folder_make_like(fresh, store->path, error))
        return FALSE;
    g_autoptr(xc_database) old = undex_index_open_tables(store->path, &failure);
    if (!old || !xc_database_compact(old, fresh, XC_COMPACT_FULL, &failure) || !is_whole(fresh, &failure))
        return undex_index_fail(store, &failure, error);
    return TRUE;
}

gboolean undex_index_compact(undex_index *store, GError **error)
{
    if (!store->writable || store->pending)
        return undex_error_fail(error, UNDEX_ERROR_INDEX, "changes are open, or it is open for reading only");
    if (!undex_stem_dictionary_rebuild(store, error))
        return FALSE;
    g_autofree char *fresh = g_strconcat(store->path, ".new", NULL);
    gboolean done = undex_index_write_fresh(store, fresh, error) && undex_index_replace(store, fresh, error);
    undex_index_folder_remove(fresh);
    return done;
}
