// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines of text that are kept together, compressed: see undex/place.h. */
#ifndef UNDEX_STORE_BLOCK_H
#define UNDEX_STORE_BLOCK_H

#include <glib.h>

/* What a block holds at the most, uncompressed; more is taken for damage. */
enum { UNDEX_BLOCK_CEILING = 256 << 20 };

/* Lines without a newline in them. NULL: they are more than a block holds. */
GBytes *undex_block_pack(const char *const *lines, guint count);

/* All lines (char *); NULL: this is no block. */
GPtrArray *undex_block_unpack(const void *bytes, gsize length);

/* The `index`th line; NULL: this is no block, or it has no such line. Caller frees. */
char *undex_block_line(const void *bytes, gsize length, guint index);

#endif
