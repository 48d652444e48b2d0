// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where an index is, and several indexes that are read as one: the shards of an archive.
 *
 * A location is a folder; a server, HOST:PORT or [ADDRESS]:PORT, where xapian-tcpsrv offers the database of
 * an index; or a list, a text file NAME.shards with a location a line. What is there as a folder or a file is
 * taken for that, whatever its name looks like.
 *
 * A list is UTF-8. Folders and lists in it are relative to its own folder; empty lines, and lines that begin
 * with #, say nothing. A list may name lists, but none that is being read: lists that name each other in a
 * circle are an error.
 */
#ifndef UNDEX_SHARDS_H
#define UNDEX_SHARDS_H

#include "undex/index.h"

typedef struct {
    char *name;   /* as it was named: a path, HOST:PORT */
    char *folder; /* NULL: it is a server */
    char *host;   /* NULL: it is a folder */
    guint port;
} undex_location;
void undex_location_free(undex_location *location);

typedef enum { UNDEX_LOCATION_FOLDER, UNDEX_LOCATION_LIST, UNDEX_LOCATION_SERVER } undex_location_kind;
undex_location_kind undex_location_kind_of(const char *said);

/* The folders and servers (undex_location *) that these locations (NULL-terminated) stand for, in their
 * order; one that is named twice is taken once. NULL and UNDEX_ERROR_USAGE: a list cannot be read, or makes
 * no sense. */
GPtrArray *undex_locations_read(const char *const *said, GError **error);

/* How shards are read. */
typedef struct {
    double timeout; /* seconds to wait for what a server says; 0: for ever */
    gboolean all;   /* a shard that fails is an error */
    /* Is told of each shard that is left out, once; NULL: nobody is. */
    void (*left_out)(const char *name, const char *reason);
} undex_shard_options;

/* Opens all of them as one index. A shard that fails, now or later, is left out, and what is asked is
 * answered by the others; where none is left, or all are wanted, that is an error. One of another schema is
 * an error in any case (but UNDEX_INDEX_READ_ANY). They are read, and never written. */
undex_index *undex_index_open_shards(const GPtrArray *locations, undex_index_mode mode,
                                     const undex_shard_options *options, GError **error);

/* One of the shards of an index. */
typedef struct {
    const char *name;
    const char *reason; /* why it is left out; NULL: it is not */
    undex_index *index; /* NULL where it is left out */
    gboolean remote;
} undex_shard_state;
/* How many there are; 0: the index is a folder, and has no shards. */
guint undex_index_shards(const undex_index *store);
undex_shard_state undex_index_shard(const undex_index *store, guint number);
/* The names (char *) of those that are left out. */
GPtrArray *undex_index_shards_left_out(const undex_index *store);
/* What one of them holds; one that fails by that is left out, too. */
gboolean undex_index_count_shard(undex_index *store, guint number, undex_index_counts *counts,
                                 GError **error);

/* The name of the first shard that has the document of that key; NULL: none has it, or there are no shards.
 */
const char *undex_index_shard_of(undex_index *store, const char *key);

/* Changes whenever a shard is left out or a writer has moved on: what was made of one state of the index,
 * such as weights and docids, holds for no other. */
gint64 undex_index_state(const undex_index *store);

#endif
