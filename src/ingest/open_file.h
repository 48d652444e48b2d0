// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * One file becomes a document: the seam between the run over many files and the work on one. Whatever keeps a
 * bad document to itself belongs behind undex_open_file_read().
 */
#ifndef UNDEX_INGEST_OPEN_FILE_H
#define UNDEX_INGEST_OPEN_FILE_H

#include "extract/extract.h"
#include "undex/document.h"
#include "undex/index.h"

/* Extraction has its own, lower ceilings by format; this one keeps a sparse file of 10 GB out of memory. */
#define UNDEX_OPEN_FILE_MOST_BYTES (512LL << 20)

/*
 * Opens a file for reading and fills what the file system says of it (undex_file_look). Regular files only.
 * -1 and an error (UNDEX_ERROR_IO, _UNSUPPORTED, _LIMIT).
 */
int undex_open_file(const char *path, undex_file *file, GError **error);

/* The bytes of an open file, no more than were there when it was opened. */
GBytes *undex_open_file_bytes(int fd, const undex_file *file, GError **error);

/* Their document. Errors are those of extraction, and UNDEX_ERROR_EMPTY where no passage is found. */
undex_document *undex_open_file_read(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                                     GError **error);
/* undex_open_file_read() or what tests put in its place. */
typedef undex_document *(*undex_take_function)(GBytes *bytes, const char *path,
                                               const undex_extract_limits *limits, GError **error);

#endif
