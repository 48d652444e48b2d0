// SPDX-License-Identifier: GPL-3.0-or-later
/* What all queries of one state of the index have in common. Private to ranking. */
#ifndef UNDEX_QUERY_FRAME_H
#define UNDEX_QUERY_FRAME_H

#include "query/private.h"

/* Only what ranking tells apart. */
typedef enum { PASSAGE_PLAIN, PASSAGE_HEADING, PASSAGE_NOTE, PASSAGE_BOILERPLATE } passage_kind;

typedef struct {
    char *uuid; /* of the database, with its revision */
    gint64 revision;
    guint32 beyond;           /* one more than the last docid */
    guint documents;          /* how many */
    guint32 *starts;          /* each document's first passage; after the last one `beyond` */
    guint16 *lengths;         /* by docid: words of the passage */
    guint8 *kinds;            /* by docid: passage_kind */
    double passages, average; /* how many, and how long they are */
} frame;

/* Taken from the last query of this thread where that was asked of the same state, else read. NULL: failure.
 */
frame *undex_query_frame(xc_database *database, xc_error *failure);
void undex_query_frame_unref(frame *f);

#endif
