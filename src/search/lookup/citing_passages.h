// SPDX-License-Identifier: GPL-3.0-or-later
/* The passages that cite a document, found by the terms of the index. */
#pragma once

#include "undex/document.h"
#include "undex/index.h"

/* A passage, and its document's record without passages (borrowed from `documents`). */
typedef struct {
    undex_passage *passage;
    const undex_document *document;
} citing_passage;
void undex_citing_passage_free(gpointer citing);

/* Whether a citation by a passage is one of the symbol, and of the place (undex_cite_places()) where that is
 * not NULL. */
gboolean undex_cite_is_of(const undex_cite *cite, const char *symbol, const char *place);

/* Appends (citing_passage *) those that cite the symbol, and the place in it where it is not NULL, in the
 * order of the index, until there are `most`; passages of documents of that symbol are left out. `documents`:
 * key
 * -> undex_document *, those met so far. */
gboolean undex_citing_passages(undex_index *store, const char *symbol, const char *place, guint most,
                               GHashTable *documents, GPtrArray *found, GError **error);
