// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents in the index that belong to one: its corrigenda, addenda and revisions, what it corrects or
 * revises, and, of a draft and the resolution that came of it, the other. */
#ifndef UNDEX_FAMILY_H
#define UNDEX_FAMILY_H

#include "undex/document.h"
#include "undex/index.h"

typedef struct {
    undex_document *document; /* without passages */
    /* What it is to the other: "corrigendum", "addendum", "revision", "amendment", "base" (which the other
     * belongs to), "earlier" (a revision before the other), "draft", "resolution". Static. */
    const char *relation;
    char *evidence; /* of drafts and resolutions: what says so; NULL: the symbols do */
} undex_relative;

/* By key (undex_relative *, freed with the array). NULL: the index cannot be read. */
GPtrArray *undex_family_find(undex_index *store, const undex_document *document, GError **error);

/* Notes in the document's record by which of them it is superseded and corrected. */
void undex_family_note(undex_document *document, const GPtrArray *family);

#endif
