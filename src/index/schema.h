// SPDX-License-Identifier: GPL-3.0-or-later
/* The schema of the index: which terms and values stand for what, as docs/index-format.md tells. Written by
 * src/index, asked by src/search. Change UNDEX_SCHEMA_VERSION with anything here, with the analyser
 * (src/analysis/analyser.h) or with undex_kind. */
#pragma once

#include "analysis/analyser.h"
#include "undex/document.h"

#include <glib.h>

#define UNDEX_SCHEMA_VERSION 10

/* Filters of single passages. */
#define UNDEX_TERM_KIND      "XK" /* undex_schema_kind(): one letter */
#define UNDEX_TERM_LABEL     "XL" /* printed number of what is no note, lower case: 12, 29b.14, pp3 */
#define UNDEX_TERM_MARK      "XM" /* mark of a footnote or endnote */
#define UNDEX_TERM_COMPONENT "XC" /* alone where it is not main, and again with that: annex.II */
#define UNDEX_TERM_PAGE      "XG" /* what each page it stands on is called */
#define UNDEX_TERM_APART     "XE" /* it is of another language than its document; again with that: XEar */
#define UNDEX_TERM_CITES     "XR" /* a symbol it mentions, and with a place SYMBOL#PARA, SYMBOL#PART#PARA */

#define UNDEX_COMPONENT_MAIN "main" /* what most passages stand in, which no term says */

/* What holds for a whole document stands at its first passage alone: as a filter it means all that follow. */
#define UNDEX_TERM_KEY      "K"  /* the document's key */
#define UNDEX_TERM_SYMBOL   "XS" /* each of its symbols, canonical */
#define UNDEX_TERM_ORGAN    "O"  /* A, S, E, CRC */
#define UNDEX_TERM_BODY     "XO" /* A, A/HRC, E/CN.4/Sub.2 */
#define UNDEX_TERM_LANGUAGE "L"  /* en */
#define UNDEX_TERM_YEAR     "Y"  /* 2025 */

/* What a document says of words, likewise at its first passage. Folded; at most UNDEX_LEARNT_CEILING. */
#define UNDEX_TERM_ACRONYM  "XA" /* ACRONYM WORD WORD ...: its letters agree with the words */
#define UNDEX_TERM_BYNAME   "XB" /* likewise, but they do not agree */
#define UNDEX_TERM_COMPOUND "XW" /* STEM PART PART: written with a hyphen or an apostrophe */
enum { UNDEX_LEARNT_CEILING = 2000 };

/* Filters of file entries. */
#define UNDEX_TERM_TYPE        "T"  /* Tfile; also Tdocument, Tfailure, or both: see undex_file */
#define UNDEX_TERM_PATH        "P"  /* the path */
#define UNDEX_TERM_FILE_KEY    "D"  /* the document's key; for passages see above */
#define UNDEX_TERM_FILE_NAME   "B"  /* the key without its suffix */
#define UNDEX_TERM_FILE_SYMBOL "V"  /* each symbol */
#define UNDEX_TERM_FILE_SIZE   "XZ" /* bytes of a file that was taken */

/* Words. Those of the text, folded, have no prefix, and they alone count (wdf); all others are stems. */
#define UNDEX_WORD_TEXT     ""
#define UNDEX_WORD_PAIR     "J" /* two Chinese characters side by side */
#define UNDEX_WORD_HEADING  "H" /* of a heading that is no passage before, at each passage under it */
#define UNDEX_WORD_TITLE    "S" /* of the document's title and session, at its first passage only */
#define UNDEX_WORD_NOTE     "N" /* of the notes that a passage carries; of a note: its own */
#define UNDEX_WORD_CAPITALS "U" /* a word that says little in some language, in capitals (WHO, UN) */

/* Values. What each says, and how it is written, checked and read, is in its file: slot_date.h ... */
enum {
    UNDEX_SLOT_DATE = 0,     /* of a first passage */
    UNDEX_SLOT_SORT_KEY = 1, /* of a first passage */
    UNDEX_SLOT_LOCATION = 2,
    UNDEX_SLOT_WORD_ORDER = 3,
    UNDEX_SLOT_OUTLINE = 4, /* of a first passage */
    UNDEX_SLOT_KEY = 5,     /* of a first passage */
};

/* Metadata. */
#define UNDEX_META_SCHEMA   "undex.schema"
#define UNDEX_META_LAST_RUN "undex.last-run"
#define UNDEX_META_HOME     "undex.home" /* where the index was when its paths were written: an absolute path */
#define UNDEX_META_LOOSE    "undex.loose" /* passages put or taken out since it was last written anew, UUID */
#define UNDEX_META_OCR      "undex.ocr."  /* before a digest: pages of the file as OCR has read them */
#define UNDEX_META_STEM     "="           /* before a stem: the words that have it (stem_words.h) */

/* The letter that stands for a kind. */
char undex_schema_kind(undex_kind kind);

/* PREFIX + value, shortened where it is too long for a term. Caller frees. */
char *undex_schema_term(const char *prefix, const char *value);
/* What stands after the prefix in a term of undex_schema_term() may be no whole value: it is as long as one
 * that was shortened. */
gboolean undex_schema_may_be_short(const char *prefix, const char *rest);
