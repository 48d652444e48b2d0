// SPDX-License-Identifier: GPL-3.0-or-later
/* The bytes of a file as they were read once: copied into memory that has a descriptor, hashed on the way,
 * and sealed. Neither who writes to the file nor who reads the copy can change what was hashed, and nobody
 * who shares the file's offset moves it. */
#pragma once

#include "undex/error.h"

typedef struct {
    int fd;
    gint64 size;
    char *sha256; /* in hexadecimal; NULL until it is sealed, or where it is not hashed */
    GChecksum *sum;
    int writer; /* where it is written, before it is sealed; -1: by `fd` */
} undex_snapshot;

/* An empty one, to be filled. `hashed`: whether its digest is wanted. NULL and UNDEX_ERROR_IO. */
undex_snapshot *undex_snapshot_new(gboolean hashed, GError **error);
/* The file itself, of which no copy is made: a file too large for memory, which nobody asks the digest of.
 * The descriptor is its own from here on. */
undex_snapshot *undex_snapshot_of(int fd, gint64 size);
void undex_snapshot_free(undex_snapshot *snapshot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_snapshot, undex_snapshot_free)

/* Appends bytes; all that comes out of a descriptor from where it is. FALSE and UNDEX_ERROR_IO or
 * UNDEX_ERROR_LIMIT (more than UNDEX_OPEN_FILE_MOST_BYTES). */
gboolean undex_snapshot_append(undex_snapshot *snapshot, const void *bytes, gsize length, GError **error);
gboolean undex_snapshot_append_file(undex_snapshot *snapshot, int fd, GError **error);

/* Nothing is appended any more. FALSE and UNDEX_ERROR_IO where it cannot be made so. */
gboolean undex_snapshot_seal(undex_snapshot *snapshot, GError **error);

/* Whether it may be taken for a PDF: such bytes are read by large libraries. */
gboolean undex_snapshot_is_pdf(const undex_snapshot *snapshot);
