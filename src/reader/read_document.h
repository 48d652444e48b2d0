// SPDX-License-Identifier: GPL-3.0-or-later
/* What a worker does with the descriptor of a file: its bytes become a document. */
#pragma once

#include "extract/extract.h"
#include "undex/document.h"

/* The bytes of a file's sealed copy, as they lie in memory: nothing is read. */
GBytes *undex_read_document_bytes(int fd, GError **error);

/* Their document. Errors are those of extraction, and UNDEX_ERROR_EMPTY where no passage is found. */
undex_document *undex_read_document(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                                    GError **error);
/* undex_read_document() or what tests put in its place. */
typedef undex_document *(*undex_read_function)(GBytes *bytes, const char *path,
                                               const undex_extract_limits *limits, GError **error);
