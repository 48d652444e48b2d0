// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/compared.h"
#include "cli/formats/text_parts.h"
#include "cli/formats/verified.h"

const undex_printer undex_printer_text = {
    .name = "text",
    .extracted = undex_text_extracted,
    .results = undex_text_results,
    .documents = undex_text_found_documents,
    .count = undex_text_found_count,
    .shown = undex_text_shown,
    .listed = undex_text_listed,
    .doubted = undex_text_doubted,
    .ingested = undex_text_ingested,
    .facts = undex_text_facts,
    .table = undex_text_table,
    .references = undex_text_table,
    .verified = undex_text_verified,
    .compared = undex_text_compared,
    .facets = TRUE,
    .around = TRUE,
};
