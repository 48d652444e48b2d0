// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/verified.h"

#include "base/json_writer.h"

static void put_place(GString *out, const char *key, undex_draft_place place)
{
    undex_json_open_object(out, key);
    if (place.page) {
        undex_json_int(out, "page", place.page);
    } else if (place.paragraph) {
        undex_json_int(out, "paragraph", place.paragraph);
    } else if (place.note) {
        undex_json_int(out, "note", place.note);
    } else {
        undex_json_int(out, "line", place.line);
        undex_json_int(out, "column", place.column);
    }
    undex_json_close_object(out);
}

static void put_diff(GString *out, const GArray *pieces)
{
    static const char *const sides[] = {
        [UNDEX_DIFF_SAME] = "both", [UNDEX_DIFF_OLD] = "document", [UNDEX_DIFF_NEW] = "draft"};
    undex_json_open_array(out, "diff");
    for (guint i = 0; i < pieces->len; i++) {
        const undex_diff_piece *piece = &g_array_index(pieces, undex_diff_piece, i);
        undex_json_open_object(out, NULL);
        undex_json_string(out, "in", sides[piece->side]);
        undex_json_string(out, "text", piece->text);
        undex_json_close_object(out);
    }
    undex_json_close_array(out);
}

static void put_item(GString *out, const undex_verified *v)
{
    g_autofree char *message = undex_verified_message(v);
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "verified");
    undex_json_string(out, "verdict", undex_verdict_name(v->verdict));
    undex_json_boolean(out, "true", undex_verdict_is_true(v->verdict));
    put_place(out, "start", v->start);
    put_place(out, "end", v->end);
    undex_json_string(out, "quotation", v->quotation);
    undex_json_string(out, "cited", v->cited);
    if (v->cited)
        put_place(out, "cited_at", v->cited_at);
    undex_json_string(out, "where", v->where);
    undex_json_string(out, "id", v->where_id);
    undex_json_string_if(out, "reason", v->reason);
    undex_json_string(out, "message", message);
    if (v->diff)
        put_diff(out, v->diff);
    undex_json_close_object(out);
}

void undex_json_verified(GString *out, const undex_verification *verification, guint i)
{
    put_item(out, g_ptr_array_index(verification->items, i));
}

void undex_json_verification(GString *out, const undex_verification *verification)
{
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "verification");
    undex_json_string(out, "draft", verification->draft);
    undex_json_path_bytes(out, verification->draft);
    undex_json_boolean(out, "true", verification->is_true);
    undex_json_open_object(out, "counts");
    for (int i = 0; i < UNDEX_VERDICT_COUNT; i++)
        undex_json_int(out, undex_verdict_name((undex_verdict)i), verification->counts[i]);
    undex_json_close_object(out);
    undex_json_int(out, "left_alone", verification->left_alone);
    undex_json_open_array(out, "items");
    for (guint i = 0; i < verification->items->len; i++)
        undex_json_verified(out, verification, i);
    undex_json_close_array(out);
    undex_json_close_object(out);
}
