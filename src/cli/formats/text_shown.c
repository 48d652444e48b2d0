// SPDX-License-Identifier: GPL-3.0-or-later
/* The text format of `undex show`, and of the tables that `undex terms`, `undex concordance` and `undex
 * trend` print. */
#include "cli/formats/text_parts.h"

enum { INDENT = 4, NOTE_INDENT = 6 };

/* "Cites A/RES/79/1, para. 12; A/68/190" */
static void put_cites(undex_output *out, const undex_passage *passage)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(undex_wrapped_text) line = undex_wrapped_text_new();
    undex_wrapped_text_add(line, "Cites", UNDEX_STYLE_DIM);
    for (guint i = 0; i < passage->cites->len; i++) {
        const undex_cite *cite = &g_array_index(passage->cites, undex_cite, i);
        char *name =
            cite->para ? g_strdup_printf("%s, para. %s", cite->symbol, cite->para) : g_strdup(cite->symbol);
        g_autofree char *part = g_strdup_printf("%s %s", g_hash_table_size(seen) ? ";" : "", name);
        if (g_hash_table_add(seen, name))
            undex_wrapped_text_add(line, part, UNDEX_STYLE_PLAIN);
    }
    if (!g_hash_table_size(seen))
        return;
    undex_output_format(out, "%*s", INDENT, "");
    undex_wrapped_text_print(line, out, INDENT, INDENT + 2);
}

/* The sub-paragraph that was asked for stands behind a sign in the margin, seen without colours too. */
static void put_item(undex_output *out, const undex_shown *shown)
{
    const undex_passage *passage = shown->passage;
    const struct {
        int start, end;
        gboolean meant;
    } parts[] = {{0, shown->item->offset, FALSE},
                 {shown->item->offset, shown->item_end, TRUE},
                 {shown->item_end, -1, FALSE}};
    int length = (int)g_utf8_strlen(passage->text, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        int end = parts[i].end < 0 ? length : parts[i].end;
        if (end <= parts[i].start)
            continue;
        g_autoptr(undex_wrapped_text) text = undex_text_passage(passage, parts[i].start, end, NULL);
        if (parts[i].meant)
            undex_wrapped_text_mark(text, 0, undex_wrapped_text_length(text), UNDEX_STYLE_BOLD);
        if (i == 0)
            undex_text_put_rich(out, passage, text);
        else
            undex_text_put_part(out, parts[i].meant ? "  >" : "", text);
    }
}

/* Context is set without a head, so that what was asked for stands out. */
void undex_text_shown(undex_output *out, const undex_shown *shown)
{
    const undex_passage *passage = shown->passage;
    if (out->items++)
        undex_output_text(out, "\n");
    if (!shown->context) {
        undex_text_put_citation(out, 0, shown->document, passage, shown->item ? shown->item->label : NULL,
                                NULL);
        undex_text_put_path(out, shown->document, passage);
    }
    if (shown->item)
        put_item(out, shown);
    else
        undex_text_put_passage(out, passage);
    for (guint i = 0; shown->notes && i < shown->notes->len; i++) {
        const undex_passage *note = g_ptr_array_index(shown->notes, i);
        const undex_mark *mark = undex_passage_mark_of(passage, note);
        undex_note_line line = {.mark = mark ? mark->mark : NULL, .note = note, .cited = TRUE};
        undex_text_put_note(out, &line, NOTE_INDENT);
    }
    if (!shown->context)
        put_cites(out, passage);
}

void undex_text_table(undex_output *out, const undex_table *table)
{
    table->text(out, table);
}
