// SPDX-License-Identifier: GPL-3.0-or-later
/* What became of one file: brought to the index, and reported. */
#pragma once

#include "ingest/file_job.h"

/* Brings what became of it to the index, and reports it. FALSE where the run must end. May leave it waiting
 * once more (job->reading.waiting), or cost the batch (run->rolled_back): then it is to be settled again. */
gboolean file_outcome_settle(ingest_run *run, file_job *job, GError **error);
/* The names of the files that a job's PDF carries, once it is settled and where attachments are taken.
 * Caller frees; NULL: there are none. */
gboolean file_outcome_attachments(ingest_run *run, const file_job *job, GPtrArray **names, GError **error);
