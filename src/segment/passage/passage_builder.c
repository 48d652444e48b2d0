// SPDX-License-Identifier: GPL-3.0-or-later
/* The builder begins passages, each with the component and the headings that it stands under, and adds
 * lines to them. */
#include "segment/passage/passage_builder.h"

#include <string.h>

open_passage *passage_builder_at(const passage_builder *b, int index)
{
    return index < 0 ? NULL : &g_array_index(b->open, open_passage, index);
}

open_passage *passage_builder_current(const passage_builder *b)
{
    return passage_builder_at(b, b->now);
}

open_passage *passage_builder_begin(passage_builder *b, undex_kind kind, const char *label,
                                    undex_label_origin origin, const segment_line *line)
{
    undex_passage *passage = undex_passage_new(kind);
    passage->label = g_strdup(label);
    passage->label_origin = origin;
    passage->component = g_strdup(b->component);
    for (guint i = 0; i < b->headings->len; i++)
        g_ptr_array_add(passage->headings, g_strdup(g_array_index(b->headings, levels_heading, i).text));
    passage->page_first = passage->page_last = line->page;
    /* An item 2.1 of paragraph 2 has a number of its own; an item 1 is paragraph 2's first. */
    gboolean within = kind == UNDEX_KIND_LIST_ITEM && label && !strchr(label, '.');
    passage_ids_give(b->ids, passage, within ? b->outer : NULL);
    g_array_append_vals(b->open, &(open_passage){.passage = passage, .text = g_string_new(NULL)}, 1);
    b->now = (int)b->open->len - 1;
    return passage_builder_current(b);
}

void passage_builder_join(passage_builder *b, guint index, int from, gboolean new_line)
{
    open_passage_join(b->view, passage_builder_current(b), index, from, new_line, b->notes);
}

void passage_builder_take_masthead(passage_builder *b, guint index)
{
    open_passage *open = passage_builder_current(b);
    if (!open || open->passage->kind != UNDEX_KIND_MASTHEAD)
        passage_builder_begin(b, UNDEX_KIND_MASTHEAD, NULL, UNDEX_LABEL_NONE,
                              segment_line_at(b->view, index));
    passage_builder_join(b, index, 0, TRUE);
}

levels_heading *passage_builder_innermost(const passage_builder *b)
{
    return b->headings->len ? &g_array_index(b->headings, levels_heading, b->headings->len - 1) : NULL;
}

static void clear_heading(gpointer p)
{
    levels_heading *heading = p;
    g_free(heading->text);
    g_free(heading->outer);
}

passage_builder passage_builder_new(segment_view *view, undex_document *document, const GArray *numbers)
{
    passage_builder b = {.view = view,
                         .document = document,
                         .numbers = numbers,
                         .now = -1,
                         .notice = -1,
                         .suspended = -1,
                         .run = -1};
    b.notes = g_ptr_array_new();
    b.ids = passage_ids_new(document, view);
    b.open = g_array_new(FALSE, FALSE, sizeof(open_passage));
    b.headings = g_array_new(FALSE, FALSE, sizeof(levels_heading));
    g_array_set_clear_func(b.headings, clear_heading);
    b.components = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    b.component = g_strdup("main");
    return b;
}

void passage_builder_clear(passage_builder *b)
{
    g_array_unref(b->open);
    g_array_unref(b->headings);
    g_ptr_array_unref(b->notes);
    g_hash_table_unref(b->components);
    passage_ids_free(b->ids);
    g_free(b->component);
    g_free(b->pending);
    g_free(b->outer);
    g_free(b->draft_outer);
}
