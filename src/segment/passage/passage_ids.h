// SPDX-License-Identifier: GPL-3.0-or-later
/* passage_ids.c gives passages their ids and citations. */
#pragma once

#include "segment/line.h"
#include "undex/document.h"

typedef struct passage_ids passage_ids;
passage_ids *passage_ids_new(const undex_document *document, const segment_view *view);
void passage_ids_free(passage_ids *ids);
/* Gives a passage its id, unlike every other, and its citation. Its kind, label, component and pages must be
 * set. `parent`: the number of the paragraph that a numbered item belongs to; NULL: none. */
void passage_ids_give(passage_ids *ids, undex_passage *passage, const char *parent);
