// SPDX-License-Identifier: GPL-3.0-or-later
/* What passages are worth before any word is asked for. */
#pragma once

#include "search/match/corpus_outline.h"

/* The priors of all passages, by docid: 1 for a paragraph of running text, less for what only names or
 * refers. They are the outline's, and are reckoned when they are first asked for. */
const float *undex_passage_priors(corpus_outline *f);
