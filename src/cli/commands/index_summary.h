// SPDX-License-Identifier: GPL-3.0-or-later
/* What a run of `undex index` says at its end. */
#pragma once

#include "undex/ingest.h"

/* "147 files: 140 taken (12,345 passages, 2,073 pages), 3 unchanged, 4 failed; 4.0 s" */
void undex_cli_say_summary(const undex_ingest_summary *summary, double seconds);
