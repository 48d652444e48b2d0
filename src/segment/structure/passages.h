// SPDX-License-Identifier: GPL-3.0-or-later
/* passages.c makes passages of lines. */
#pragma once

#include "segment/passage/passage_builder.h"

void segment_passages(segment_view *view, GArray *notes, GArray *numbers, undex_document *document);

/* components.c enters and leaves the body, the annexes, the drafts and the parts of a document. */
/* The headings from the `kept`th on stand above nothing more: what they opened is left. */
void components_leave(passage_builder *b, guint kept);
/* A heading names a component: an annex or a draft begins with it; a part where numbers start again below. */
void components_enter(passage_builder *b, guint index, levels_heading *heading);
/* Whether numbers begin again with each part of the document. To be called once, before all lines. */
void components_find_parts(passage_builder *b);
/* Numbers start again, or go on after others: the component that they belong to. */
void components_start_run(passage_builder *b, const segment_number *number);
/* A chapeau below numbered paragraphs opens a draft without a heading of its own: its numbers begin again. */
void components_open_draft(passage_builder *b);

/* paragraphs.c makes passages of the running text: numbered paragraphs with their items, and blocks. */
/* A line with the number of a paragraph, or of an item. */
void paragraphs_take_number(passage_builder *b, guint index);
/* "122.105 Recommendation": an item of paragraph 122 with a number of its own. `sure`: only a full line with
 * the number that comes next, which is no heading however it is set. */
gboolean paragraphs_takes_subnumber(passage_builder *b, guint index, gboolean sure);
/* Another line of a PDF. */
void paragraphs_take_text(passage_builder *b, guint index);
/* Another line of a plain text: how it stands to the text before it is decided already. */
void paragraphs_take_plain(passage_builder *b, guint index);
/* Whether a line that is set as a heading is the next item of the list: "c. With the mill" after "b.". */
gboolean paragraphs_continues_items(const passage_builder *b, const open_passage *open, guint index);
/* Whether the passage is within a list, or ends in a colon: "(c)" is then the next item however it is set. */
gboolean paragraphs_is_listing(const open_passage *open);

/* unnumbered_lists.c finds the lists without numbers that belong to a numbered paragraph. */
/* Whether a line that begins a block belongs to the paragraph before it: after its colon, or after an entry
 * of the list below its colon where it is another. */
gboolean unnumbered_lists_goes_on(const segment_view *view, const open_passage *open, guint index);
/* To be called before a line is joined: notes that a list begins with it, where a colon stands before. */
void unnumbered_lists_note(open_passage *open, guint index);
/* Whether a line begins a quotation that a colon promised, or goes on with one: it is no heading. */
gboolean unnumbered_lists_is_quoted(const open_passage *open, const segment_line *line);
/* Whether a line of such a list stands on a line of its own: it and the one above are short. */
gboolean unnumbered_lists_breaks(const segment_view *view, const open_passage *open, guint index);

/* continuation.c decides whether a line goes on with the passage before it. */
/* Whether a text has come to a stop. */
gboolean continuation_is_finished(const GString *text);
/* Whether a line that begins nothing by its form goes on with the passage. `record`: of a meeting. */
gboolean continuation_goes_on(const segment_view *view, const open_passage *open, guint index,
                              gboolean record);
/* A line close below another of the same style, within a text: no heading, however it is set. */
gboolean continuation_runs_on(const segment_view *view, const open_passage *open, guint index);
/* Lines that all end far short of the margin are no running text: signatures, addresses, lists keep them. */
gboolean continuation_stands_alone(const segment_view *view, const open_passage *open, guint index);

/* heading_passages.c makes passages of headings. */
void heading_passages_take(passage_builder *b, guint index, segment_level level);
/* The rest of a heading that by itself does not look like one; FALSE: it is none. */
gboolean heading_passages_takes_rest(passage_builder *b, guint index);

/* captions.c: takes a caption, or what goes on with one; FALSE: the line is neither. */
gboolean captions_takes(passage_builder *b, guint index);

/* note_passages.c makes passages of notes: before the text that marks them, filled after it, and set below
 * what carries them. */
void note_passages_make(passage_builder *b, const GArray *found);
void note_passages_fill(passage_builder *b, const GArray *found);
/* All passages into the document, each with its notes behind it. */
void note_passages_add_in_order(passage_builder *b);
