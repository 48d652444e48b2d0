// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The schema of the index: which terms and values stand for what. Written by src/store, asked by src/query;
 * nobody else needs it. Change UNDEX_SCHEMA_VERSION with anything here, or with the analyser (undex/terms.h).
 *
 * Two kinds of entries. A passage: data is undex_passage_to_json(). A file: data is two lines, its facts
 * (size, time, why it failed) and, where it was taken, undex_document_to_json(); it has no words, so no
 * search meets it.
 *
 * Which key. All ids of a document begin with its key (the symbol, or a slug). Two files with the same bytes
 * are one document: one set of passages, two file entries with the same key, and the passages go with the
 * last of them. Two files with different bytes and the same key (a reissue beside its original, a name that
 * lies) are two documents: the second to come gets the key "KEY~SLUG", SLUG made of its file name, and all
 * its ids are rewritten to begin so.
 *
 * Long terms. Xapian takes terms of at most 245 bytes. undex_schema_term() replaces the tail of a longer
 * value by a digest of the whole, so it still stands for that value alone.
 */
#ifndef UNDEX_SCHEMA_H
#define UNDEX_SCHEMA_H

#include "undex/terms.h"

#include <glib.h>

#define UNDEX_SCHEMA_VERSION 3

/* Filters of passages. */
#define UNDEX_TERM_ID        "Q"  /* the passage's id */
#define UNDEX_TERM_KEY       "K"  /* its document's key */
#define UNDEX_TERM_SYMBOL    "XS" /* each of the document's symbols, canonical */
#define UNDEX_TERM_ORGAN     "O"  /* A, S, E, CRC */
#define UNDEX_TERM_LANGUAGE  "L"  /* en */
#define UNDEX_TERM_YEAR      "Y"  /* 2025 */
#define UNDEX_TERM_KIND      "XK" /* footnote */
#define UNDEX_TERM_LABEL     "XL" /* printed number of what is no note, lower case: 12, 29b.14, pp3 */
#define UNDEX_TERM_MARK      "XM" /* mark of a footnote or endnote */
#define UNDEX_TERM_COMPONENT "XC" /* main, annex.II */
#define UNDEX_TERM_PAGE      "XG" /* each page it stands on */
#define UNDEX_TERM_CITES     "XR" /* a symbol it mentions, and with a paragraph SYMBOL#PARA */
#define UNDEX_TERM_TYPE      "T" /* Tpassage, Tfile; of files also Tdocument or Tfailure; Tfirst: see below */

/* Filters of file entries. */
#define UNDEX_TERM_PATH        "P"  /* the path */
#define UNDEX_TERM_FILE_KEY    "D"  /* the document's key; for passages see above */
#define UNDEX_TERM_FILE_SYMBOL "V"  /* each symbol */
#define UNDEX_TERM_FILE_SIZE   "XZ" /* bytes of a file that was taken */

/*
 * The passages of a document follow each other in the database, from the one with Tfirst on: docids are
 * places in reading order, and what stands beside a passage is found by counting.
 *
 * Words. Stems of the text stand without a prefix, with positions, and they alone count (wdf): a passage's
 * length is that of its text. Before the others: W words as written (folded), without positions: for
 * wildcards, and to make phrases exact; stop words have none, their stems do; H stems of
 * the headings above, without positions: they are repeated too often; S stems of the document's title and
 * session, at its first passage only; N stems of the notes that a passage carries, with positions; of a note:
 * its own.
 */
#define UNDEX_WORD_TEXT    ""
#define UNDEX_WORD_EXACT   "W"
#define UNDEX_WORD_HEADING "H"
#define UNDEX_WORD_TITLE   "S"
#define UNDEX_WORD_NOTE    "N"

/* Values. */
enum {
    UNDEX_SLOT_DATE = 0,    /* ISO 8601, sorts as bytes */
    UNDEX_SLOT_ORDINAL = 1, /* place within the document from 0, as xc_sortable_serialise() */
    UNDEX_SLOT_KEY = 2,     /* the document's key */
    UNDEX_SLOT_LANGUAGE = 3,
    UNDEX_SLOT_KIND = 4,
    UNDEX_SLOT_ORDER = 5, /* the key so that it sorts as people sort: A/68/20 before A/68/190 */
};

/* Metadata. */
#define UNDEX_META_SCHEMA   "undex.schema"
#define UNDEX_META_LAST_RUN "undex.last-run"

/* The positions between two notes of one passage, so that no phrase reaches over. */
#define UNDEX_SCHEMA_GAP 100

/* Whether a token has a term under UNDEX_WORD_EXACT. */
gboolean undex_schema_is_exact(const undex_token *token);

/* Upper case, and numbers by their value. Caller frees. */
char *undex_schema_order(const char *key);

/* PREFIX + value, shortened where it is too long for a term. Caller frees. */
char *undex_schema_term(const char *prefix, const char *value);

#endif
