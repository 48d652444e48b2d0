// SPDX-License-Identifier: GPL-3.0-or-later
/* Every pattern of segmentation, in one table each with an example and a counter-example that a test reads.
 */
#ifndef UNDEX_SEGMENT_PATTERNS_H
#define UNDEX_SEGMENT_PATTERNS_H

#include "undex/regex.h"

typedef enum {
    /* furniture */
    PATTERN_PAGE_NUMBER,
    PATTERN_JOB_NUMBER,
    PATTERN_BARCODE,
    PATTERN_RECYCLE,
    PATTERN_RECORD_NOTICE,
    PATTERN_ADOPTED,
    PATTERN_MEETING_OPENS,
    PATTERN_CONTINUED,
    PATTERN_SCAN_FOOT,
    PATTERN_PAGE_LINE,
    PATTERN_SYMBOL_LINE,
    PATTERN_LANGUAGE_LINE,
    /* paragraph numbers */
    PATTERN_NUMBER,
    PATTERN_SECTION_NUMBER,
    PATTERN_BARE_NUMBER,
    /* items */
    PATTERN_SUBNUMBER,
    PATTERN_FINITE,
    PATTERN_ITEM,
    /* headings */
    PATTERN_ROMAN,
    PATTERN_LETTER,
    PATTERN_ARABIC_HEADING,
    PATTERN_COMPONENT,
    PATTERN_LONE_PART,
    PATTERN_PART,
    /* notes */
    PATTERN_RULE,
    PATTERN_NOTE_SLASH,
    PATTERN_DAMAGED_MARK,
    PATTERN_NOTE_SCAN,
    PATTERN_NOTE_STAR,
    PATTERN_NOTE_DIGITS,
    /* tables */
    PATTERN_LEADER,
    PATTERN_CONTENTS,
    PATTERN_CONTENTS_LINE,
    PATTERN_CAPTION,
    /* resolutions, records */
    PATTERN_PREAMBULAR,
    PATTERN_CHAPEAU,
    PATTERN_SPEAKER,
    /* masthead */
    PATTERN_DATE,
    PATTERN_DATE_LINE,
    PATTERN_LETTER_TITLE,
    PATTERN_DISTR,
    PATTERN_ORIGINAL,
    PATTERN_SESSION,
    PATTERN_MEETING,
    PATTERN_RESOLUTION_TITLE,
    PATTERN_AGENDA,
    PATTERN_SUMMARY,
    /* plain texts */
    PATTERN_PLAIN_ITEM,
    PATTERN_PLAIN_HEADING,
    PATTERN_PLAIN_SERIES,
    PATTERN_PLAIN_ARTICLE,
    PATTERN_PLAIN_MARK,
    PATTERN_PLAIN_NOTE,
    PATTERN_PLAIN_NOTE_TEXT,
    PATTERN_PLAIN_NOTES,
    PATTERN_PLAIN_FOOT,
    PATTERN_PLAIN_PAGE,
    PATTERN_PLAIN_RULE,
    PATTERN_PLAIN_WEB,
    PATTERN_PLAIN_CLOSED,
    PATTERN_PLAIN_LINKS,
    PATTERN_PLAIN_QUOTED,
    PATTERN_PLAIN_DAMAGED,
    PATTERN_PLAIN_INLINE,
    /* the head of a document */
    PATTERN_BESIDE_SYMBOL,
    PATTERN_IMPRINT_NUMBER,
    PATTERN_COUNT,
} segment_pattern;

extern undex_pattern segment_patterns[PATTERN_COUNT];

static inline gboolean segment_matches(segment_pattern which, const char *text, undex_match *match)
{
    return undex_pattern_match(&segment_patterns[which], text, -1, 0, match);
}

#endif
