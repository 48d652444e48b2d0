// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Lines to passages, in reading order. Earlier steps have said what is furniture, a note, a table, a
 * paragraph's number; here each remaining line goes on with the passage before it or begins another.
 */
#include "segment/structure/passages.h"
#include "segment/segment_patterns.h"
#include "segment/tables/table.h"

#include <string.h>

static void clear_heading(gpointer p)
{
    levels_heading *heading = p;
    g_free(heading->text);
    g_free(heading->outer);
}

static segment_open *open_at(const passages_builder *b, int index)
{
    return index < 0 ? NULL : &g_array_index(b->open, segment_open, index);
}

segment_open *passages_current(const passages_builder *b)
{
    return open_at(b, b->now);
}

segment_open *passages_begin(passages_builder *b, undex_kind kind, const char *label,
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
    segment_passage_id(b->namer, passage, within ? b->outer : NULL);
    segment_open open = {.passage = passage, .text = g_string_new(NULL)};
    g_array_append_val(b->open, open);
    b->now = (int)b->open->len - 1;
    return passages_current(b);
}

void passages_join(passages_builder *b, guint index, int from, gboolean new_line)
{
    segment_join(b->view, passages_current(b), index, from, new_line, b->notes);
}

void passages_take_masthead(passages_builder *b, guint index)
{
    segment_open *open = passages_current(b);
    if (!open || open->passage->kind != UNDEX_KIND_MASTHEAD)
        passages_begin(b, UNDEX_KIND_MASTHEAD, NULL, UNDEX_LABEL_NONE, segment_line_at(b->view, index));
    passages_join(b, index, 0, TRUE);
}

/* A row is written with its first line; the table that goes on is the one that it belongs to. */
static void take_row(passages_builder *b, guint index)
{
    guint row = (guint)segment_line_at(b->view, index)->row;
    guint table = g_array_index(b->view->tables->rows, table_row, row).table;
    if (b->row == row + 1)
        return;
    segment_open *open = passages_current(b);
    if (!open || open->passage->kind != UNDEX_KIND_TABLE || b->table != table + 1) {
        if (open && open->passage->kind != UNDEX_KIND_CAPTION && open->passage->kind != UNDEX_KIND_TABLE &&
            !passages_is_finished(open->text))
            b->suspended = b->now;
        open = passages_begin(b, UNDEX_KIND_TABLE, NULL, UNDEX_LABEL_NONE, segment_line_at(b->view, index));
    }
    b->row = row + 1, b->table = table + 1;
    table_join_row(b->view, open, row, b->notes);
}

static void take_table(passages_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    if (line->row >= 0) {
        take_row(b, index);
        return;
    }
    segment_open *open = passages_current(b);
    if (open && open->passage->kind == UNDEX_KIND_TABLE && !b->table) {
        passages_join(b, index, 0, TRUE);
        return;
    }
    b->table = 0;
    if (open && open->passage->kind != UNDEX_KIND_CAPTION && open->passage->kind != UNDEX_KIND_TABLE &&
        !passages_is_finished(open->text))
        b->suspended = b->now;
    passages_begin(b, UNDEX_KIND_TABLE, NULL, UNDEX_LABEL_NONE, line);
    passages_join(b, index, 0, FALSE);
}

/* Whether a line of boilerplate or of a note in the margin goes on with the one begun last. */
static gboolean notice_goes_on(const passages_builder *b, const segment_open *notice, guint index)
{
    const segment_line *line = segment_line_at(b->view, index), *above = line - 1;
    if (!notice || notice->last_line + 1 != index || line->margin != above->margin)
        return FALSE;
    return !line->margin || (line->page == above->page && line->y1 - above->y1 < 2 * line->size);
}

/* Boilerplate at a page's foot and notes in its margin interrupt nothing: what went on before goes on after.
 */
