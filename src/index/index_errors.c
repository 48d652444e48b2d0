// SPDX-License-Identifier: GPL-3.0-or-later
/* Failures of Xapian as errors of undex, and the one place where a reader that was overtaken tries again. */
#include "index/index_shards.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* A writer in a hurry commits some times a second; each try costs a reopening. */
enum { TRIES = 8, PAUSE_MICROSECONDS = 20000 };

/* What Xapian found wrong by itself. None of them proves that the index is lost. */
static const struct {
    xc_code code;
    undex_error error;
    const char *advice;
} faults[] = {
    {XC_ERROR_NOT_FOUND, UNDEX_ERROR_INDEX, "make an index with `undex index PATH...`"},
    {XC_ERROR_LOCKED, UNDEX_ERROR_INDEX, "another process writes to this index; wait until it is done"},
    {XC_ERROR_MODIFIED, UNDEX_ERROR_INDEX, "the index changes too fast to be read; try again"},
    {XC_ERROR_CORRUPT, UNDEX_ERROR_INDEX, UNDEX_INDEX_ADVICE_CHECK},
    {XC_ERROR_VERSION, UNDEX_ERROR_INDEX,
     "it was written by another version of Xapian; name another folder with --index, and index again there"},
    {XC_ERROR_NO_DOCUMENT, UNDEX_ERROR_INDEX, "the index changed while it was read; try again"},
    {XC_ERROR_OPEN, UNDEX_ERROR_INDEX, UNDEX_INDEX_ADVICE_CHECK},
    {XC_ERROR_IO, UNDEX_ERROR_INDEX, UNDEX_INDEX_ADVICE_CHECK},
    {XC_ERROR_MEMORY, UNDEX_ERROR_LIMIT,
     "close other programs and try again; where that does not help, " UNDEX_INDEX_ADVICE_CHECK},
};

/* What the operating system refused says nothing of the index. */
static const struct {
    int number;
    const char *advice;
} refusals[] = {
    {EMFILE, "close what holds files open, or raise the limit with `ulimit -n`, and try again"},
    {ENFILE, "close programs that hold files open, and try again"},
    {ENOSPC, "make room on the disk, and try again"},
    {EDQUOT, "make room within your quota, and try again"},
    {EFBIG, "raise the limit of a file's size with `ulimit -f`, and try again; where there is "
            "none, " UNDEX_INDEX_ADVICE_CHECK},
    {EACCES, "check the permissions of the index's folder and of the files in it"},
    {EPERM, "check the permissions of the index's folder and of the files in it"},
    {EROFS, "the disk may only be read; name another folder with --index"},
    {ENOMEM, "close other programs, and try again"},
    {EIO, "the disk fails: save what is on it, and then run 'undex check'"},
    {ESTALE, "the folder of the index was replaced on its server; try again"},
    {ENODEV, "the disk is gone; connect it, and try again"},
};

static const char *advice_on_refusal(int number)
{
    for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++)
        if (refusals[i].number == number)
            return refusals[i].advice;
    return NULL;
}

gboolean undex_index_fail_refused(const char *said, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++)
        if (strstr(said, g_strerror(refusals[i].number)))
            return undex_error_fail(error, UNDEX_ERROR_IO, "%s; %s", g_strerror(refusals[i].number),
                                    refusals[i].advice);
    return TRUE;
}

volatile guint undex_index_attempts;

gboolean undex_index_fail(const undex_index *store, const xc_error *failure, GError **error)
{
    const char *refused = advice_on_refusal(failure->system);
    (void)store;
    if (refused)
        return undex_error_fail(error, UNDEX_ERROR_IO, "%s; %s", failure->message, refused);
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++)
        if (faults[i].code == failure->code)
            return undex_error_fail(error, faults[i].error, "%s; %s", failure->message, faults[i].advice);
    return undex_error_fail(error, UNDEX_ERROR_INDEX, "%s", failure->message);
}

gboolean undex_index_look_at(const char *path, undex_index_place *place)
{
    struct stat facts;
    gboolean there = stat(path, &facts) == 0;
    place->device = there ? (guint64)facts.st_dev : 0;
    place->inode = there ? (guint64)facts.st_ino : 0;
    return there;
}

/* A server cannot be looked at, nor can what is made of several. */
static gboolean refresh_shards(undex_index *store, xc_error *failure)
{
    store->generation++;
    return xc_database_reopen(store->database, failure) != XC_FAILED;
}

gboolean undex_index_refresh(undex_index *store, xc_error *failure)
{
    xc_step step = XC_FAILED;
    if (!store->path)
        return refresh_shards(store, failure);
    for (int i = 0; i < TRIES; i++) {
        undex_index_place before, after;
        gboolean there = undex_index_look_at(store->path, &before);
        step = xc_database_reopen(store->database, failure);
        if (there && undex_index_look_at(store->path, &after) && memcmp(&before, &after, sizeof after) == 0)
            break;
        /* Another database, as of a compaction, has taken its place meanwhile. */
        g_usleep(PAUSE_MICROSECONDS);
    }
    return step != XC_FAILED;
}

static gboolean try_while_modified(undex_index *store, undex_index_attempt attempt, gpointer closure,
                                   xc_error *failure)
{
    *failure = (xc_error){.code = XC_OK};
    for (int i = 0; i < TRIES; i++) {
        undex_index_attempts++;
        if (attempt(store->database, closure, failure))
            return TRUE;
        if (failure->code != XC_ERROR_MODIFIED && (failure->code != XC_ERROR_NO_DOCUMENT || store->writable))
            return FALSE;
        if (i > 0)
            g_usleep(PAUSE_MICROSECONDS);
        xc_error reopening;
        if (!undex_index_refresh(store, &reopening)) {
            *failure = reopening;
            return FALSE;
        }
    }
    return FALSE;
}

gboolean undex_index_try(undex_index *store, undex_index_attempt attempt, gpointer closure, GError **error)
{
    g_autoptr(GError) own = NULL;
    xc_error failure;
    if (error && *error)
        return FALSE;
    do {
        if (try_while_modified(store, attempt, closure, &failure))
            return TRUE;
    } while (undex_shards_leave_out(store, &failure, &own));
    if (!own)
        return undex_index_fail(store, &failure, error);
    g_propagate_error(error, g_steal_pointer(&own));
    return FALSE;
}
