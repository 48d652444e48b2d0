// SPDX-License-Identifier: GPL-3.0-or-later
/* The grammar of locators, in one table so that a test can read each row with its example and
 * counter-example: the words that stand before a number ("para.", "footnote", "p."), the numbers, what joins
 * them, and what may stand between without saying where ("of 25 July 2013", "UN Doc.", "see also"). All rows
 * are anchored where the match starts (\G) and read text as citation_plain() leaves it. */
#pragma once

#include "base/regex.h"

enum {
    /* where */
    LOCATOR_LANGUAGE,       /* "@fr" after a document's name */
    LOCATOR_COMPONENT,      /* "annex II", "draft resolution III A", "decision 2025/5" */
    LOCATOR_SECTION,        /* "sect. III.B", "part two" */
    LOCATOR_ORDINAL,        /* "third preambular paragraph" */
    LOCATOR_PREAMBLE,       /* "preambular para. ", "PP", before a number */
    LOCATOR_PREAMBLE_GLUED, /* "pp" before a number of a resolution's preamble */
    LOCATOR_WHOLE_PREAMBLE, /* "preamble" */
    LOCATOR_PARA,           /* "paras. ", before a number */
    LOCATOR_NOTE,           /* "footnote ", before a number */
    LOCATOR_PAGE,           /* "p. ", before a number */
    LOCATOR_AT,             /* "at ", before a page's number */
    LOCATOR_BARE,           /* ", " before a page's number that ends the text */
    LOCATOR_SHEET,          /* "#page=7": the page as a viewer counts */
    LOCATOR_BRACKET,        /* "[12]", "[12-14]" */
    /* numbers */
    LOCATOR_PARA_NUMBER,
    LOCATOR_NOTE_NUMBER,
    LOCATOR_PAGE_NUMBER,
    LOCATOR_ITEM,        /* "(b) (ii)" after a paragraph's number */
    LOCATOR_RANGE,       /* "-" before the last number of several */
    LOCATOR_LIST,        /* ", " or " and " before the next number */
    LOCATOR_OF_PREAMBLE, /* " of the preamble" after a paragraph's number */
    /* between */
    LOCATOR_FOLLOWING, /* "et seq." */
    LOCATOR_DATE,      /* "of 25 July 2013" */
    LOCATOR_DOCUMENT,  /* "UN Doc." */
    LOCATOR_JOINING,   /* "see also", "of the" */
    LOCATOR_ASIDE,     /* "(emphasis added)" */
    LOCATOR_QUOTED,    /* a title in quotation marks */
    LOCATOR_STOP,      /* a comma, a parenthesis */
    LOCATOR_PATTERN_COUNT,
};

extern undex_pattern undex_cite_locators[LOCATOR_PATTERN_COUNT];
