// SPDX-License-Identifier: GPL-3.0-or-later
/* What all queries of one state of the index have in common. */
#pragma once

#include "index/passage_location.h"
#include "search/words/search_cache.h"

/* What documents may be ordered by. */
typedef enum {
    UNDEX_DOCUMENTS_BY_DATE,
    UNDEX_DOCUMENTS_BY_SYMBOL,
    UNDEX_DOCUMENTS_BY_CITED,
    UNDEX_DOCUMENT_KEYS
} undex_document_key;

typedef struct {
    char *uuid; /* of the database, with its revision */
    gint64 revision;
    undex_outline outline; /* of the documents that are known */
    guint documents;       /* how many there are */
    guint32 *starts;       /* each document's first passage; after the last one outline.beyond */
    guint32 *ends; /* one more than its last passage: entries of files may lie between; 0: it is not known */
    guint known;   /* passages of the documents that are known */
    guint apart;   /* of these, documents that were asked for one at a time */
    double passages, average;                           /* how many, and how long they are */
    struct document_order *orders[UNDEX_DOCUMENT_KEYS]; /* document_order.c; NULL: not asked for yet */
    struct citation_counts *cited;                      /* citation_counts.c; likewise */
} corpus_outline;

/* Taken from the last query where it was asked of the same state, else read: where documents begin, and
 * nothing of their passages. NULL: failure. */
corpus_outline *undex_corpus_outline(undex_search_cache *cache, xc_database *database, xc_error *failure);
void undex_corpus_outline_unref(corpus_outline *f);

/* The number of the document in which `docid` lies, or after which, or 0. */
guint undex_corpus_outline_document(const corpus_outline *f, guint32 docid);
/* The same where it is known not to be before `from`, and is likely to be near. */
guint undex_corpus_outline_document_from(const corpus_outline *f, guint from, guint32 docid);
/* Where the next document begins. */
guint32 undex_corpus_outline_beyond(const corpus_outline *f, guint document);

/* The passages (xc_range) of the documents of those numbers (guint, in order), as far as there are such. */
GArray *undex_corpus_outline_ranges(const corpus_outline *f, const GArray *documents);

/* The first passage of the document in which `docid` lies. */
guint32 undex_corpus_outline_start(const corpus_outline *f, guint32 docid);

/* Makes known what the outline says of the passages of that document. `*values`: see
 * undex_passage_location_outline(). FALSE: failure. */
gboolean undex_corpus_outline_know(corpus_outline *f, xc_database *database, guint document,
                                   xc_values **values, xc_error *failure);
/* Forgets that of all documents, where more than `most` passages are known: what it takes is given back. For
 * who needs each document but once. */
enum { UNDEX_CORPUS_OUTLINE_FEW = 1 << 18 };
void undex_corpus_outline_forget(corpus_outline *f, guint most);
/* Makes that of the passage at `docid` known, and forgets others where they come to be many. */
gboolean undex_corpus_outline_know_at(corpus_outline *f, xc_database *database, guint32 docid,
                                      xc_error *failure);
/* Has servers send what those read of the documents whose number is marked in `met`. FALSE: failure. */
gboolean undex_corpus_outline_prefetch(const corpus_outline *f, xc_database *database, const guint8 *met,
                                       xc_error *failure);

/* Where the passage at `docid` lies; FALSE: there is none, or its document is not known. */
gboolean undex_corpus_outline_place(const corpus_outline *f, guint32 docid, undex_passage_location *place);

/* undex_passage_location_read() and undex_passage_location_record(), that need not look for the place where
 * the last query asked the same state. */
gboolean undex_corpus_outline_find_place(undex_search_cache *cache, xc_database *database, guint32 docid,
                                         undex_passage_location *place, xc_error *failure);
GBytes *undex_corpus_outline_record(undex_search_cache *cache, xc_database *database, guint32 docid,
                                    xc_error *failure);

/* undex_passage_location_find() for an id of the document that the passage at `docid` is of. */
guint32 undex_corpus_outline_find_beside(undex_search_cache *cache, xc_database *database, const char *id,
                                         guint32 docid, xc_error *failure);

/* A heading at `docid` in a document that is known: what stands under it; FALSE: nothing does. */
gboolean undex_corpus_outline_under(const corpus_outline *f, guint32 docid, xc_range *under);
