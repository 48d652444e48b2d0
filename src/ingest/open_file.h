// SPDX-License-Identifier: GPL-3.0-or-later
/* What files are read: undex_open_file() of undex/ingest.h, for which this is the ceiling. */
#pragma once

#include "undex/ingest.h"

/* Extraction has its own, lower ceilings by format; this one keeps a sparse file of 10 GB out of memory. */
#define UNDEX_OPEN_FILE_MOST_BYTES (512LL << 20)
