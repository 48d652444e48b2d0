// SPDX-License-Identifier: GPL-3.0-or-later
/* This file narrows who may read the index before a document goes into it that fewer people may read. */
#include "ingest/index_narrow.h"

#include "ingest/open_path.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { READERS = S_IRGRP | S_IROTH };

/* Whom the folders from the path upwards let through, of the group and of all others. */
static mode_t let_through(const char *path, gid_t group)
{
    mode_t left = READERS;
    g_autofree char *above = g_path_get_dirname(path);
    for (gboolean root = FALSE; left && !root;) {
        struct stat facts = {0};
        int fd = undex_path_open(above, O_PATH | O_DIRECTORY);
        if (fd >= 0 && fstat(fd, &facts) != 0)
            facts.st_mode = 0;
        if (fd >= 0)
            close(fd);
        gboolean all = facts.st_mode & S_IXOTH, ours = facts.st_gid == group && (facts.st_mode & S_IXGRP);
        left = all ? left : ours ? left & S_IRGRP : 0;
        root = strcmp(above, "/") == 0;
        char *next = g_path_get_dirname(above);
        g_free(above);
        above = next;
    }
    return left;
}

/* The same for the folder of the file, which is asked once for all files in it. */
static mode_t let_into(ingest_run *run, const char *path, gid_t group)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (run->folder && strcmp(run->folder, folder) == 0 && run->folder_group == group)
        return run->folder_readers;
    g_free(run->folder);
    run->folder = g_steal_pointer(&folder);
    run->folder_group = group;
    return run->folder_readers = let_through(path, group);
}

gboolean ingest_index_narrow(ingest_run *run, const file_job *job, GError **error)
{
    const char *path = job->carrier ? job->carrier : job->file->path;
    gid_t group = job->file->group;
    gboolean narrowed = FALSE;
    mode_t mode = run->options->keep_mode ? READERS : job->file->mode & job->readers;
    mode_t readers = run->options->keep_mode ? READERS : mode & let_into(run, path, group);
    /* Where the group may not read, all others may not either, for people of that group may be among them. */
    if (!(readers & S_IRGRP))
        readers = 0;
    if (!undex_index_narrow(run->store, readers, group, &narrowed, error))
        return FALSE;
    if (narrowed)
        ingest_run_report(run, job->found->shown, UNDEX_INGEST_NARROWED,
                          (undex_ingest_event){
                              .message =
                                  "fewer users may read it than could read the index, so only these may read "
                                  "the index from now on; --keep-mode leaves the mode of an index as it is"},
                          0);
    return TRUE;
}
