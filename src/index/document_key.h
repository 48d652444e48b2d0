// SPDX-License-Identifier: GPL-3.0-or-later
/* Which key a document has; src/index/schema.h says what keys look like. Private to the index. */
#pragma once

#include "index/index_private.h"

/* What the document is called, whatever else is called so: its key without a suffix. Caller frees. */
char *undex_document_key_name(const undex_document *document, const undex_file *file);
/* The same of a key that was chosen. */
char *undex_document_key_name_of(const char *key);

/* The key of that file among those of its name: the name, or where others of that name have other bytes, the
 * name with a suffix. NULL: failure. Caller frees. */
char *undex_document_key_choose(undex_index *store, const char *name, const undex_file *file, GError **error);

/* How many digits tell apart the files (undex_file *) of that name that are not the same; 0: they all are. */
int undex_document_key_digits(const char *name, const GPtrArray *files);
/* The key of one of them. Caller frees. */
char *undex_document_key_with(const char *name, const undex_file *file, int digits);
/* Gives so many passages from `start` on, which are all of a document, to another key. */
gboolean undex_document_key_rename(undex_index *store, guint32 start, guint span, const char *from,
                                   const char *to, xc_error *failure);

/* After a change: renames documents of that name whose key is no longer right. A transaction is open. */
gboolean undex_document_key_settle(undex_index *store, const char *name, GError **error);
