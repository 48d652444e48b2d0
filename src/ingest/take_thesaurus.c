// SPDX-License-Identifier: GPL-3.0-or-later
/* A thesaurus: read in a worker, and looked at here. */
#include "ingest/open_file.h"
#include "ingest/pool/pool.h"
#include "thesaurus/thesaurus_read.h"

#include <string.h>
#include <unistd.h>

static const gint64 MOST_BYTES = 4LL << 30, USUAL_MEMORY = 1LL << 30;
static const double USUAL_TIMEOUT = 600;

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

static GBytes *read_in(undex_workers *workers, const char *path, int fd, GError **error)
{
    undex_outcome *outcome = NULL;
    GByteArray *strings = g_byte_array_new();
    g_byte_array_append(strings, (const guint8 *)path, (guint)strlen(path) + 1);
    undex_pool_submit(workers, &(undex_pool_request){.fd = fd, .strings = strings, .uncopied = TRUE});
    while (!outcome)
        if (!undex_pool_collect(workers, TRUE, &outcome, error))
            return NULL;
    GBytes *bytes = checked(outcome, error);
    undex_outcome_free(outcome);
    return bytes;
}

GBytes *undex_ingest_thesaurus(const undex_workers_options *limits, const char *path, GError **error)
{
    undex_file facts = {0};
    undex_workers_options wide = *limits;
    int fd = undex_open_file_of(path, &facts, MOST_BYTES, error);
    if (fd < 0)
        return NULL;
    wide.jobs = 1;
    wide.for_thesaurus = TRUE;
    if (wide.timeout <= 0)
        wide.timeout = USUAL_TIMEOUT;
    /* The file is mapped: its bytes take addresses, and memory only while they are read. */
    wide.max_memory = (wide.max_memory > 0 ? wide.max_memory : USUAL_MEMORY) + facts.size;
    g_autoptr(undex_workers) workers = undex_workers_new(&wide, error);
    if (workers)
        return read_in(workers, path, fd, error);
    close(fd);
    return NULL;
}
