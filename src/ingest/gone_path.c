// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/gone_path.h"

#include "ingest/open_path.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

char *undex_path_carrier(const char *path)
{
    struct stat facts;
    g_autofree char *carrier = g_path_get_dirname(path);
    int fd = undex_path_open(carrier, O_PATH | O_NOFOLLOW);
    gboolean is_file = fd >= 0 && fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode);
    if (fd >= 0)
        close(fd);
    return is_file ? g_steal_pointer(&carrier) : NULL;
}

gboolean undex_path_is_gone(const char *path)
{
    int fd = undex_path_open(path, O_PATH | O_NOFOLLOW);
    if (fd >= 0) {
        close(fd);
        return FALSE;
    }
    if (errno != ENOTDIR)
        return errno == ENOENT;
    g_autofree char *carrier = undex_path_carrier(path); /* an attachment is gone with its PDF */
    return carrier == NULL;
}
