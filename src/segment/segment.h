// SPDX-License-Identifier: GPL-3.0-or-later
/* Segmentation makes a document's record with its passages of pages of placed text, or of the lines of a
 * plain text. It never fails: what it is not sure of it says in the record's warnings. docs/segmentation.md
 * tells how. */
#pragma once

#include "record/source.h"
#include "undex/document.h"

/* Raise it with every change to what documents become: files taken by an older one are taken anew. */
#define UNDEX_SEGMENT_VERSION 9

/* Makes ready what segmentation needs: for processes that are forked later. */
void undex_segment_warm(void);

/* The record, owned by the caller. */
undex_document *undex_segment(const undex_source *source);
