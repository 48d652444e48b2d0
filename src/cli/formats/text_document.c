// SPDX-License-Identifier: GPL-3.0-or-later
/* The text format of `undex extract`. */
#include "cli/formats/text_parts.h"

enum { NOTE_INDENT = 5 };

/* For reading: wrapped to the width, passages under their numbers, each note below the passage that has its
 * mark. */

/* Every note once, where its mark stands first; a repeated mark needs no second copy. */
static void put_notes(undex_output *out, const undex_passage *passage, GHashTable *notes)
{
    for (guint i = 0; i < passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        const undex_passage *note = mark->id ? g_hash_table_lookup(notes, mark->id) : NULL;
        if (!note)
            continue;
        undex_text_put_note(out, &(undex_note_line){.mark = mark->mark, .note = note}, NOTE_INDENT);
        g_hash_table_remove(notes, mark->id);
    }
}

static void put_lost_notes(undex_output *out, const undex_document *document, GHashTable *notes)
{
    gboolean first = TRUE;
    for (guint i = 0; i < document->passages->len; i++) {
        undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (!passage->id || g_hash_table_lookup(notes, passage->id) != passage)
            continue;
        if (first)
            undex_output_styled(out, UNDEX_STYLE_BOLD, "\nNotes whose mark is lost\n");
        first = FALSE;
        undex_text_put_note(out, &(undex_note_line){.note = passage}, NOTE_INDENT);
    }
}

/* Passages under their numbers, each note below the passage that has its mark. */
void undex_text_extracted(undex_output *out, const undex_document *document)
{
    g_autoptr(GHashTable) notes = undex_document_notes(document);
    if (out->items++)
        undex_output_text(out, "\n\n");
    undex_text_put_head(out, document);
    for (guint i = 0; i < document->passages->len && !out->error; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (undex_passage_is_note(passage))
            continue;
        undex_output_text(out, "\n");
        undex_text_put_passage(out, passage);
        put_notes(out, passage, notes);
    }
    put_lost_notes(out, document, notes);
}
