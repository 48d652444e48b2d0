// SPDX-License-Identifier: GPL-3.0-or-later
/* The outline of a document: UNDEX_SLOT_OUTLINE, at its first passage. It tells of all passages of the
 * document, in columns: the members of undex_slot_outline_row one after another, each for all passages.
 * Numbers take two bytes, the low byte first, and are at most 65,535; a kind and a share take one. */
#pragma once

#include "undex/document.h"

#include <glib.h>

/* Bytes that a passage takes. */
enum { UNDEX_SLOT_OUTLINE_BYTES = 6 };

/* What an outline says of a passage. */
typedef struct {
    guint words; /* of its text */
    guint under; /* how many passages after it stand under it, notes between them counted */
    undex_kind kind;
    guint8 prose; /* src/analysis/prose.h: 0: names, references, addresses; 255: running text */
} undex_slot_outline_row;

/* The value of a document whose passages (undex_slot_outline_row) are these; NULL: it has none. */
GByteArray *undex_slot_outline_encode(const GArray *rows);

/* How many passages a value of that length tells of; 0: there is no such value. */
guint undex_slot_outline_count(gsize length);

/* Whether a document of `count` passages may say that: nothing stands under a passage that comes after the
 * last, and every kind is one. */
gboolean undex_slot_outline_verify(const void *bytes, gsize length, guint count);

/* What is known of all passages of the index without reading them, each by docid; 0 where there is none. */
typedef struct {
    guint32 beyond; /* one more than the last docid */
    guint16 *words;
    guint16 *under; /* in a damaged index that may lead beyond the last */
    guint8 *kinds;  /* undex_kind; in a damaged index it may be none */
    guint8 *prose;
} undex_outline;

/* Nothing is known yet. */
void undex_outline_init(undex_outline *outline, guint32 beyond);
void undex_outline_clear(undex_outline *outline);

/* Takes what a value of undex_slot_outline_count() passages says of those from `start` on. FALSE: they do not
 * end before `beyond`, or the value tells of none. */
gboolean undex_slot_outline_decode(const void *bytes, gsize length, guint32 start, undex_outline *outline);
