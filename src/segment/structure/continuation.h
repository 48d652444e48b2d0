// SPDX-License-Identifier: GPL-3.0-or-later
/* continuation.c decides whether a line goes on with the passage before it. */
#pragma once

#include "segment/passage/open_passage.h"

/* Whether a text has come to a stop. */
gboolean continuation_is_finished(const GString *text);
/* Whether a line that begins nothing by its form goes on with the passage. `record`: of a meeting. */
gboolean continuation_goes_on(const segment_view *view, const open_passage *open, guint index,
                              gboolean record);
/* A line close below another of the same style, within a text: no heading, however it is set. */
gboolean continuation_runs_on(const segment_view *view, const open_passage *open, guint index);
/* Lines that all end far short of the margin are no running text: signatures, addresses, lists of names keep
 * them. */
gboolean continuation_stands_alone(const segment_view *view, const open_passage *open, guint index);
