// SPDX-License-Identifier: GPL-3.0-or-later
/* Which words the index was told have a stem: metadata of the database, one of each stem, so that servers
 * tell them too. Words that begin with their stem are kept without it. Of several shards the words of all are
 * meant. */
#pragma once

#include <glib.h>

#include "xapian-c/xapian-c.h"

/* The words (char *) in byte order; NULL: failure. */
GPtrArray *undex_stem_words(xc_database *database, const char *stem, xc_error *failure);
/* One more. */
gboolean undex_stem_words_add(xc_database *database, const char *stem, const char *word, xc_error *failure);
/* Forgets all that was told. */
gboolean undex_stem_words_forget(xc_database *database, xc_error *failure);

/* What becomes of it where databases are written as one (xc_resolve). */
char *undex_stem_words_unite(const char *key, const xc_text *values, size_t count, size_t *length);
