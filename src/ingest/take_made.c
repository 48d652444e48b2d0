// SPDX-License-Identifier: GPL-3.0-or-later
/* What is made of a file that is no document, a thesaurus or a draft: read in a worker, and looked at here.
 */
#include "ingest/open_file.h"
#include "ingest/pool/pool.h"
#include "thesaurus/thesaurus_read.h"

#include <string.h>
#include <unistd.h>

static const gint64 MOST_BYTES = 4LL << 30, USUAL_MEMORY = 1LL << 30;
static const double USUAL_TIMEOUT = 600;

static GBytes *take_bytes(undex_outcome *outcome, GError **error)
{
    GBytes *made = g_steal_pointer(&outcome->made);
    if (!made && outcome->failure)
        g_propagate_error(error, g_steal_pointer(&outcome->failure));
    else if (!made)
        undex_error_fail(error, UNDEX_ERROR_CRASH, "its reader said nothing of it");
    return made;
}

/* What one worker makes of the file; `uncopied`: it gets the file itself. The descriptor is closed. */
static GBytes *make(const undex_workers_options *limits, const char *path, int fd, gboolean uncopied,
                    GError **error)
{
    g_autoptr(undex_workers) workers = undex_workers_new(limits, error);
    if (!workers) {
        close(fd);
        return NULL;
    }
    undex_outcome *outcome = NULL;
    GByteArray *strings = g_byte_array_new();
    g_byte_array_append(strings, (const guint8 *)path, (guint)strlen(path) + 1);
    undex_pool_submit(workers, &(undex_pool_request){.fd = fd, .strings = strings, .uncopied = uncopied});
    while (!outcome)
        if (!undex_pool_collect(workers, TRUE, &outcome, error))
            return NULL;
    GBytes *made = take_bytes(outcome, error);
    undex_outcome_free(outcome);
    return made;
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
    g_autoptr(GBytes) bytes = make(&wide, path, fd, TRUE, error);
    if (!bytes)
        return NULL;
    g_autoptr(undex_thesaurus) thesaurus = undex_thesaurus_of(bytes, NULL);
    if (!thesaurus || !undex_thesaurus_check(thesaurus, NULL))
        return undex_error_null(error, UNDEX_ERROR_CRASH, "what its reader said of it made no sense");
    return g_steal_pointer(&bytes);
}

GBytes *undex_ingest_draft(const undex_workers_options *limits, const char *path, GError **error)
{
    undex_file facts = {0};
    undex_workers_options draft = *limits;
    int fd = undex_open_file(path, &facts, error);
    draft.jobs = 1;
    draft.for_draft = TRUE;
    return fd < 0 ? NULL : make(&draft, path, fd, FALSE, error);
}
