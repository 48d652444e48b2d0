// SPDX-License-Identifier: GPL-3.0-or-later
/* Labels at a page's edge are moved down until no other label and no line of text stands in their way. */
#include "segment/evidence/evidence.h"
#include "segment/evidence/evidence_private.h"

#include <math.h>

enum { MOST_TRIES = 200 }; /* to find room for a label */

/* The first thing that leaves no room for a label; NULL: none. A label's place is its row's `to`. */
static const undex_evidence *in_the_way(const GArray *out, undex_evidence_kind kind, double y, double width)
{
    for (guint i = 0; i < out->len; i++) {
        const undex_evidence *row = &g_array_index(out, undex_evidence, i);
        const undex_box *box = &row->box;
        if (row->kind == kind ? fabs(row->to.y0 - y) < EVIDENCE_LABEL_HEIGHT
                              : row->kind < UNDEX_EVIDENCE_PASSAGE && box->x0 < width &&
                                    box->y0 < y + EVIDENCE_LABEL_HEIGHT && box->y1 > y)
            return row;
    }
    return NULL;
}

double evidence_free_height(const GArray *out, undex_evidence_kind kind, double y, double width)
{
    const undex_evidence *taken;
    double at = y;
    for (int tries = 0; tries < MOST_TRIES && (taken = in_the_way(out, kind, at, width)); tries++)
        at = MAX(at, taken->kind == kind ? taken->to.y0 + EVIDENCE_LABEL_HEIGHT : taken->box.y1) + 0.01;
    return in_the_way(out, kind, at, width) ? y : at;
}
