// SPDX-License-Identifier: GPL-3.0-or-later
/* A thesaurus: read in a worker, and looked at here. */
#include "ingest/pool/pool.h"
#include "thesaurus/thesaurus_read.h"

#include <string.h>

static GBytes *checked(undex_outcome *outcome, GError **error)
{
    if (outcome->failure) {
        g_propagate_error(error, g_steal_pointer(&outcome->failure));
        return NULL;
    }
    g_autoptr(undex_thesaurus) made =
        outcome->thesaurus ? undex_thesaurus_of(outcome->thesaurus, NULL) : NULL;
    if (!made || !undex_thesaurus_check(made, NULL))
        return undex_error_null(error, UNDEX_ERROR_CRASH, "what its reader said of it made no sense");
    return g_steal_pointer(&outcome->thesaurus);
}

GBytes *undex_ingest_thesaurus(undex_workers *workers, const char *path, int fd, GError **error)
{
    undex_outcome *outcome = NULL;
    GByteArray *strings = g_byte_array_new();
    g_byte_array_append(strings, (const guint8 *)path, (guint)strlen(path) + 1);
    undex_pool_submit(workers, &(undex_pool_request){.fd = fd, .strings = strings});
    while (!outcome)
        if (!undex_pool_collect(workers, TRUE, &outcome, error))
            return NULL;
    GBytes *bytes = checked(outcome, error);
    undex_outcome_free(outcome);
    return bytes;
}
