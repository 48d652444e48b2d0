// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Honest doubt: what the evidence leaves open goes into the record's warnings, by name and page, so that a
 * reader knows where to look: numbers that are missing from a sequence, marks without a note, notes without a
 * mark.
 */
#include "steps.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_DOUBTS = 50, MAX_GAP = 3 }; /* of one kind; numbers named one by one */

static gboolean is_full(const undex_document *document, guint before)
{
    if (document->warnings->len - before < MAX_DOUBTS)
        return FALSE;
    if (document->warnings->len - before == MAX_DOUBTS)
        g_ptr_array_add(document->warnings, g_strdup("more of the kind are left out"));
    return TRUE;
}

static gboolean is_numbered(const undex_passage *passage)
{
    return (passage->kind == UNDEX_KIND_PARAGRAPH || passage->kind == UNDEX_KIND_OPERATIVE) && passage->label;
}

/* The number that runs: of 21.14 what stands after the stop, of 12 bis the 12. */
static int running_number(const char *label)
{
    const char *stop = strrchr(label, '.');
    return segment_line_value(stop ? stop + 1 : label);
}

/* The last number of a component, and the last before its numbers began again: these may go on behind. */
typedef struct {
    int last, outer;
} sequence;

/* NULL: nothing to say about a number that follows these. */
static char *doubt_of_number(const sequence *before, int to, const undex_passage *passage)
{
    int from = before->last;
    if (to == from && to > 1 && !strchr(passage->label, ' '))
        return g_strdup_printf("paragraph %s is printed twice, again on page %d", passage->label,
                               passage->page_first);
    if (to <= from + 1 || to == before->outer + 1)
        return NULL;
    g_autofree char *which = to == from + 2 ? g_strdup_printf("paragraph %d is", from + 1)
                                            : g_strdup_printf("paragraphs %d to %d are", from + 1, to - 1);
    return g_strdup_printf("%s missing before paragraph %s on page %d", which, passage->label,
                           passage->page_first);
}

static void doubt_numbers(undex_document *document)
{
    guint before = document->warnings->len;
    g_autoptr(GHashTable) sequences = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (!is_numbered(passage))
            continue;
        const char *component = passage->component ? passage->component : "main";
        sequence *known = g_hash_table_lookup(sequences, component);
        if (!known)
            g_hash_table_insert(sequences, (gpointer)component, known = g_new0(sequence, 1));
        int to = running_number(passage->label);
        g_autofree char *doubt = doubt_of_number(known, to, passage);
        if (doubt && !is_full(document, before))
            g_ptr_array_add(document->warnings, g_steal_pointer(&doubt));
        if (passage->label_origin == UNDEX_LABEL_INFERRED && !is_full(document, before))
            g_ptr_array_add(document->warnings,
                            g_strdup_printf("paragraph %s on page %d: the number is lost and inferred",
                                            passage->label, passage->page_first));
        if (to < known->last)
            known->outer = known->last;
        known->last = to;
    }
}

static void doubt_notes(undex_document *document)
{
    guint before = document->warnings->len;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        gboolean note = passage->kind == UNDEX_KIND_FOOTNOTE || passage->kind == UNDEX_KIND_ENDNOTE;
        if (note && !passage->anchors->len && !is_full(document, before))
            g_ptr_array_add(document->warnings,
                            g_strdup_printf("note %s on page %d: its mark is not found in the text",
                                            passage->label, passage->page_first));
    }
}

/* A raised number that could be a note's: not above the notes' range, and the document has such notes. */
static void doubt_marks(const segment_view *view, const GArray *notes, undex_document *document)
{
    guint before = document->warnings->len;
    int highest = 0;
    for (guint i = 0; i < notes->len; i++)
        highest = MAX(highest, segment_line_value(g_array_index(notes, segment_note, i).label));
    for (guint i = 0; highest && i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->marks && line->role != ROLE_NOTE && m < line->marks->len; m++) {
            const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            int n = segment_line_value(mark->text);
            if (mark->note < 0 && mark->raised && n > 0 && n <= highest + MAX_GAP &&
                !is_full(document, before))
                g_ptr_array_add(document->warnings,
                                g_strdup_printf("mark %s on page %d has no note", mark->text, line->page));
        }
    }
}

void segment_doubts(const segment_view *view, const GArray *notes, undex_document *document)
{
    doubt_numbers(document);
    doubt_notes(document);
    doubt_marks(view, notes, document);
}
