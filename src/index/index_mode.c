// SPDX-License-Identifier: GPL-3.0-or-later
/* Who may read an index: whom the folder of its database lets in. It is narrowed as files are taken that
 * fewer may read, and widened by nobody but the user. A new one is its owner's alone until the first commit,
 * for what was opened before goes on being readable. */
#include "index/index_folder.h"

#include <errno.h>
#include <unistd.h>

gboolean undex_index_mode_begin(undex_index *store, gboolean fresh, GError **error)
{
    struct stat facts;
    gboolean ok = stat(store->path, &facts) == 0;
    store->mode = ok ? facts.st_mode & 07777 : 0;
    store->group = ok ? facts.st_gid : 0;
    store->owner = ok ? facts.st_uid : 0;
    store->fresh = ok && fresh && chmod(store->path, store->mode & ~(mode_t)077) == 0;
    if (!ok)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "the database in it cannot be read: %s",
                    g_strerror(errno));
    return ok;
}

void undex_index_mode_settle(undex_index *store)
{
    if (store->fresh)
        (void)!chmod(store->path, store->mode);
    store->fresh = FALSE;
}

/* chmod() failed, and not because the folder is another's: the file system has no modes (FAT), and who
 * mounted it has said who may read it. */
static gboolean has_no_modes(const undex_index *store)
{
    return (errno == EPERM || errno == EOPNOTSUPP) && (geteuid() == 0 || geteuid() == store->owner);
}

gboolean undex_index_narrow(undex_index *store, mode_t readers, gid_t group, gboolean *narrowed,
                            GError **error)
{
    gboolean all = readers & S_IROTH, ours = all || ((readers & S_IRGRP) && group == store->group);
    mode_t mode = store->mode & (07700 | (ours ? 070 : 0) | (all ? 07 : 0));
    gboolean less = mode != store->mode && !store->fresh;
    *narrowed = less && chmod(store->path, mode) == 0;
    if (less && !*narrowed && !has_no_modes(store))
        return undex_error_fail(
            error, UNDEX_ERROR_USAGE,
            "others may read the index but not this file, and the mode of the index cannot be set: %s; "
            "let its owner take it, or say --keep-mode",
            g_strerror(errno));
    store->mode = mode;
    store->judged = TRUE;
    return TRUE;
}
