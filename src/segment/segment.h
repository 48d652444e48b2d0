// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Segmentation: pages of placed text, or the lines of a plain text, become a document's record with its
 * passages. It never fails: what it doubts it says in the record's warnings. docs: src/segment/README.md.
 */
#ifndef UNDEX_SEGMENT_SEGMENT_H
#define UNDEX_SEGMENT_SEGMENT_H

#include "record/source.h"
#include "undex/document.h"

/* Raise it with every change to what documents become: files taken by an older one are taken anew. */
#define UNDEX_SEGMENT_VERSION 5

/* The record, owned by the caller. */
undex_document *undex_segment(const undex_source *source);

#endif
