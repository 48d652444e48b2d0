// SPDX-License-Identifier: GPL-3.0-or-later
/* What OpenSearch and Elasticsearch are told of passages. */
#pragma once

/* Bytes of an _id that they take. */
enum { UNDEX_OPENSEARCH_ID_CEILING = 512 };

/* The _id of the passage with that id: the same, or where it is too long its beginning and a digest of it.
 * Caller frees. */
char *undex_opensearch_id(const char *id);

/* The text of data/opensearch-mapping.json. */
extern const char undex_data_opensearch_mapping[];
