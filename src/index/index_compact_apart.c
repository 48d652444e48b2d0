// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing the database anew at the end of a run, where that gains much. Xapian leaves blocks half empty where
 * entries are added, so that what a run has written takes 1.6 times the room it needs; to write 21 MB anew
 * takes 0.3 s. It is done in a process of its own: what goes wrong there, and whoever ends it, costs the run
 * nothing. */
#include "index/index_folder.h"
#include "index/passage_location.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

/* Passages below which an index is left as it is: they take no more than two megabytes. Tests want fewer. */
static gint64 passages_least(void)
{
    enum { LEAST = 2000 };
    const char *set = g_getenv("UNDEX_COMPACT_LEAST");
    return set ? g_ascii_strtoll(set, NULL, 10) : LEAST;
}

/* NULL: failure. Caller frees. */
static char *uuid_of(const undex_index *store, xc_error *failure)
{
    char *uuid = xc_database_uuid(store->database, failure);
    char *copy = g_strdup(uuid);
    xc_string_free(uuid);
    return copy;
}

/* What is said is "COUNT UUID". Xapian gives a database that it writes anew another UUID, so that what was
 * said of the old one counts for nothing. -1: failure. */
static gint64 read_loose(const undex_index *store, const char *uuid, xc_error *failure)
{
    size_t length = 0;
    char *said = xc_database_metadata(store->database, UNDEX_META_LOOSE, &length, failure), *rest = NULL;
    gint64 count = said ? g_ascii_strtoll(said, &rest, 10) : -1;
    if (said && (*rest != ' ' || strcmp(rest + 1, uuid) != 0 || count < 0))
        count = 0;
    xc_string_free(said);
    return count;
}

gboolean undex_index_tell_loose(undex_index *store, xc_error *failure)
{
    if (!store->loose)
        return TRUE;
    g_autofree char *uuid = uuid_of(store, failure);
    gint64 before = uuid ? read_loose(store, uuid, failure) : -1;
    if (before < 0)
        return FALSE;
    g_autofree char *said = g_strdup_printf("%" G_GINT64_FORMAT " %s", before + store->loose, uuid);
    store->loose = 0;
    return xc_database_set_metadata(store->database, UNDEX_META_LOOSE, said, strlen(said), failure);
}

/* Half of its passages were written, or others taken out, since it was last written anew: so an archive that
 * grows in many runs is written anew each time that it has doubled. */
static gboolean pays(const undex_index *store)
{
    xc_error failure;
    g_autofree char *uuid = uuid_of(store, &failure);
    gint64 loose = uuid ? read_loose(store, uuid, &failure) : -1;
    gint64 all = undex_passage_location_total(store->database, &failure);
    return loose >= passages_least() && loose * 2 >= all;
}

static gboolean has_room(const undex_index *store, gint64 bytes)
{
    struct statvfs disk;
    return statvfs(store->folder, &disk) == 0 &&
           (guint64)disk.f_bavail * disk.f_frsize > (guint64)MAX(bytes, 0);
}

G_GNUC_NORETURN static void work_apart(undex_index *store, const char *fresh)
{
    static const int ours[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGINT, SIGTERM, SIGHUP};
    for (gsize i = 0; i < G_N_ELEMENTS(ours); i++)
        signal(ours[i], SIG_DFL);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    _exit(undex_index_write_fresh(store, fresh, NULL) ? 0 : 1);
}

static gboolean write_apart(undex_index *store, const char *fresh)
{
    int status = 0;
    pid_t ended, pid = fork();
    if (pid == 0)
        work_apart(store, fresh);
    while ((ended = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
        ;
    return ended == pid && status == 0;
}

undex_index_compacted undex_index_compact_apart(undex_index *store)
{
    undex_index_compacted sizes = {undex_index_bytes_of(store->path, NULL), 0};
    if (!store->writable || store->pending || store->broken || !pays(store) || !has_room(store, sizes.before))
        return sizes;
    g_autofree char *fresh = g_strconcat(store->path, ".new", NULL);
    if (write_apart(store, fresh) && undex_index_replace(store, fresh, NULL))
        sizes.after = undex_index_bytes_of(store->path, NULL);
    undex_index_folder_remove(fresh);
    return sizes;
}
