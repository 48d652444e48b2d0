// SPDX-License-Identifier: GPL-3.0-or-later
/* Records put together for JSON output; shared by the formats that are JSON. The caller owns the nodes. */
#ifndef UNDEX_CLI_JSON_H
#define UNDEX_CLI_JSON_H

#include "cli/print.h"

#include "undex/record.h"

/* The document's record with its passages inside, under "passages". */
JsonNode *undex_json_document(const undex_document *document);
/* Everything of a search but the hits. */
JsonObject *undex_json_found_head(const undex_found *found);
/* A hit of a search as text: most of it is the record, and a tree of that is not needed. `typed`: with its
 * type. Caller frees. */
char *undex_json_found_hit(const undex_found *found, guint index, gboolean typed);
/* A row of a table, with its type. */
JsonNode *undex_json_row(const undex_table *table, guint index);
JsonNode *undex_json_shown(const undex_shown *shown);
JsonNode *undex_json_event(const undex_ingest_event *event);
JsonNode *undex_json_summary(const undex_ingest_summary *summary);

/* The version of what is printed: schema/undex-N.json. */
enum { UNDEX_JSON_SCHEMA = 1 };

/* A node of an object; takes the object. */
JsonNode *undex_json_take(JsonObject *object);
/* "taken", "unchanged", "failed", "removed", "left-out", "moved", "would-read". */
const char *undex_ingest_status_name(undex_ingest_status status);

#endif
