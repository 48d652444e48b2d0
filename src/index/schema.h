// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The schema of the index: which terms and values stand for what. Written by src/index, asked by src/search;
 * nobody else needs it. Change UNDEX_SCHEMA_VERSION with anything here, with the analyser
 * (src/analysis/analyser.h) or with undex_kind.
 *
 * Two kinds of entries. A passage: its record lies with those of its neighbours in the data of one of them
 * (src/index/passage_location.h). A file: its data are facts (size, time, why it failed) and, where it was
 * taken, the record of its document; it has no words, so no search meets it.
 *
 * Which key. All ids of a document begin with its key. Two files with the same bytes are one document: one
 * set of passages, two file entries with the same key, and the passages go with the last of them. A document
 * that alone has its symbol in its language (or, without a symbol, the slug of its file's name) has that for
 * a key: A/68/190, A/68/190@fr. Where others have it too (a reissue beside its original, a name that lies),
 * each has a suffix that the file alone decides, the first digits of its SHA-256: A/68/190~1f2e3d4c; and
 * where something was said of the file from outside, those of that after a hyphen. So ids say nothing of the
 * order in which files came, and one that meant a file never comes to mean another: when a second document
 * comes the first gets its suffix, and when it goes again the suffix goes.
 * src/search/lookup/citation_lookup.c reads ids of both forms.
 *
 * Long terms. Xapian takes terms of at most 245 bytes. undex_schema_term() replaces the tail of a longer
 * value by a digest of the whole, so it still stands for that value alone.
 */
#pragma once

#include "analysis/analyser.h"
#include "undex/document.h"

#include <glib.h>

#define UNDEX_SCHEMA_VERSION 7

/* Filters of single passages. */
#define UNDEX_TERM_PASSAGE   "TP" /* every passage */
#define UNDEX_TERM_KIND      "XK" /* undex_schema_kind(): one letter */
#define UNDEX_TERM_LABEL     "XL" /* printed number of what is no note, lower case: 12, 29b.14, pp3 */
#define UNDEX_TERM_MARK      "XM" /* mark of a footnote or endnote */
#define UNDEX_TERM_COMPONENT "XC" /* main, annex.II */
#define UNDEX_TERM_PAGE      "XG" /* what each page it stands on is called */
#define UNDEX_TERM_CITES     "XR" /* a symbol it mentions, and with a paragraph SYMBOL#PARA */

/* What holds for a whole document stands at its first passage alone: as a filter it means all that follow. */
#define UNDEX_TERM_KEY      "K"  /* the document's key */
#define UNDEX_TERM_SYMBOL   "XS" /* each of its symbols, canonical */
#define UNDEX_TERM_ORGAN    "O"  /* A, S, E, CRC */
#define UNDEX_TERM_BODY     "XO" /* A, A/HRC, E/CN.4/Sub.2 */
#define UNDEX_TERM_LANGUAGE "L"  /* en */
#define UNDEX_TERM_YEAR     "Y"  /* 2025 */

/* What a document says of words, likewise at its first passage: for as many documents it is believed, and it
 * goes with them. All folded; at most UNDEX_LEARNT_CEILING of a document. */
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

/*
 * The passages of a document follow each other in the database without a gap: docids are places in reading
 * order, and what stands beside a passage is found by counting (src/index/passage_location.h).
 *
 * Words. Each word of the text, as it is written but folded, is a term without a prefix; they alone count
 * (wdf), so a passage's length is that of its text. Which words have a stem is said once for the whole index,
 * by Xapian's synonyms: stem -> words; not of names, nor of most words that are their own stem. Before the
 * other terms of words: J two Chinese characters side by side; S stems of the document's title and session,
 * at its first passage only; N stems of the notes that a passage carries; of a note: its own; U a word that
 * says little in some language and stands here in capitals (WHO, UN). A number in groups of three digits is a
 * term closed up, too. Xapian's positions are not used: the order of the words stands in
 * UNDEX_SLOT_WORD_ORDER, at two bytes a word, a fifth of what positions take.
 *
 * Headings. A heading is a passage, and UNDEX_SLOT_OUTLINE says how many passages after it stand under it: a
 * word of it is a word above all these. A heading that is no passage before (a page's running head that the
 * record keeps) is repeated as stems, H, at each passage under it.
 */
#define UNDEX_WORD_TEXT     ""
#define UNDEX_WORD_PAIR     "J"
#define UNDEX_WORD_HEADING  "H"
#define UNDEX_WORD_TITLE    "S"
#define UNDEX_WORD_NOTE     "N"
#define UNDEX_WORD_CAPITALS "U"

/* Values. What each says, and how that is written, checked and read, is in its file: slot_date.h and so on.
 */
enum {
    UNDEX_SLOT_DATE = 0,
    UNDEX_SLOT_SORT_KEY = 1,
    UNDEX_SLOT_LOCATION = 2,
    UNDEX_SLOT_WORD_ORDER = 3,
    UNDEX_SLOT_OUTLINE = 4, /* of a first passage */
    UNDEX_SLOT_KEY = 5,     /* of a first passage */
};

/* Metadata. */
#define UNDEX_META_SCHEMA   "undex.schema"
#define UNDEX_META_LAST_RUN "undex.last-run"
#define UNDEX_META_HOME     "undex.home" /* where the index was when its paths were written: an absolute path */
#define UNDEX_META_FAMILY   "undex.family" /* the first stem with its word that was told, "labor labour" */

/* The letter that stands for a kind. */
char undex_schema_kind(undex_kind kind);

/* PREFIX + value, shortened where it is too long for a term. Caller frees. */
char *undex_schema_term(const char *prefix, const char *value);
/* What stands after the prefix in a term of undex_schema_term() may be no whole value: it is as long as one
 * that was shortened. */
gboolean undex_schema_may_be_short(const char *prefix, const char *rest);
