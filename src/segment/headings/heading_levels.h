// SPDX-License-Identifier: GPL-3.0-or-later
/* Levels say how headings stand to one another: heading_forms.c reads a heading's form, heading_levels.c
 * compares forms, and heading_passages.c keeps the headings that stand above. */
#pragma once

#include "segment/line.h"

/* Words that say by themselves how high a heading stands, the highest first. */
typedef enum {
    RANK_ANNEX,     /* an annex, an appendix, an enclosure: whatever it holds hangs below it */
    RANK_PART,      /* of a document, or of the budget */
    RANK_CHAPTER,   /* of a report */
    RANK_SECTION,   /* of the budget */
    RANK_PROGRAMME, /* of the budget */
    RANK_TEXT,      /* all others: their type and their numbers say it */
} levels_rank;

/* What a heading says of its place: its words, its number and its type. */
typedef struct {
    levels_rank rank;
    segment_level level; /* the form of its number */
    int depth;           /* parts of an arabic number: 2 of "4.1" */
    int value;           /* of its number; 0: none */
    guint word;          /* hash of the word before its number ("Result 2"); 0: none */
    gboolean draft;      /* of a resolution or a decision */
    gboolean act;        /* a resolution or a decision that has a number */
    float size;
    int weight; /* of its type: bold, capitals, italic, plain */
    gboolean centred;
} levels_form;

typedef struct {
    levels_form form;
    char *text;  /* owned */
    char *outer; /* the component that this one's opens within, owned; NULL: it opens none */
    int page;
    gboolean early; /* no text stands before it */
    gboolean empty; /* nor, so far, below it */
    gboolean over;  /* one in the same type stood right below it, or below its like */
} levels_heading;

/* Words of levels_form that are not hashes: of all numbers of resolutions and decisions, of agenda items. */
enum { LEVELS_ACT = 1, LEVELS_AGENDA };

/* heading_forms.c */
/* Reads the form of a heading on this line. `above`: levels_heading, those that stand over it, which tell
 * letters from roman numerals. `early`: no text stands before it. */
levels_form segment_form_of(const segment_view *view, guint index, segment_level level, gboolean early,
                            const GArray *above);
/* Whether a heading is but a label, "Annex II", "Chapter IV", "Subprogramme 3", whose title follows. */
gboolean segment_is_label(const char *text);

/* "7", "12": a number alone, of at most two digits. */
gboolean segment_is_short_number(const char *text);

/* heading_levels.c */
gboolean levels_same_size(float a, float b);
gboolean levels_same_type(const levels_form *a, const levels_form *b);
/* How many of `above` stay above a new heading. `direct`: no text stands between it and the last of them.
 * `series`: kept from heading to heading, all 0 at first; the last heading of the series that an annex
 * interrupted ("Section I"), whose next ends the annex. */
guint segment_levels_kept(GArray *above, levels_form *series, const levels_form *form, gboolean direct);
/* Whether one of `above` is set as the new one is. */
gboolean segment_levels_alike(const GArray *above, const levels_form *form);
