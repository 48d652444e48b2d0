// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pool/snapshot.h"

#include "ingest/open_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { CHUNK = 256 * 1024 };

#ifdef MFD_ALLOW_SEALING
/* No program is made of it: newer kernels want that said, older ones do not know the word. */
static int open_memory(void)
{
    enum { NOEXEC = 8 };
    int fd = memfd_create("undex document", MFD_CLOEXEC | MFD_ALLOW_SEALING | NOEXEC);
    return fd >= 0 ? fd : memfd_create("undex document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
}
#endif

/* A file without a name, which its reader has open for reading only, where the system has no such memory. */
static gboolean open_nameless(undex_snapshot *snapshot, GError **error)
{
    g_autofree char *name = NULL;
    snapshot->writer = g_file_open_tmp("undex-XXXXXX", &name, error);
    if (snapshot->writer < 0)
        return FALSE;
    snapshot->fd = open(name, O_RDONLY | O_CLOEXEC);
    unlink(name);
    return snapshot->fd >= 0;
}

static gboolean fail(GError **error, const char *what)
{
    return undex_error_fail(error, UNDEX_ERROR_IO, "%s: %s", what, g_strerror(errno));
}

undex_snapshot *undex_snapshot_new(gboolean hashed, GError **error)
{
    g_autoptr(undex_snapshot) snapshot = g_new0(undex_snapshot, 1);
    g_autoptr(GError) why = NULL;
    snapshot->fd = snapshot->writer = -1;
    snapshot->sum = hashed ? g_checksum_new(G_CHECKSUM_SHA256) : NULL;
#ifdef MFD_ALLOW_SEALING
    snapshot->fd = open_memory();
#endif
    if (snapshot->fd >= 0 || open_nameless(snapshot, &why))
        return g_steal_pointer(&snapshot);
    return undex_error_null(error, UNDEX_ERROR_IO, "there is no room to copy it: %s",
                            why ? why->message : g_strerror(errno));
}

undex_snapshot *undex_snapshot_of(int fd, gint64 size)
{
    undex_snapshot *snapshot = g_new0(undex_snapshot, 1);
    *snapshot = (undex_snapshot){.fd = fd, .writer = -1, .size = size};
    return snapshot;
}

void undex_snapshot_free(undex_snapshot *snapshot)
{
    if (!snapshot)
        return;
    if (snapshot->fd >= 0)
        close(snapshot->fd);
    if (snapshot->writer >= 0)
        close(snapshot->writer);
    g_clear_pointer(&snapshot->sum, g_checksum_free);
    g_free(snapshot->sha256);
    g_free(snapshot);
}

gboolean undex_snapshot_append(undex_snapshot *snapshot, const void *bytes, gsize length, GError **error)
{
    int fd = snapshot->writer >= 0 ? snapshot->writer : snapshot->fd;
    snapshot->size += (gint64)length;
    if (snapshot->size > UNDEX_OPEN_FILE_MOST_BYTES) {
        g_autofree char *most = g_format_size(UNDEX_OPEN_FILE_MOST_BYTES);
        return undex_error_fail(error, UNDEX_ERROR_LIMIT, "too large: at most %s are read", most);
    }
    for (gsize done = 0; done < length;) {
        ssize_t n = write(fd, (const char *)bytes + done, length - done);
        if (n < 0 && errno != EINTR)
            return fail(error, "there is no room to copy it");
        done += n > 0 ? (gsize)n : 0;
    }
    if (snapshot->sum)
        g_checksum_update(snapshot->sum, bytes, (gssize)length);
    return TRUE;
}

gboolean undex_snapshot_append_file(undex_snapshot *snapshot, int fd, GError **error)
{
    g_autofree guint8 *chunk = g_malloc(CHUNK);
    for (ssize_t n; (n = read(fd, chunk, CHUNK)) != 0;) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(error, "cannot read it");
        if (!undex_snapshot_append(snapshot, chunk, (gsize)n, error))
            return FALSE;
    }
    return TRUE;
}

gboolean undex_snapshot_seal(undex_snapshot *snapshot, GError **error)
{
#ifdef F_ADD_SEALS
    enum { ALL = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL };
    if (snapshot->writer < 0 && fcntl(snapshot->fd, F_ADD_SEALS, ALL) != 0)
        return fail(error, "its copy cannot be sealed");
#endif
    if (snapshot->writer >= 0)
        close(snapshot->writer);
    snapshot->writer = -1;
    if (snapshot->sum)
        snapshot->sha256 = g_strdup(g_checksum_get_string(snapshot->sum));
    g_clear_pointer(&snapshot->sum, g_checksum_free);
    return TRUE;
}

gboolean undex_snapshot_is_pdf(const undex_snapshot *snapshot)
{
    enum { HEADER = 1024 }; /* as extraction looks for it */
    char head[HEADER];
    ssize_t n = pread(snapshot->fd, head, sizeof head, 0);
    return n < 0 || memmem(head, (gsize)n, "%PDF-", strlen("%PDF-"));
}
