// SPDX-License-Identifier: GPL-3.0-or-later
/* How the bytes of a thesaurus lie: a head, then four tables and the text. All numbers are of 32 bits, low
 * bytes first. Private to what writes and what reads it. */
#pragma once

#include <glib.h>

#define LAYOUT_MAGIC "undexTHS" /* as many bytes as the first two numbers */

/* Numbers of the head, after the magic. */
enum {
    HEAD_VERSION = 2,
    HEAD_CONCEPTS,
    HEAD_LABELS,
    HEAD_LINKS,
    HEAD_SLOTS, /* a power of two */
    HEAD_TEXT,  /* bytes; the last is 0 */
    HEAD_LONGEST,
    HEAD_NUMBERS = 12,
};

/* Numbers of a row of each table. A concept's labels and links go on up to those of the next; after the last
 * concept comes one without. */
enum { CONCEPT_LABEL, CONCEPT_LINK, CONCEPT_IRI, CONCEPT_NUMBERS };
/* FACTS: the language's rank, and the kind times 256. */
enum { LABEL_KEY_LOW, LABEL_KEY_HIGH, LABEL_CONCEPT, LABEL_TEXT, LABEL_FACTS, LABEL_NUMBERS };
enum { LINK_KIND, LINK_CONCEPT, LINK_NUMBERS };
/* A slot has a label's number plus one, or 0; a label is in the first empty slot from that of its key on, of
 * so many; where there is none, it is not found. */
enum { LAYOUT_PROBES = 256 };
