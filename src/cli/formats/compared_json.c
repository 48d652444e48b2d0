// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/compared.h"

#include "base/json_writer.h"

static void put_document(GString *out, const char *key, const undex_document *document)
{
    undex_json_open_object(out, key);
    undex_json_string(out, "key", document->key);
    undex_json_string(out, "symbol", document->symbol);
    undex_json_string(out, "title", document->title);
    undex_json_string(out, "language", document->language);
    undex_json_close_object(out);
}

static void put_passage(GString *out, const char *key, const undex_passage *passage)
{
    if (!passage) {
        undex_json_null(out, key);
        return;
    }
    undex_json_open_object(out, key);
    undex_json_string(out, "id", passage->id);
    undex_json_string(out, "citation", passage->citation);
    undex_json_string(out, "kind", undex_kind_name(passage->kind));
    undex_json_string(out, "label", passage->label);
    undex_json_string(out, "text", passage->text);
    undex_json_close_object(out);
}

static void put_whole(GString *out, const char *key, const GPtrArray *whole)
{
    if (!whole)
        return;
    undex_json_open_array(out, key);
    for (guint i = 0; i < whole->len; i++)
        put_passage(out, NULL, whole->pdata[i]);
    undex_json_close_array(out);
}

static void put_item(GString *out, const undex_compared *c)
{
    static const char *const sides[] = {
        [UNDEX_DIFF_SAME] = "both", [UNDEX_DIFF_OLD] = "old", [UNDEX_DIFF_NEW] = "new"};
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "compared");
    undex_json_string(out, "change", undex_change_name(c->change));
    undex_json_boolean(out, "moved", c->moved);
    undex_json_boolean(out, "renumbered", c->renumbered);
    put_passage(out, "old", c->old);
    put_passage(out, "new", c->new);
    put_whole(out, "merged", c->merged);
    put_whole(out, "split", c->split);
    undex_json_open_array(out, "diff");
    for (guint i = 0; c->diff && i < c->diff->len; i++) {
        const undex_diff_piece *piece = &g_array_index(c->diff, undex_diff_piece, i);
        undex_json_open_object(out, NULL);
        undex_json_string(out, "in", sides[piece->side]);
        undex_json_string(out, "text", piece->text);
        undex_json_close_object(out);
    }
    undex_json_close_array(out);
    undex_json_close_object(out);
}

void undex_json_compared(GString *out, const undex_comparison *comparison, guint i)
{
    put_item(out, g_ptr_array_index(comparison->items, i));
}

void undex_json_comparison(GString *out, const undex_comparison *comparison)
{
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "comparison");
    put_document(out, "old", comparison->old);
    put_document(out, "new", comparison->new);
    undex_json_boolean(out, "same", comparison->is_same);
    undex_json_open_object(out, "counts");
    for (int i = 0; i < UNDEX_CHANGE_COUNT; i++)
        undex_json_int(out, undex_change_name((undex_change)i), comparison->counts[i]);
    undex_json_int(out, "moved", comparison->moved);
    undex_json_int(out, "renumbered", comparison->renumbered);
    undex_json_int(out, "merged", comparison->merged);
    undex_json_int(out, "split", comparison->split);
    undex_json_close_object(out);
    undex_json_open_array(out, "items");
    for (guint i = 0; i < comparison->items->len; i++)
        undex_json_compared(out, comparison, i);
    undex_json_close_array(out);
    undex_json_close_object(out);
}
