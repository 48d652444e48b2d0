// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * From paths as the user gave them to the files that are to be taken, in an order that is always the same.
 *
 * Files named by the user are all listed, whatever they are, and symbolic links that the user named are
 * followed. In folders: regular files but those whose names promise something else
 * (undex_data_other_endings), and of these too what begins with "%PDF-"; symbolic links, hidden names,
 * devices and indexes of undex are passed over. Paths are bytes and may be longer than PATH_MAX. What a path
 * leads to may be another thing by the time that it is opened: see ingest/open_path.h.
 */
#pragma once

#include "base/word_list.h"
#include "undex/error.h"

/* What is said of the file NAME from outside stands in NAME.meta. */
#define UNDEX_WALK_SIDECAR ".meta"

/* Endings of names, in small letters, that promise something else than a document; from data/. */
extern const char undex_data_other_endings[];

typedef struct {
    char *path;       /* absolute, links of the named part resolved */
    char *shown;      /* as the user would write it */
    gboolean follows; /* it was named, and has links that could not be resolved (/dev/fd/3) */
} undex_found;

typedef struct {
    GPtrArray *files;    /* undex_found * */
    GPtrArray *roots;    /* undex_found *: the named paths, whether they are there or not */
    GPtrArray *failures; /* undex_walk_failure * */
    GPtrArray *left_out; /* char *: files in folders that are no documents by their names, as shown */
    GPtrArray *orphans;  /* char *: NAME.meta in folders without a NAME beside it, as shown */
} undex_walk;

/* A folder or named path that cannot be read. */
typedef struct {
    char *shown;
    char *path; /* absolute */
    gboolean missing;
    char *message;
} undex_walk_failure;

/* What is wanted of folders, as patterns of the shell: one with a slash is for the path below the named
 * folder, any other for the name alone. A folder that `exclude` names is not entered. NULL, or no patterns:
 * all. */
typedef struct {
    const char *const *include, *const *exclude;
    gboolean found_before; /* a walk has found the paths: links in them are not followed */
} undex_walk_filter;

/* Never fails as a whole. `filter` and `stop` may be NULL; `stop` ends it early. */
undex_walk *undex_walk_run(const char *const *paths, const undex_walk_filter *filter, volatile int *stop);
void undex_walk_free(undex_walk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_walk, undex_walk_free)
