// SPDX-License-Identifier: GPL-3.0-or-later
/* Where passages lie in the database: ids to docids and back, and the records. All these read one state of
 * the database: call them inside undex_index_try(). On failure `failure` is set, and its code is XC_OK where
 * there was none. */
#pragma once

#include "index/slot_outline.h"
#include "undex/document.h"

#include "xapian-c/xapian-c.h"

enum { UNDEX_PASSAGE_LOCATION_BLOCK = 16 }; /* records compressed together, as the data of the first */

typedef struct {
    guint32 start; /* docid of the document's first passage */
    guint ordinal; /* of the passage in it, from 0 */
    undex_kind kind;
} undex_passage_location;

/* FALSE and XC_ERROR_CORRUPT: the entry is no passage. */
gboolean undex_passage_location_read(xc_database *database, guint32 docid, undex_passage_location *place,
                                     xc_error *failure);

/* How many passages there are: entries that are no files. Negative: failure. */
gint64 undex_passage_location_total(xc_database *database, xc_error *failure);

/* The passages of a document are `*start` to `*start` + the result - 1; 0: there is none, or failure. */
guint undex_passage_location_span(xc_database *database, const char *key, guint32 *start, xc_error *failure);
/* The same of those that lie there. */
guint undex_passage_location_span_within(xc_database *database, const char *key, xc_range within,
                                         guint32 *start, xc_error *failure);

/* Appends (xc_range) the passages of every document that `term` stands at, NULL: of all, in order. */
gboolean undex_passage_location_spans(xc_database *database, const char *term, GArray *spans,
                                      xc_error *failure);

/* The docids (guint32) of the first passages of all documents, in order; nothing else of these is read. NULL:
 * failure. */
GArray *undex_passage_location_starts(xc_database *database, xc_error *failure);

/* Reads what the outline of the document that begins at `start` says of its passages, and answers how many
 * they are; 0: failure. `before` is where the document before begins, 0 where there is none. `*values` is a
 * walk over the slot UNDEX_SLOT_OUTLINE, which those keep who ask for one document after another; it begins
 * with NULL, and xc_values_free() ends it. */
guint undex_passage_location_outline(xc_database *database, guint32 before, guint32 start, xc_values **values,
                                     undex_outline *outline, xc_error *failure);

/* The docid of the passage with that id; 0: none, or failure. The ids of its document are looked through. */
guint32 undex_passage_location_find(xc_database *database, const char *id, xc_error *failure);
/* The same where the document's passages are known; first from `near` on, a docid soon before it. */
guint32 undex_passage_location_find_in(xc_database *database, xc_range document, const char *id, guint32 near,
                                       xc_error *failure);

/* The key of the document that begins at `start`; `*copy` (NULL: not wanted): a shard before has the same
 * document (shared_key.h). NULL: failure. Caller frees. */
char *undex_passage_location_key(xc_database *database, guint32 start, gboolean *copy, xc_error *failure);

/* A passage as its record has it gets that key, where it is stored with another one of the same name. */
void undex_passage_rename(undex_passage *passage, const char *key);

/* The record of a passage: undex_passage_read_binary(). NULL: failure. */
GBytes *undex_passage_location_record(xc_database *database, guint32 docid, xc_error *failure);
/* The same where its ordinal is known. */
GBytes *undex_passage_location_record_at(xc_database *database, guint32 docid, guint ordinal,
                                         xc_error *failure);

/* Records (GBytes *) of `count` passages from `docid` on, all of one document. FALSE: failure. */
gboolean undex_passage_location_records(xc_database *database, guint32 docid, guint count, GPtrArray *records,
                                        xc_error *failure);
