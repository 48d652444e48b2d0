// SPDX-License-Identifier: GPL-3.0-or-later
/* What a document may bring into the index at the most. The largest of 300 documents of the United Nations
 * and a report of 20,000 pages stay far below (docs/ingestion-and-sandbox.md has the measures); what goes
 * beyond is the work of a reader that was taken over, or would fill the memory of whoever indexes or shows
 * it. */
#pragma once

enum {
    UNDEX_KEY_CEILING = 4400,              /* bytes of a key, and of what an id has after it */
    UNDEX_ENTRY_CEILING = 16 << 20,        /* bytes of an entry as it is sent */
    UNDEX_ENTRY_TERMS_CEILING = 1 << 20,   /* terms of an entry */
    UNDEX_RECORD_BLOCK_CEILING = 64 << 20, /* bytes of the records that lie together, unpacked */
    UNDEX_PASSAGES_CEILING = 1 << 19,      /* of a document */
    UNDEX_TERMS_CEILING = 16 << 20,        /* of a document, in all its entries */
    UNDEX_RECORDS_CEILING = 256 << 20,     /* bytes of a document's records, unpacked */
    UNDEX_TIES_CEILING = 1 << 20,          /* ids that a document's notes and marks lead to */
};
