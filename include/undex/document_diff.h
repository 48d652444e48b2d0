// SPDX-License-Identifier: GPL-3.0-or-later
/* Two documents side by side, passage by passage: what was added, taken out, moved, numbered anew, and which
 * words changed. Letter case, punctuation, hyphens and line breaks do not count, nor do the head of the first
 * page and notices. */
#ifndef UNDEX_DOCUMENT_DIFF_H
#define UNDEX_DOCUMENT_DIFF_H

#include "undex/citation_lookup.h"
#include "undex/verify.h"

typedef enum {
    UNDEX_CHANGE_NONE,
    UNDEX_CHANGE_WORDS,
    UNDEX_CHANGE_ADDED,
    UNDEX_CHANGE_REMOVED,
    UNDEX_CHANGE_COUNT,
} undex_change;
/* "same", "changed", "added", "removed" */
const char *undex_change_name(undex_change change);

/* A passage of one document, and what became of it in the other. */
typedef struct {
    undex_change change;
    gboolean moved, renumbered;
    const undex_passage *old, *new; /* borrowed; NULL: it has none */
    GArray *diff;                   /* undex_diff_piece: of UNDEX_CHANGE_WORDS */
    /* const undex_passage *, in their order, `old` and `new` among them, where it was merged of several, or
     * split into several; else NULL */
    GPtrArray *merged, *split;
} undex_compared;

typedef struct {
    const undex_document *old, *new; /* borrowed */
    GPtrArray
        *items; /* undex_compared *, as the new document reads; what was removed follows what it followed */
    int counts[UNDEX_CHANGE_COUNT];
    int moved, renumbered, merged, split;
    gboolean is_same;
} undex_comparison;
void undex_comparison_free(undex_comparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_comparison, undex_comparison_free)

/* Of the passages that are chosen of each; both must outlive what is returned. */
undex_comparison *undex_documents_compare(const undex_cited *old, const undex_cited *new);

#endif
