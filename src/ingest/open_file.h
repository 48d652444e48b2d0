// SPDX-License-Identifier: GPL-3.0-or-later
/* What files are read: undex_open_file() of undex/ingest.h, for which this is the ceiling. */
#pragma once

#include "ingest/directory_walk.h"
#include "undex/ingest.h"

/* Extraction has its own, lower ceilings by format; this one keeps a sparse file of 10 GB out of memory. */
#define UNDEX_OPEN_FILE_MOST_BYTES (512LL << 20)

/* undex_open_file() with another ceiling, in bytes. */
int undex_open_file_of(const char *path, undex_file *file, gint64 most, GError **error);
/* undex_open_file() for what a walk found: where `path`, its own or one made of it, has a symbolic link in it
 * by now, it is not opened. */
int undex_open_file_found(const undex_found *found, const char *path, undex_file *file, GError **error);
