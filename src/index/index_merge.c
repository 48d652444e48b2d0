// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Making one index of several: Xapian copies all entries, one input after another, as they are, and what is
 * there twice after that is settled (merge_settle.c). So it costs little more than to copy the files.
 */
#include "index/index_folder.h"
#include "index/index_workshop.h"
#include "index/merge_settle.h"
#include "index/process_apart.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the inputs ---- */

static gboolean is_written(const undex_index *input)
{
    g_autofree char *lock = g_build_filename(input->path, "flintlock", NULL);
    return access(lock, W_OK) == 0 && undex_index_is_locked(input->folder);
}

/* What is damaged would be copied, too. */
static gboolean is_sound(const undex_index *input, GError **error)
{
    g_autoptr(undex_index_report) report = undex_index_report_new();
    if (is_written(input))
        return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                "a process is writing to it; wait until it is done, or stop it");
    if (!undex_index_check_apart(input->folder, report, error))
        return FALSE;
    const GPtrArray *found = report->defects->len ? report->defects : report->documents;
    return !found->len || undex_error_fail(error, UNDEX_ERROR_INDEX,
                                           "it is damaged, and nothing was made: %s; `undex check` says more",
                                           (const char *)found->pdata[0]);
}

static gboolean are_sound(const GPtrArray *inputs, const volatile int *stop, guint *at, GError **error)
{
    for (*at = 0; *at < inputs->len && !*stop; ++*at)
        if (!is_sound(inputs->pdata[*at], error))
            return FALSE;
    return TRUE;
}

/* A writer that came meanwhile may have written over what was being copied. */
static gboolean are_unchanged(const GPtrArray *inputs, guint *at, GError **error)
{
    for (*at = 0; *at < inputs->len; ++*at) {
        const undex_index *input = inputs->pdata[*at];
        if (xc_database_reopen(input->database, NULL) != XC_END)
            return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                    "it was written to meanwhile, and nothing was made; try again");
    }
    return TRUE;
}

/* ---- copying ---- */

typedef struct {
    const GPtrArray *inputs;
    const char *target;
} joining;

static void join(GString *out, gpointer closure)
{
    const joining *work = closure;
    xc_error failure;
    g_autofree xc_database **all = g_new(xc_database *, work->inputs->len);
    for (guint i = 0; i < work->inputs->len; i++)
        all[i] = ((const undex_index *)work->inputs->pdata[i])->database;
    xc_database_compact_all(all, work->inputs->len, work->target, NULL, &failure);
    g_string_printf(out, "%d %d %s", failure.code, failure.system, failure.message);
}

/* Joins the inputs at `path`, apart from this process, so that it can be stopped. */
static gboolean join_apart(const GPtrArray *inputs, const char *path, const volatile int *stop,
                           GError **error)
{
    int status = 0;
    char *rest = NULL;
    gint64 bytes = 0;
    joining work = {inputs, path};
    for (guint i = 0; i < inputs->len; i++) {
        gint64 own = undex_index_bytes_of(((const undex_index *)inputs->pdata[i])->path, error);
        if (own < 0)
            return FALSE;
        bytes += own;
    }
    if (mkdir(path, 0777) != 0)
        return undex_error_fail(error, UNDEX_ERROR_IO, "it cannot be made: %s", g_strerror(errno));
    g_autofree char *said = undex_process_apart(join, &work, bytes, stop, &status, error);
    if (!said || *stop)
        return said != NULL;
    xc_error failure = {XC_OK, "", 0};
    failure.code = (xc_code)g_ascii_strtoll(said, &rest, 10);
    failure.system = (int)g_ascii_strtoll(rest, &rest, 10);
    g_strlcpy(failure.message, rest + (*rest == ' '), sizeof failure.message);
    if (failure.code != XC_OK)
        return undex_index_fail(inputs->pdata[0], &failure, error);
    if (*said)
        return TRUE;
    g_autofree char *end = undex_process_apart_describe(status, bytes);
    return undex_error_fail(error, UNDEX_ERROR_INDEX, "its parts cannot be put together: %s", end);
}

/* ---- what is made ---- */

static gboolean set_home(xc_database *database, const char *home, xc_error *failure)
{
    return xc_database_set_metadata(database, UNDEX_META_HOME, home, strlen(home), failure);
}

/* What was joined at store->path lies where it is: its inputs, whose metadata it has, lay elsewhere. */
static gboolean settle_down(const char *folder, GError **error)
{
    xc_error failure;
    g_autofree char *path = g_build_filename(folder, UNDEX_INDEX_DATABASE, NULL);
    char *real = realpath(folder, NULL);
    g_autoptr(xc_database) database = xc_database_open_writable(path, XC_OPEN, 0, &failure);
    gboolean ok = database && set_home(database, real ? real : folder, &failure) &&
                  xc_database_commit(database, &failure);
    free(real);
    if (database && !ok)
        xc_database_abandon(database);
    return ok || undex_index_fail(NULL, &failure, error);
}

/* Where it will be, whatever becomes of the names of folders above. Caller frees. */
static char *home_of(const char *folder)
{
    g_autofree char *parent = g_path_get_dirname(folder), *name = g_path_get_basename(folder);
    char *real = realpath(parent, NULL);
    char *home = g_build_filename(real ? real : parent, name, NULL);
    free(real);
    return home;
}

gboolean undex_index_set_home(undex_index *store, const char *folder, GError **error)
{
    xc_error failure;
    g_autofree char *home = home_of(folder);
    return undex_index_begin(store, error) &&
           (set_home(store->database, home, &failure) || undex_index_fail(store, &failure, error));
}

gboolean undex_index_narrow_like(undex_index *store, const undex_index *like, GError **error)
{
    struct stat facts;
    gboolean narrowed = FALSE;
    if (stat(like->path, &facts) != 0)
        return undex_error_fail(error, UNDEX_ERROR_IO, "%s cannot be read: %s", like->path,
                                g_strerror(errno));
    return undex_index_narrow(store, facts.st_mode & (S_IRGRP | S_IROTH), facts.st_gid, &narrowed, error);
}

static gboolean settle_all(const char *path, const char *folder, const GPtrArray *inputs,
                           const volatile int *stop, GError **error)
{
    g_autoptr(undex_index) store =
        settle_down(path, error) ? undex_index_open(path, UNDEX_INDEX_WRITE, error) : NULL;
    gboolean ok = store && undex_index_set_home(store, folder, error);
    for (guint i = 0; ok && i < inputs->len; i++)
        ok = undex_index_narrow_like(store, inputs->pdata[i], error);
    return ok && undex_merge_settle(store, inputs, stop, error) && undex_index_commit(store, error);
}

gboolean undex_index_merge(const GPtrArray *inputs, const char *folder, const volatile int *stop, guint *at,
                           GError **error)
{
    if (!are_sound(inputs, stop, at, error))
        return FALSE;
    g_autoptr(undex_workshop) workshop = undex_workshop_new(folder, error);
    if (!workshop)
        return FALSE;
    g_autofree char *path = g_build_filename(workshop->path, UNDEX_INDEX_DATABASE, NULL);
    if (!join_apart(inputs, path, stop, error))
        return FALSE;
    if (*stop)
        return TRUE;
    if (!are_unchanged(inputs, at, error))
        return FALSE;
    return settle_all(workshop->path, folder, inputs, stop, error) &&
           (*stop || undex_workshop_take(workshop, error));
}
