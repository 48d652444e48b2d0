// SPDX-License-Identifier: GPL-3.0-or-later
/* What may be said of a document from outside, pairs "key=value", and how the document comes to say it. */
#pragma once

#include "undex/document.h"

/* symbol, date, title, language, url, rights */
enum { UNDEX_METADATA_KEYS = 6 };

/* The number of a key, from 0; -1: there is none of that name. */
int undex_metadata_key(const char *name, gsize length);

/* The key that a document has by what it says of itself: the symbol, and the language where that is not
 * English; else a slug of the path. Caller frees. */
char *undex_document_own_key(const undex_document *document, const char *path);

/* Gives it that key, and its passages ids that begin with it. */
void undex_document_set_key(undex_document *document, const char *key);

/* TRUE for http and https. What is printed links to a document's url, so no other scheme may stand there. */
gboolean undex_metadata_is_web_address(const char *url);

/* What it says of the keys whose bits are set, as pairs. */
GPtrArray *undex_metadata_pairs(const undex_document *document, guint keys);

/* Makes the document say what the pairs say; later ones win. A symbol changes key, ids and citations. */
void undex_metadata_apply(undex_document *document, const char *const *pairs, guint count);
