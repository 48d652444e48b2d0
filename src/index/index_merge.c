// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Making one index of several: Xapian copies all entries, one input after another, as they are, and what is
 * there twice after that is settled (merge_settle.c). So it costs little more than to copy the files.
 */
#include "index/index_folder.h"
#include "index/index_workshop.h"
#include "index/merge_inputs.h"
#include "index/merge_settle.h"
#include "index/process_apart.h"
#include "index/stem_words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean are_sound(const GPtrArray *inputs, const volatile int *stop, guint *at, GError **error)
{
    for (*at = 0; *at < inputs->len && !*stop; ++*at)
        if (!undex_merge_input_is_sound(inputs->pdata[*at], error))
            return FALSE;
    return TRUE;
}

static gboolean are_unchanged(const GPtrArray *inputs, guint *at, GError **error)
{
    for (*at = 0; *at < inputs->len; ++*at)
        if (!undex_merge_input_is_unchanged(inputs->pdata[*at], error))
            return FALSE;
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
    xc_database_compact_all(all, work->inputs->len, work->target, undex_stem_words_unite, &failure);
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

/* What was joined at store->path lies where it is: its inputs, whose metadata it has, lay elsewhere. */
static gboolean settle_down(const char *folder, GError **error)
{
    xc_error failure;
    g_autofree char *path = g_build_filename(folder, UNDEX_INDEX_DATABASE, NULL);
    char *real = realpath(folder, NULL);
    const char *home = real ? real : folder;
    g_autoptr(xc_database) database = xc_database_open_writable(path, XC_OPEN, 0, &failure);
    gboolean ok = database &&
                  xc_database_set_metadata(database, UNDEX_META_HOME, home, strlen(home), &failure) &&
                  xc_database_commit(database, &failure);
    free(real);
    if (database && !ok)
        xc_database_abandon(database);
    return ok || undex_index_fail(NULL, &failure, error);
}

static gboolean settle_all(const char *path, const char *folder, const GPtrArray *inputs,
                           const volatile int *stop, GError **error)
{
    g_autoptr(undex_index) store =
        settle_down(path, error) ? undex_index_open(path, UNDEX_INDEX_WRITE, error) : NULL;
    g_autofree char *home = undex_merge_home_of(folder);
    gboolean ok = store && undex_merge_set_home(store, home, error);
    for (guint i = 0; ok && i < inputs->len; i++)
        ok = undex_merge_input_narrow(inputs->pdata[i], store, error);
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