static void take_notice(passages_builder *b, guint index)
{
    int before = b->now;
    const segment_line *line = segment_line_at(b->view, index);
    if (!notice_goes_on(b, open_at(b, b->notice), index)) {
        passages_begin(b, line->margin ? UNDEX_KIND_BLOCK : UNDEX_KIND_BOILERPLATE, NULL, UNDEX_LABEL_NONE,
                       line);
        b->notice = b->now;
    } else {
        b->now = b->notice;
    }
    passages_join(b, index, 0, !line->margin);
    if (before >= 0)
        b->now = before;
}

static void take_line(passages_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    switch (line->role) {
    case ROLE_FURNITURE:
    case ROLE_RULE:
    case ROLE_NOTE:
        return;
    case ROLE_MASTHEAD:
        passages_take_masthead(b, index);
        return;
    case ROLE_TABLE:
        take_table(b, index);
        return;
    case ROLE_CONTENTS:
    case ROLE_BOILERPLATE:
        take_notice(b, index);
        return;
    case ROLE_BODY:
        break;
    }
    if (line->number >= 0) {
        passages_take_number(b, index);
        return;
    }
    if (passages_takes_caption(b, index) || passages_takes_subnumber(b, index, TRUE))
        return;
    const segment_open *open = passages_current(b);
    segment_level level =
        passages_runs_on(b->view, open, index) ? LEVEL_NONE : segment_heading_level(b->view, index);
    if (index >= b->view->title_first && index < b->view->title_end)
        level = LEVEL_PLAIN;
    if ((level == LEVEL_ITEM && passages_is_listing(open)) || (open && segment_list_is_quoted(open, line)) ||
        (level == LEVEL_PLAIN && passages_continues_items(b, open, index)))
        level = LEVEL_NONE;
    if (level != LEVEL_NONE)
        passages_take_heading(b, index, level);
    else if (b->view->source->format == UNDEX_FORMAT_TEXT)
        passages_take_plain(b, index);
    else
        passages_take_text(b, index);
}

/* A meeting record, by its symbol or by those who speak in it. */
static gboolean is_record(const passages_builder *b)
{
    const char *symbol = b->document->symbol;
    if (symbol && (strstr(symbol, "/PV.") || strstr(symbol, "/SR.")))
        return TRUE;
    guint speakers = 0;
    for (guint i = 0; i < b->view->lines->len; i++) {
        const segment_line *line = segment_line_at(b->view, i);
        gboolean lead = line->bold_lead || line->flow == FLOW_BEGINS;
        if (lead && segment_matches(PATTERN_SPEAKER, line->text, NULL))
            speakers += i == 0 && line->flow == FLOW_BEGINS ? 4 : 1;
    }
    return speakers >= 4;
}

void segment_passages(segment_view *view, GArray *notes, GArray *numbers, undex_document *document)
{
    passages_builder b = {.view = view,
                          .document = document,
                          .numbers = numbers,
                          .now = -1,
                          .notice = -1,
                          .suspended = -1,
                          .run = -1};
    b.notes = g_ptr_array_new();
    b.namer = segment_passage_ids_new(document, view);
    b.open = g_array_new(FALSE, FALSE, sizeof(segment_open));
    b.headings = g_array_new(FALSE, FALSE, sizeof(levels_heading));
    g_array_set_clear_func(b.headings, clear_heading);
    b.components = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    b.component = g_strdup("main");
    b.record = is_record(&b);
    passages_make_notes(&b, notes);
    passages_find_parts(&b);
    for (guint i = 0; i < view->lines->len; i++)
        take_line(&b, i);
    passages_fill_notes(&b, notes);
    passages_add_in_order(&b);
    g_array_unref(b.open);
    g_array_unref(b.headings);
    g_ptr_array_unref(b.notes);
    g_hash_table_unref(b.components);
    segment_passage_ids_free(b.namer);
    g_free(b.component);
    g_free(b.pending);
    g_free(b.outer);
    g_free(b.draft_outer);
}
