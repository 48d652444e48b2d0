// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"
#include "cli/print.h"

/* One JSON value for the whole output; runs of records are an array. */

static void begin(undex_output *out)
{
    undex_output_json(out, "[");
}

static void put_element(undex_output *out, JsonNode *node)
{
    undex_output_json(out, out->items++ ? ",\n" : "\n");
    undex_output_node(out, node);
}

static void end(undex_output *out)
{
    undex_output_json(out, out->items ? "\n]\n" : "]\n");
}

static void extracted(undex_output *out, const undex_document *document)
{
    put_element(out, undex_json_document(document));
}

const undex_printer undex_printer_json = {
    .name = "json",
    .begin = begin,
    .end = end,
    .extracted = extracted,
};
