// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files share that make passages of lines: passages.c, heading_passages.c, paragraphs.c,
 * continuation.c and note_passages.c. */
#ifndef UNDEX_SEGMENT_STRUCTURE_PASSAGES_H
#define UNDEX_SEGMENT_STRUCTURE_PASSAGES_H

#include "segment/headings/heading_levels.h"

/* The record as far as it is made, and what holds at the line that is looked at. */
typedef struct {
    segment_view *view;
    undex_document *document;
    const GArray *numbers;
    GPtrArray *notes; /* undex_passage *, by index of note */
    segment_passage_ids *namer;
    GArray *open;     /* segment_open: every passage begun, in order */
    int now;          /* index of the one that goes on; -1: none */
    int notice;       /* the boilerplate begun last; -1: none */
    int suspended;    /* a paragraph that a table interrupts; -1: none */
    guint table;      /* the table whose row was written last, counted from 1; 0: of none */
    guint row;        /* that row, counted from 1 */
    GArray *headings; /* levels_heading: those that stand above, from the outermost */
    char *component;
    char *pending;          /* a part's name, used where numbers start again */
    levels_form series;     /* that an annex interrupts; see segment_levels_kept() */
    gboolean preamble;      /* after "The General Assembly," */
    gboolean resolution;    /* numbers are operative paragraphs */
    gboolean summary;       /* below the heading "Summary" */
    gboolean record;        /* a meeting record: speeches */
    char *outer;            /* label of the numbered paragraph begun last */
    char annex_letter;      /* of the annex's paragraph begun last, "A.7" */
    int annex_number;       /* ... and its number */
    int subnumber;          /* of its item 122.105 begun last: 105 */
    guint drafts;           /* draft resolutions without a number of their own */
    guint draft_decisions;  /* ... and draft decisions */
    char *draft_outer;      /* where the draft that has no heading stands; NULL: there is none */
    gboolean draft_titled;  /* the innermost of these is its title */
    guint draft_depth;      /* so many headings stand above the draft, its own among them */
    int preambular;         /* ordinal of the last preambular paragraph */
    int run;                /* of numbers; -1: none has begun */
    gboolean by_part;       /* numbers begin again with each part of the document */
    gboolean begun;         /* text has come, not only headings */
    guint looked;           /* so many of `open` have been looked at for text */
    GHashTable *components; /* run + 1 -> the component it belongs to */
} passages_builder;

/* passages.c: passages as they are begun and go on. Pointers to them hold until the next is begun. */
/* The passage that goes on; NULL: none. */
segment_open *passages_current(const passages_builder *b);
segment_open *passages_begin(passages_builder *b, undex_kind kind, const char *label,
                             undex_label_origin origin, const segment_line *line);
/* Adds a line to the current passage, from byte `from`. */
void passages_join(passages_builder *b, guint index, int from, gboolean new_line);

/* A line of the masthead, or of a cover. */
void passages_take_masthead(passages_builder *b, guint index);

/* continuation.c: where lines stand to one another, and whether one goes on with a passage. */
/* One below the other on one page, in one column. */
gboolean passages_same_place(const segment_line *above, const segment_line *line);
gboolean passages_has_gap(const segment_view *view, const segment_line *above, const segment_line *line);
gboolean passages_is_full(const segment_view *view, const segment_line *line);
/* Whether a text has come to a stop. */
gboolean passages_is_finished(const GString *text);
/* A first line that is set in, with the next line back at the margin. */
gboolean passages_is_first_line(const segment_view *view, guint index);
/* A block set in as a whole below a numbered paragraph is a quotation in it. */
gboolean passages_is_set_in(const segment_view *view, guint index);
/* Whether a line that begins nothing by its form goes on with the passage. `record`: of a meeting. */
gboolean passages_goes_on(const segment_view *view, const segment_open *open, guint index, gboolean record);
/* A line close below another of the same style, within a text: no heading, however it is set. */
gboolean passages_runs_on(const segment_view *view, const segment_open *open, guint index);
/* Lines that all end far short of the margin are no running text: signatures, addresses, lists of names keep
 * them. */
gboolean passages_stands_alone(const segment_view *view, const segment_open *open, guint index);

/* heading_passages.c: headings. */
void passages_take_heading(passages_builder *b, guint index, segment_level level);
/* The rest of a heading that by itself does not look like one; FALSE: it is none. */
gboolean passages_takes_heading_rest(passages_builder *b, guint index);

/* components.c */
/* The heading that stands above all text to come; NULL: none. */
levels_heading *passages_innermost(const passages_builder *b);
/* The headings from the `kept`th on stand above nothing more: what they opened is left. */
void passages_leave(passages_builder *b, guint kept);
/* A heading names a component: an annex, or a draft, begins with it; another part where numbers start again
 * below. */
void passages_enter(passages_builder *b, guint index, levels_heading *heading);
/* Whether numbers begin again with each part of the document. To be called once, before all lines. */
void passages_find_parts(passages_builder *b);
/* Numbers start again, or go on after others: the component that they belong to. */
void passages_start_run(passages_builder *b, const segment_number *number);
/* A chapeau below numbered paragraphs opens a draft that has no heading of its own: its numbers begin again.
 */
void passages_open_draft(passages_builder *b);

/* captions.c: takes a caption, or what goes on with one; FALSE: the line is neither. */
gboolean passages_takes_caption(passages_builder *b, guint index);

/* paragraphs.c: the running text. */
/* A line with the number of a paragraph, or of an item. */
void passages_take_number(passages_builder *b, guint index);
/* "122.105 Recommendation": an item of paragraph 122 with a number of its own. `sure`: only a full line with
 * the number that comes next, which is no heading however it is set. */
gboolean passages_takes_subnumber(passages_builder *b, guint index, gboolean sure);
/* Another line of a PDF. */
void passages_take_text(passages_builder *b, guint index);
/* Another line of a plain text: how it stands to the text before it is decided already. */
void passages_take_plain(passages_builder *b, guint index);
/* Whether a line that is set as a heading is the next item of the list: "c. With the mill" after "b.". */
gboolean passages_continues_items(const passages_builder *b, const segment_open *open, guint index);
/* Whether the passage is within a list, or ends in a colon: "(c)" is then the next item however it is set. */
gboolean passages_is_listing(const segment_open *open);

/* note_passages.c: notes, made before the text that marks them, filled after it, set below what carries them.
 */
void passages_make_notes(passages_builder *b, const GArray *found);
void passages_fill_notes(passages_builder *b, const GArray *found);
/* All passages into the document, each with its notes behind it. */
void passages_add_in_order(passages_builder *b);

#endif
