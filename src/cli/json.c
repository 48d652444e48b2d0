// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

JsonNode *undex_json_document(const undex_document *document)
{
    JsonNode *node = undex_document_to_node(document);
    JsonArray *passages = json_array_sized_new(document->passages->len);
    for (guint i = 0; i < document->passages->len; i++)
        json_array_add_element(passages, undex_passage_to_node(g_ptr_array_index(document->passages, i)));
    json_object_set_array_member(json_node_get_object(node), "passages", passages);
    return node;
}
