// SPDX-License-Identifier: GPL-3.0-or-later
/* The builder (passage_builder.c) is the record as far as it is made. Every file that makes passages of
 * lines stands above it: it begins passages, adds lines to the one that goes on, and holds what is true at
 * the line looked at. */
#pragma once

#include "segment/headings/heading_levels.h"
#include "segment/passage/open_passage.h"
#include "segment/passage/passage_ids.h"

/* The record as far as it is made, and what holds at the line that is looked at. */
typedef struct {
    segment_view *view;
    undex_document *document;
    const GArray *numbers;
    GPtrArray *notes; /* undex_passage *, by index of note */
    passage_ids *ids;
    GArray *open;     /* open_passage: every passage begun, in order */
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
} passage_builder;

/* Pointers to a passage hold until the next is begun. */
/* The passage that goes on; NULL: none. */
open_passage *passage_builder_current(const passage_builder *b);
/* One of those begun, by its index; NULL where the index is less than nought. */
open_passage *passage_builder_at(const passage_builder *b, int index);
open_passage *passage_builder_begin(passage_builder *b, undex_kind kind, const char *label,
                                    undex_label_origin origin, const segment_line *line);
/* Adds a line to the current passage, from byte `from`. */
void passage_builder_join(passage_builder *b, guint index, int from, gboolean new_line);
/* A line of the masthead, or of a cover. */
void passage_builder_take_masthead(passage_builder *b, guint index);
/* The heading that stands above all text to come; NULL: none. */
levels_heading *passage_builder_innermost(const passage_builder *b);

passage_builder passage_builder_new(segment_view *view, undex_document *document, const GArray *numbers);
void passage_builder_clear(passage_builder *b);
