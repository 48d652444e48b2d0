// SPDX-License-Identifier: GPL-3.0-or-later
/* What a reader of a document should know of besides: that it was reissued, its corrigenda, addenda and
 * revisions, and what it belongs to itself. */
#pragma once

#include "cli/cli.h"
#include "undex/index.h"

/* What `other`, of undex_index_find_related(), is to the document of that symbol: "corrigendum", or "base"
 * where the document is a corrigendum (or the like) of `other`. */
const char *undex_relation(const char *symbol, const undex_document *other);

/* One line on stderr for each reissue among `documents` (undex_document *), and for each document that is
 * related to one of them. What cannot be read is not said. */
void undex_say_related(undex_index *store, const GPtrArray *documents);
