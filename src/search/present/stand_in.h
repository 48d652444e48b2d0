// SPDX-License-Identifier: GPL-3.0-or-later
/* The passage that stands for its note or heading. */
#pragma once

#include "index/passage_location.h"
#include "search/plan/search_plan.h"

/* The docid of the passage to show for the hit `docid`: its own, or where that is a note or a heading, the
 * passage that carries it, or the one that stands under it if the stage finds that too; then `*through` is
 * the id of the note or heading (caller frees). */
guint32 undex_stand_in(undex_search_cache *cache, xc_database *database, const search_stage *st,
                       guint32 docid, const undex_passage_location *place, char **through);
