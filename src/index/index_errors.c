// SPDX-License-Identifier: GPL-3.0-or-later
/* Failures of Xapian as errors of undex, and the one place where a reader that was overtaken tries again. */
#include "index/index_private.h"

/* A writer in a hurry commits some times a second; each try costs a reopening. */
enum { TRIES = 8, PAUSE_MICROSECONDS = 20000 };

static const struct {
    xc_code code;
    undex_error error;
    const char *advice;
} faults[] = {
    {XC_ERROR_NOT_FOUND, UNDEX_ERROR_INDEX, "make an index with `undex index PATH...`"},
    {XC_ERROR_LOCKED, UNDEX_ERROR_INDEX, "another process writes to this index; wait until it is done"},
    {XC_ERROR_MODIFIED, UNDEX_ERROR_INDEX, "the index changes too fast to be read; try again"},
    {XC_ERROR_CORRUPT, UNDEX_ERROR_INDEX, "the index is damaged; remove its folder and index again"},
    {XC_ERROR_VERSION, UNDEX_ERROR_INDEX,
     "written by another version of Xapian; remove its folder and index again"},
    {XC_ERROR_NO_DOCUMENT, UNDEX_ERROR_INDEX, "the index changed while it was read; try again"},
    {XC_ERROR_OPEN, UNDEX_ERROR_INDEX,
     "a file of the index is missing or damaged; remove its folder and index again"},
    {XC_ERROR_IO, UNDEX_ERROR_IO,
     "check the disk's free space and the folder's permissions; if a file of the index was damaged, remove "
     "its "
     "folder and index again"},
    {XC_ERROR_MEMORY, UNDEX_ERROR_LIMIT, NULL},
};

gboolean undex_index_fail(const undex_index *store, const xc_error *failure, GError **error)
{
    (void)store;
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++)
        if (faults[i].code == failure->code) {
            g_set_error(error, UNDEX_ERROR, faults[i].error, "%s%s%s", failure->message,
                        faults[i].advice ? "; " : "", faults[i].advice ? faults[i].advice : "");
            return FALSE;
        }
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX, "%s", failure->message);
    return FALSE;
}

gboolean undex_index_try(undex_index *store, undex_index_attempt attempt, gpointer closure, GError **error)
{
    xc_error failure = {XC_OK, ""};
    if (error && *error)
        return FALSE;
    for (int i = 0; i < TRIES; i++) {
        if (attempt(store->database, closure, &failure))
            return TRUE;
        if (failure.code != XC_ERROR_MODIFIED && (failure.code != XC_ERROR_NO_DOCUMENT || store->writable))
            break;
        if (i > 0)
            g_usleep(PAUSE_MICROSECONDS);
        xc_error reopening;
        if (xc_database_reopen(store->database, &reopening) == XC_FAILED) {
            failure = reopening;
            break;
        }
    }
    return undex_index_fail(store, &failure, error);
}
