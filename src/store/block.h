// SPDX-License-Identifier: GPL-3.0-or-later
/* Records of passages that are kept together, compressed: see undex/place.h. */
#ifndef UNDEX_STORE_BLOCK_H
#define UNDEX_STORE_BLOCK_H

#include <glib.h>

/* What a block holds at the most, uncompressed; more is taken for damage. */
enum { UNDEX_BLOCK_CEILING = 256 << 20 };

/* Records are undex_passage_to_variant(). NULL: they are more than a block holds. */
GBytes *undex_block_pack(GVariant *const *records, guint count);

/* An array of records, none of them looked at yet; NULL: this is no block. */
GVariant *undex_block_unpack(const void *bytes, gsize length);

#endif
