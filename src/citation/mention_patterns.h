// SPDX-License-Identifier: GPL-3.0-or-later
/* How running text refers to documents and places beside their symbols: what is left out of lists, where in a
 * document, and what was named before. In one table so that a test can read each row with its example and
 * counter-example. Rows are anchored where the match starts (\G) or at the end of the text (\z), but those
 * that say "anywhere". */
#pragma once

#include "base/regex.h"

enum {
    MENTION_LETTER_JOIN,   /* " and B" after a resolution with a letter */
    MENTION_NUMBER_RANGE,  /* " to " between the first and the last of resolutions in a row */
    MENTION_LATER_NUMBER,  /* " and 75/123" further on in a sentence that speaks of resolutions; anywhere */
    MENTION_SYMBOL_RANGE,  /* " to " between two symbols that differ by their last number; all of it */
    MENTION_CHINESE,       /* the number of a resolution before its word; anywhere */
    MENTION_CHINESE_WORD,  /* what ends a list of such numbers */
    MENTION_LISTED,        /* a number that begins a line, a cell or a list below a heading */
    MENTION_LISTED_JOIN,   /* "; " between two of them */
    MENTION_LISTED_WITHIN, /* a number within a cell, where columns have run together; anywhere */
    MENTION_LIST_HEADING,  /* a heading that says whose resolutions are listed below */
    MENTION_MEETING,       /* "9967th meeting" of the Security Council; anywhere */
    MENTION_PLACE_OPENS,   /* what may stand between a document's name and a place in it */
    MENTION_PLACE_WHICH,   /* up to "paragraph 24 of which" */
    MENTION_PLACE_JOINS,   /* between two places */
    MENTION_PLACE_ELSE,    /* after a place: it is one of what is named next */
    MENTION_PLACE_WORD,    /* a word that a place begins with; anywhere */
    MENTION_PLACE_FILL,    /* from a place to the document's name behind it */
    MENTION_PLACE_REPORT,  /* the same where that stands in parentheses behind what it is called */
    MENTION_PLACE_SEVERAL, /* "annexes I and II" */
    MENTION_PLACE_ASIDE,   /* " also appeals (" before "para. 5)" */
    MENTION_PLACE_ADOPTED, /* "decision 1/CP.21" within a report */
    MENTION_PLACE_STOPS,   /* ", 28 States": no number of a place; anywhere */
    MENTION_LIST_PLACE,    /* ", annex" within a list of resolutions */
    MENTION_PARA_ARABIC,   /* the number of a paragraph in Arabic */
    MENTION_PLACE_WITHIN,  /* " of the " between two places, before a document's name */
    MENTION_PLACE_AGAIN,   /* ", 11 of " where "paragraph 9 of" stood before; \\z */
    MENTION_PARA_CHINESE,  /* the number of a paragraph in Chinese */
    MENTION_IBID,          /* "Ibid." at the beginning of a note */
    MENTION_SAME,          /* "the same resolution"; anywhere */
    MENTION_ABOVE_CHINESE, /* before "第 6 段"; anywhere */
    MENTION_ABOVE,         /* "para. 12 above", "of the present report"; \G after the place */
    MENTION_PATTERN_COUNT,
};

extern undex_pattern undex_mention_patterns[MENTION_PATTERN_COUNT];

static inline gboolean mention_match(int row, const char *text, gsize length, gsize from, undex_match *match)
{
    return undex_pattern_match(&undex_mention_patterns[row], text, (gssize)length, from, match);
}
/* What a group took; NULL: it took no part. Caller frees. */
static inline char *mention_group(int row, const char *name, const char *text, const undex_match *match)
{
    int group = undex_pattern_group(&undex_mention_patterns[row], name);
    if (group < 0 || group >= UNDEX_MATCH_GROUPS || match->start[group] < 0)
        return NULL;
    return g_strndup(text + match->start[group], (gsize)undex_match_length(match, group));
}
