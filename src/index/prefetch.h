// SPDX-License-Identifier: GPL-3.0-or-later
/* What is going to be read of the index, told beforehand: servers are then asked for all of it together,
 * where one question after another would take a round trip each. Where no shard is remote, nothing is done.
 * Call these inside undex_index_try(). */
#pragma once

#include <glib.h>

#include "xapian-c/xapian-c.h"

/* Questions that are gathered; NULL, which the others take too: no shard is remote. */
typedef struct undex_prefetch undex_prefetch;
undex_prefetch *undex_prefetch_new(xc_database *database);
/* One more, about `prefix` and `name` together. */
void undex_prefetch_add(undex_prefetch *p, xc_asked what, const char *prefix, const char *name);
/* About each of these names (char *). */
void undex_prefetch_add_all(undex_prefetch *p, xc_asked what, const char *prefix, const GPtrArray *names);
/* Asks, and frees them. FALSE: failure. */
gboolean undex_prefetch_ask(undex_prefetch *p, xc_error *failure);

/* The values of the slot at first passages (guint32), of documents that undex_passage_location_starts() has
 * told of. */
gboolean undex_prefetch_starts(xc_database *database, guint32 slot, const GArray *starts, xc_error *failure);
/* The same where the term stands; `term` NULL: of all that have one. */
gboolean undex_prefetch_values(xc_database *database, guint32 slot, const char *term, xc_error *failure);
/* The entries of the files of such documents. */
gboolean undex_prefetch_files(xc_database *database, const GArray *starts, xc_error *failure);
