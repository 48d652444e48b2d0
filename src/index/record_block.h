// SPDX-License-Identifier: GPL-3.0-or-later
/* Records of passages that are kept together, compressed: see index/passage_location.h. */
#pragma once

#include <glib.h>

/* Phrases that stand in many documents, as a dictionary of zstd: a block that another one has packed cannot
 * be read. UNDEX_SCHEMA_VERSION changes with them. */
extern const char undex_data_record_phrases[];

/* Makes ready what packing needs, the phrases above all: for processes that are forked later. */
void undex_record_block_warm(void);

/* Records are undex_passage_write_binary(). NULL: they are more than a block holds
 * (UNDEX_RECORD_BLOCK_CEILING of document_ceilings.h). */
GBytes *undex_record_block_pack(GBytes *const *records, guint count);

/* All records (GBytes *), none looked at yet; NULL: this is no block, or it is damaged, or would be more. */
GPtrArray *undex_record_block_unpack(const void *bytes, gsize length);
