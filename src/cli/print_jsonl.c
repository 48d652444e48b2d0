// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"
#include "cli/print.h"

/* One JSON object a line, each with its "type". */

static void put_line(undex_output *out, JsonNode *node)
{
    undex_output_node(out, node);
    undex_output_json(out, "\n");
}

static void extracted(undex_output *out, const undex_document *document)
{
    put_line(out, undex_document_to_node(document));
    for (guint i = 0; i < document->passages->len; i++)
        put_line(out, undex_passage_to_node(g_ptr_array_index(document->passages, i)));
}

const undex_printer undex_printer_jsonl = {
    .name = "jsonl",
    .extracted = extracted,
};
