// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/draft_patterns.h"

undex_pattern undex_draft_patterns[DRAFT_PATTERN_COUNT] = {
    [DRAFT_SAME_DOCUMENT] = {"same document",
                             "(?i)(?:\\b(?:ibid(?:em)?\\b|id\\.)\\.?|\\((?:at\\h|see\\h)?"
                             "(?=(?:paras?\\b|paragraphs?\\b|¶|pp?\\.|pages?\\b|footnote\\b|párr|пункт|п\\.)"
                             "[.\\h]*\\d))",
                             "(para. 14)", "(the paragraph)"},
    [DRAFT_GLUE] = {"glue",
                    "(?i)\\A[\\s\\p{P}\\p{S}]*(?:(?:see|also|cf|un|u\\.n|united\\hnations|docs?|document"
                    "|general\\hassembly|security\\hcouncil|human\\hrights\\hcouncil|economic\\hand\\hsocial"
                    "\\hcouncil|ga|sc|unga|unsc|source|report|rapport|voir|véase|см|resolutions?|decisions?)"
                    "\\b[\\s\\p{P}]*){0,8}\\z",
                    " (see UN Doc. ", ", and "},
    [DRAFT_SENTENCE_END] = {"sentence's end", "[.!?][\"”»’)\\]]*\\s+(?=[\\p{Lu}])", "it. The", "Doc. a"},
};
