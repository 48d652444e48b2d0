// SPDX-License-Identifier: GPL-3.0-or-later
/* Bringing to the disk what Xapian does not: the names of files. */
#include "index/index_private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static gboolean sync_names(int folder)
{
    /* Some file systems cannot bring names to the disk and say so: nothing more can be done there. */
    return fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP;
}

static gboolean sync_system(int folder)
{
#ifdef __linux__
    return syncfs(folder) == 0;
#else
    sync();
    return folder >= 0;
#endif
}

gboolean undex_index_sync(const char *folder, gboolean all, GError **error)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    gboolean synced = file >= 0 && (all ? sync_system(file) : sync_names(file));
    if (!synced)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "what was written cannot be brought to the disk: %s",
                    g_strerror(errno));
    if (file >= 0)
        close(file);
    return synced;
}
