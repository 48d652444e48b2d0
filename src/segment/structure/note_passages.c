// SPDX-License-Identifier: GPL-3.0-or-later
/* Notes become passages: they are made before the text that marks them, filled after it, and set below what
 * carries them. */
#include "segment/structure/passages.h"

void note_passages_make(passage_builder *b, const GArray *found)
{
    for (guint i = 0; i < found->len; i++) {
        const segment_note *note = &g_array_index(found, segment_note, i);
        undex_passage *passage = undex_passage_new(note->endnote ? UNDEX_KIND_ENDNOTE : UNDEX_KIND_FOOTNOTE);
        passage->label = g_strdup(note->label);
        passage->label_origin = note->inferred ? UNDEX_LABEL_INFERRED : UNDEX_LABEL_PRINTED;
        passage->component = g_strdup("main");
        passage->page_first = passage->page_last = note->page;
        passage_ids_give(b->ids, passage, NULL);
        g_ptr_array_add(b->notes, passage);
    }
}

void note_passages_fill(passage_builder *b, const GArray *found)
{
    GArray *texts = g_array_new(FALSE, TRUE, sizeof(open_passage));
    for (guint i = 0; i < b->notes->len; i++) {
        open_passage open = {.passage = g_ptr_array_index(b->notes, i), .text = g_string_new(NULL)};
        g_array_append_val(texts, open);
    }
    for (guint i = 0; i < b->view->lines->len; i++) {
        const segment_line *line = segment_line_at(b->view, i);
        if (line->verdict.role != ROLE_NOTE || line->verdict.note < 0 ||
            (guint)line->verdict.note >= b->notes->len)
            continue;
        const segment_note *note = &g_array_index(found, segment_note, line->verdict.note);
        open_passage_join(b->view, &g_array_index(texts, open_passage, line->verdict.note), i,
                          note->first == i ? note->at : 0, FALSE, NULL);
    }
    for (guint i = 0; i < b->notes->len; i++) {
        undex_passage *note = g_ptr_array_index(b->notes, i);
        note->text = g_string_free(g_array_index(texts, open_passage, i).text, FALSE);
    }
    g_array_unref(texts);
}

/* The ordinal of the passage that a note follows: the one that carries its first mark, else the last that
 * begins on its page. */
static guint home_of(const passage_builder *b, GHashTable *ordinals, const undex_passage *note)
{
    if (note->anchors->len)
        return GPOINTER_TO_UINT(g_hash_table_lookup(ordinals, g_ptr_array_index(note->anchors, 0)));
    for (guint i = 0; i + 1 < b->open->len; i++)
        if (g_array_index(b->open, open_passage, i + 1).passage->page_first > note->page_first)
            return i;
    return b->open->len - 1;
}

void note_passages_add_in_order(passage_builder *b)
{
    GPtrArray *out = b->document->passages;
    g_autoptr(GHashTable) ordinals = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) followers = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < b->open->len; i++) {
        g_hash_table_insert(ordinals, g_array_index(b->open, open_passage, i).passage->id,
                            GUINT_TO_POINTER(i));
        g_ptr_array_add(followers, g_ptr_array_new());
    }
    for (guint n = 0; n < b->notes->len; n++) {
        undex_passage *note = g_ptr_array_index(b->notes, n);
        if (b->open->len)
            g_ptr_array_add(g_ptr_array_index(followers, home_of(b, ordinals, note)), note);
        else
            g_ptr_array_add(out, note);
    }
    for (guint i = 0; i < b->open->len; i++) {
        open_passage *open = &g_array_index(b->open, open_passage, i);
        GPtrArray *notes = g_ptr_array_index(followers, i);
        open->passage->text = g_string_free(open->text, FALSE);
        if (open->passage->kind != UNDEX_KIND_TABLE) /* its last cells may be empty */
            g_strchomp(open->passage->text);
        g_ptr_array_add(out, open->passage);
        for (guint n = 0; n < notes->len; n++) {
            undex_passage *note = g_ptr_array_index(notes, n);
            g_free(note->component);
            note->component = g_strdup(open->passage->component);
            g_ptr_array_add(out, note);
        }
    }
}
