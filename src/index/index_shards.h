// SPDX-License-Identifier: GPL-3.0-or-later
/* The shards of an index that was opened as several (undex/shards.h), as the other files of the index see
 * them. */
#pragma once

#include "index/index_private.h"
#include "undex/shards.h"

typedef struct undex_shards undex_shards;

void undex_shards_free(undex_shards *shards);

/* A shard has failed. TRUE: it is left out, and the others are to be asked again. FALSE: it is none of a
 * shard alone; or with an error, none is left, or all are wanted. */
gboolean undex_shards_leave_out(undex_index *store, const xc_error *failure, GError **error);

/* The bytes of the files of all shards that are folders; -1: failure. */
gint64 undex_shards_bytes(undex_index *store, GError **error);

/* shard_connect.c: the databases (xc_database *, NULL where it failed) of the servers among `locations`, all
 * at a time; `failures` (xc_error, as many) tell why. Free with g_free. */
xc_database **undex_shards_connect_all(const GPtrArray *locations, double timeout, xc_error *failures);
