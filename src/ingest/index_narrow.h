// SPDX-License-Identifier: GPL-3.0-or-later
/* Who may read the index: nobody who may not read a document that goes into it. */
#pragma once

#include "ingest/file_job.h"

/* Before the document of a job goes into the index: whoever may not read the file may not read the index
 * either. Says so where that takes the index from somebody. FALSE and UNDEX_ERROR_USAGE where it cannot be
 * done. */
gboolean ingest_index_narrow(ingest_run *run, const file_job *job, GError **error);
