// SPDX-License-Identifier: GPL-3.0-or-later
/* The entries of files in an index that was joined of several, and of which of these each has come. */
#pragma once

#include "index/index_private.h"

typedef struct {
    undex_index *store;
    const GPtrArray *inputs; /* undex_index * */
    GArray *ranges;          /* xc_range: where the entries of each input stand that has some */
    GArray *numbers;         /* guint: which input that is */
} undex_merge_parts;

/* FALSE: failure. undex_merge_parts_clear() frees what is in it. */
gboolean undex_merge_parts_find(undex_merge_parts *parts, undex_index *store, const GPtrArray *inputs,
                                GError **error);
void undex_merge_parts_clear(undex_merge_parts *parts);

typedef struct {
    guint32 docid;
    xc_range part; /* where the entries of its input stand */
    undex_file *file;
    GBytes *data;
} undex_merge_entry;

/* The input that it comes from. */
const undex_index *undex_merge_input(const undex_merge_parts *parts, const undex_merge_entry *entry);

/* The entries (undex_merge_entry *) of files that have the term PREFIX + rest, in order. NULL: failure. */
GPtrArray *undex_merge_entries(const undex_merge_parts *parts, const char *prefix, const char *rest,
                               GError **error);

/* Puts another entry in its place: of its file with the path, and all that says what is in it, of `as`, and
 * the document of `holder`. */
gboolean undex_merge_entry_replace(const undex_merge_parts *parts, const undex_merge_entry *entry,
                                   const undex_merge_entry *holder, const undex_file *as, GError **error);

/* What follows the prefix in terms (char *) that stand at more than one entry, at most `ceiling`, from the
 * first after that with `after` on (NULL: of all). NULL: failure. */
GPtrArray *undex_merge_repeated(const undex_merge_parts *parts, const char *prefix, const char *after,
                                guint ceiling, GError **error);
