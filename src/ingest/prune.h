// SPDX-License-Identifier: GPL-3.0-or-later
/* What becomes of files of the index that are gone: they are counted, dropped, or their folder is refused. */
#pragma once

#include "ingest/directory_walk.h"
#include "ingest/ingest_run.h"

/* What is in the index below the walk's roots and gone: counts it, drops it, or refuses to (options->prune).
 * `before`: the paths (char *) that were in the index when the run began; NULL where nothing is pruned. */
gboolean ingest_prune(ingest_run *run, const undex_walk *walk, const GPtrArray *before, GError **error);
