// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The keys of documents where several indexes are read as one. Each index has given keys to its own
 * documents, so two may have given one key to two documents, or have the same document. Here a document has
 * the key that it would have in one index of them all (document_key.h says which), and the same document in
 * two shards is that of the first; the other is a copy.
 *
 * In an index that has no shards all keys are as they are stored, and these functions cost nothing. They read
 * one state of the database: call them inside undex_index_try().
 */
#pragma once

#include "index/index_private.h"

/* The key among all shards of a document that begins at `start` and is stored with the key `stored`; NULL:
 * failure. Caller frees. `*copy` (NULL: not wanted): a shard before has the same document. */
char *undex_shared_key(xc_database *database, guint32 start, const char *stored, gboolean *copy,
                       xc_error *failure);

/* The same for the document of a file that is stored with the key file->key. */
char *undex_shared_key_of_file(xc_database *database, const undex_file *file, xc_error *failure);

/* Gives documents (undex_document *), all that there are, their keys among all shards; `entries` (GBytes *)
 * are those of their files, one a document. */
gboolean undex_shared_key_choose(const GPtrArray *documents, const GPtrArray *entries, GError **error);

/* Where the document of a key begins; 0: there is none, or failure. */
guint32 undex_shared_key_start(xc_database *database, const char *key, xc_error *failure);

/* Appends to `keys` (char *) those of all documents by their names: from the first name after that of the key
 * `after` (NULL: from the first) on, until there are `count` or a few more. */
gboolean undex_shared_key_list(xc_database *database, const char *after, guint count, GPtrArray *keys,
                               xc_error *failure);
