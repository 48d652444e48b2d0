// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing the database anew, as small as it goes, and putting it in the place of the old one in one step. */
#include "index/index_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A database is a folder of files. */
static void remove_database(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        g_unlink(file);
    }
    g_rmdir(path);
}

static gboolean fail_io(const char *what, GError **error)
{
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "%s: %s", what, g_strerror(errno));
    return FALSE;
}

/* On the disk before it takes the other's place. */
static gboolean sync_all(const char *path, GError **error)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
#ifdef __linux__
    gboolean synced = fd >= 0 && syncfs(fd) == 0;
#else
    gboolean synced = fd >= 0;
    sync();
#endif
    if (!synced)
        fail_io("what was compacted cannot be brought to the disk", error);
    if (fd >= 0)
        close(fd);
    return synced;
}

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
    return fail_io("the compacted index cannot take its place", error);
}

gboolean undex_index_compact(undex_index *store, GError **error)
{
    xc_error failure;
    if (!store->writable || store->pending) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
                    "changes are open, or it is open for reading only");
        return FALSE;
    }
    g_autofree char *fresh = g_strconcat(store->path, ".new", NULL);
    remove_database(fresh); /* of a run that was cut short */
    xc_database *old = xc_database_open(store->path, &failure);
    gboolean made = old && xc_database_compact(old, fresh, XC_COMPACT_FULL, &failure);
    xc_database_free(old);
    if (!made)
        undex_index_fail(store, &failure, error);
    gboolean done = made && sync_all(fresh, error) && exchange(fresh, store->path, error);
    if (done) { /* nothing more may be written to what is the old one now */
        xc_database_close(store->database, NULL);
        store->broken = TRUE;
    }
    remove_database(fresh);
    return done;
}
