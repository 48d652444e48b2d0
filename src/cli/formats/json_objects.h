// SPDX-License-Identifier: GPL-3.0-or-later
/* Records put together for JSON output; shared by the formats that are JSON. Each is appended as one value
 * (src/base/json_writer.h says how), safe to be printed as it is. */
#pragma once

#include "base/json_writer.h"
#include "cli/formats/printer.h"

#include "undex/record.h"

/* Records by themselves: a document's without its passages, and a passage's. */
void undex_json_listed(GString *out, const undex_document *document);
void undex_json_passage(GString *out, const undex_passage *passage);
/* A document's with its passages inside, under "passages". */
void undex_json_document(GString *out, const undex_document *document);
/* How many shards were asked, how many have answered, and the names (char *) of those that were left out,
 * into an object that is open; nothing where one was asked. */
void undex_json_shards(GString *out, guint asked, const GPtrArray *missing);
/* The members of a search but the hits, into an object that is open. */
void undex_json_found_head(GString *out, const undex_found *found);
/* A hit of a search, and the document of one. `typed`: it is a line by itself, with its type. */
void undex_json_found_hit(GString *out, const undex_found *found, guint index, gboolean typed);
void undex_json_found_document(GString *out, const undex_found *found, guint index, gboolean typed);
/* How many passages match. */
void undex_json_found_count(GString *out, const undex_found *found);
/* A row of a table, with its type. */
void undex_json_row(GString *out, const undex_table *table, guint index);
void undex_json_shown(GString *out, const undex_shown *shown);
void undex_json_event(GString *out, const undex_ingest_event *event);
void undex_json_summary(GString *out, const undex_ingest_summary *summary);

/* Prints facts, in a line of their own. */
void undex_json_facts(undex_output *out, const char *facts);

/* The version of what is printed: schema/undex-N.json. */
enum { UNDEX_JSON_SCHEMA = 1 };

/* "taken", "unchanged", "failed", "removed", "left-out", "moved", "would-read". */
const char *undex_ingest_status_name(undex_ingest_status status);

/* The text of data/undex-1.schema.json. */
extern const char undex_data_undex_1_schema[];
