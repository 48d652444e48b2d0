// SPDX-License-Identifier: GPL-3.0-or-later
/* The patterns of this room, each with an example and a counter-example. */
#pragma once

#include "base/regex.h"

enum {
    DRAFT_SAME_DOCUMENT, /* "Ibid.", "(para. 14": the document that was cited last */
    DRAFT_GLUE,          /* what stands between a quotation and the citation that follows it */
    DRAFT_SENTENCE_END,
    DRAFT_PATTERN_COUNT,
};
extern undex_pattern undex_draft_patterns[DRAFT_PATTERN_COUNT];
