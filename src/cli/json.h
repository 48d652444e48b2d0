// SPDX-License-Identifier: GPL-3.0-or-later
/* Records put together for JSON output; shared by the formats that are JSON. The caller owns the nodes. */
#ifndef UNDEX_CLI_JSON_H
#define UNDEX_CLI_JSON_H

#include "undex/record.h"

/* The document's record with its passages inside, under "passages". */
JsonNode *undex_json_document(const undex_document *document);

#endif
