// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines become passages, in reading order. Earlier steps have said what is page furniture, a note, a table,
 * or a paragraph's number; here each remaining line goes on with the passage before it or begins another. */
#include "segment/structure/passages.h"

#include "segment/headings/headings.h"
#include "segment/passage/open_passage.h"
#include "segment/passage/passage_builder.h"
#include "segment/segment_patterns.h"
#include "segment/tables/table.h"

#include <string.h>

enum { SPEAKERS = 4 }; /* lines that begin with a speaker make a meeting record */

/* A row is written with its first line; the table that goes on is the one that it belongs to. */
static void take_row(passage_builder *b, guint index)
{
    guint row = (guint)segment_line_at(b->view, index)->verdict.row;
    guint table = g_array_index(b->view->tables->rows, table_row, row).table;
    if (b->row == row + 1)
        return;
    open_passage *open = passage_builder_current(b);
    if (!open || open->passage->kind != UNDEX_KIND_TABLE || b->table != table + 1) {
        if (open && open->passage->kind != UNDEX_KIND_CAPTION && open->passage->kind != UNDEX_KIND_TABLE &&
            !continuation_is_finished(open->text))
            b->suspended = b->now;
        open = passage_builder_begin(b, UNDEX_KIND_TABLE, NULL, UNDEX_LABEL_NONE,
                                     segment_line_at(b->view, index));
    }
    b->row = row + 1, b->table = table + 1;
    table_join_row(b->view, open, row, b->notes);
}

static void take_table(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    if (line->verdict.row >= 0) {
        take_row(b, index);
        return;
    }
    open_passage *open = passage_builder_current(b);
    if (open && open->passage->kind == UNDEX_KIND_TABLE && !b->table) {
        passage_builder_join(b, index, 0, TRUE);
        return;
    }
    b->table = 0;
    if (open && open->passage->kind != UNDEX_KIND_CAPTION && open->passage->kind != UNDEX_KIND_TABLE &&
        !continuation_is_finished(open->text))
        b->suspended = b->now;
    passage_builder_begin(b, UNDEX_KIND_TABLE, NULL, UNDEX_LABEL_NONE, line);
    passage_builder_join(b, index, 0, FALSE);
}

/* Whether a line of boilerplate or of a note in the margin goes on with the one begun last. */
static gboolean notice_goes_on(const passage_builder *b, const open_passage *notice, guint index)
{
    const segment_line *line = segment_line_at(b->view, index), *above = line - 1;
    if (!notice || notice->last_line + 1 != index || line->margin != above->margin)
        return FALSE;
    return !line->margin || (line->page == above->page && line->y1 - above->y1 < 2 * line->size);
}

/* Boilerplate at a page's foot and notes in its margin interrupt nothing: what went on goes on after. */
static void take_notice(passage_builder *b, guint index)
{
    int before = b->now;
    const segment_line *line = segment_line_at(b->view, index);
    if (!notice_goes_on(b, passage_builder_at(b, b->notice), index)) {
        passage_builder_begin(b, line->margin ? UNDEX_KIND_BLOCK : UNDEX_KIND_BOILERPLATE, NULL,
                              UNDEX_LABEL_NONE, line);
        b->notice = b->now;
    } else {
        b->now = b->notice;
    }
    passage_builder_join(b, index, 0, !line->margin);
    if (before >= 0)
        b->now = before;
}

static void take_line(passage_builder *b, guint index)
{
    const segment_line *line = segment_line_at(b->view, index);
    switch (line->verdict.role) {
    case ROLE_PAGE_FURNITURE:
    case ROLE_RULE:
    case ROLE_NOTE:
        return;
    case ROLE_MASTHEAD:
        passage_builder_take_masthead(b, index);
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
    if (line->verdict.number >= 0) {
        paragraphs_take_number(b, index);
        return;
    }
    if (captions_takes(b, index) || paragraphs_takes_subnumber(b, index, TRUE))
        return;
    const open_passage *open = passage_builder_current(b);
    segment_level level =
        continuation_runs_on(b->view, open, index) ? LEVEL_NONE : segment_heading_level(b->view, index);
    if (index >= b->view->title_first && index < b->view->title_end)
        level = LEVEL_PLAIN;
    if ((level == LEVEL_ITEM && paragraphs_is_listing(open)) ||
        (open && unnumbered_lists_is_quoted(open, line)) ||
        (level == LEVEL_PLAIN && paragraphs_continues_items(b, open, index)))
        level = LEVEL_NONE;
    if (level != LEVEL_NONE)
        heading_passages_take(b, index, level);
    else if (b->view->source->format == UNDEX_FORMAT_TEXT)
        paragraphs_take_plain(b, index);
    else
        paragraphs_take_text(b, index);
}

/* A meeting record, by its symbol or by those who speak in it. */
static gboolean is_record(const passage_builder *b)
{
    const char *symbol = b->document->symbol;
    if (symbol && (strstr(symbol, "/PV.") || strstr(symbol, "/SR.")))
        return TRUE;
    guint speakers = 0;
    for (guint i = 0; i < b->view->lines->len; i++) {
        const segment_line *line = segment_line_at(b->view, i);
        gboolean lead = line->bold_lead || line->verdict.flow == FLOW_BEGINS;
        if (lead && segment_matches(PATTERN_SPEAKER, line->text, NULL))
            speakers += i == 0 && line->verdict.flow == FLOW_BEGINS ? SPEAKERS : 1;
    }
    return speakers >= SPEAKERS;
}

void segment_passages(segment_view *view, GArray *notes, GArray *numbers, undex_document *document)
{
    passage_builder b = passage_builder_new(view, document, numbers);
    b.record = is_record(&b);
    note_passages_make(&b, notes);
    components_find_parts(&b);
    for (guint i = 0; i < view->lines->len; i++)
        take_line(&b, i);
    note_passages_fill(&b, notes);
    note_passages_add_in_order(&b);
    passage_builder_clear(&b);
}
