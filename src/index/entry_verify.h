// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether the bytes of an entry may be those of a passage: its terms and its values. Its records are looked
 * at in document_verify.c. */
#pragma once

#include "index/entry_binary.h"

/* Where an entry is to stand. */
typedef struct {
    const char *key;
    guint ordinal, count; /* of the document's passages */
} undex_entry_place;

typedef struct {
    guint64 terms, wdf; /* how many, and how much they count together */
    gsize words;        /* how many stand in their order */
    char *suffix;       /* what its id has after the key and '#', shortened */
    const char *data;   /* into the bytes */
    gsize length;
} undex_entry_facts;

/* FALSE: it may not; `*much`: it is too much. `facts->suffix` is the caller's to free then too. */
gboolean undex_entry_verify(GBytes *bytes, const undex_entry_place *where, undex_entry_facts *facts,
                            gboolean *much);
