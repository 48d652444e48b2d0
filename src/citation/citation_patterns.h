// SPDX-License-Identifier: GPL-3.0-or-later
/* The patterns of this room, in one table so that a test can read each with its example and counter-example.
 * Every pattern is anchored where the match starts (\G), but CITE_ORGAN_BEFORE is
 * anchored at the end of the text it is given, and those from CITE_LINK to CITE_LOOSE_SECTION are found
 * anywhere. */
#pragma once

#include "base/regex.h"

enum {
    CITE_SYMBOL,        /* a symbol as printed */
    CITE_SYMBOL_TYPED,  /* the same in any case */
    CITE_SYMBOL_ALONE,  /* a whole text that is a symbol by its form, whatever its root */
    CITE_URL,           /* what may stand before a symbol within an address */
    CITE_LINK,          /* "](" of a link of Markdown */
    CITE_ADDRESS,       /* an address of the United Nations' sites, up to the symbol in it */
    CITE_PARAMETER,     /* "&Lang=E" after the symbol of an address */
    CITE_LOOSE_SUFFIX,  /* "Add. 13", "Add 13" */
    CITE_LOOSE_SECTION, /* "(Section 29B)", "/Sect.29B" */
    CITE_ENTRY,         /* an entry of a reference manager begins */
    CITE_ENTRY_SYMBOL,  /* the symbol in it */
    CITE_ENTRY_PLACE,   /* the place in it */
    CITE_FRAGMENT,      /* what a bad scan leaves before the end of a symbol */
    CITE_ELIDED_SUFFIX, /* " and Corr.1" after a symbol */
    CITE_ELIDED_NUMBER, /* ", 28" or "-38" after a symbol whose last part is numbered */
    CITE_DECISION_WORD, /* "resolution", "decisions" ... where a mention by words starts */
    CITE_NUMBER,        /* "70/1", "1325 (2000)", "3362 (S-VII)", "1325" */
    CITE_NUMBER_JOIN,   /* what stands between two numbers of a list */
    CITE_ORGAN_BEFORE,  /* "General Assembly " right before the word */
    CITE_ORGAN_AFTER,   /* " of the General Assembly" right after the number */
    CITE_ORGAN_SUBJECT, /* ", the General Assembly" after "its resolution 70/1" */
    CITE_ORGAN_WHICH,   /* ", in which the Council decided", behind a number */
    CITE_TYPED_BEFORE,  /* "UNGA", "security council": what a user types before the word */
    CITE_TYPED_WORD,    /* "res.", "resolution", "decision" as typed */
    CITE_TYPED_BARE,    /* the number right after the organ, "UNGA 70/1" */
    CITE_TYPED_ROMAN,   /* a number with the Assembly's session in roman, which is a resolution by itself */
    CITE_MEETING_PART,  /* "9967th meeting", "sixty-eighth session": of what meetings are named by */
    CITE_ID,            /* what follows "#" in a passage's id */
    CITE_PATTERN_COUNT,
};

extern undex_pattern undex_cite_patterns[CITE_PATTERN_COUNT];

/* undex_pattern_match() of one row; the borrowed text of a group is NULL where it took no part. */
static inline gboolean citation_match(int row, const char *text, gsize length, gsize from, undex_match *match)
{
    return undex_pattern_match(&undex_cite_patterns[row], text, (gssize)length, from, match);
}
static inline char *citation_group(int row, const char *name, const char *text, const undex_match *match)
{
    int group = undex_pattern_group(&undex_cite_patterns[row], name);
    if (group < 0 || group >= UNDEX_MATCH_GROUPS || match->start[group] < 0)
        return NULL;
    return g_strndup(text + match->start[group], (gsize)undex_match_length(match, group));
}
static inline gboolean citation_has_group(int row, const char *name, const undex_match *match)
{
    int group = undex_pattern_group(&undex_cite_patterns[row], name);
    return group >= 0 && group < UNDEX_MATCH_GROUPS && match->start[group] >= 0;
}
