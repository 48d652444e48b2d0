// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the files share that find the numbers of paragraphs: number_candidates.c weighs the lines that may
 * begin one, number_sequence.c finds the best chain of them, nested_numbers.c the lists within paragraphs,
 * missing_numbers.c the numbers that stand elsewhere or are damaged; paragraph_numbers.c puts them together.
 */
#ifndef UNDEX_SEGMENT_NUMBERS_PARAGRAPH_NUMBERS_H
#define UNDEX_SEGMENT_NUMBERS_PARAGRAPH_NUMBERS_H

#include "segment/line.h"

/* Which lines begin numbered paragraphs: segment_number, by line. */
GArray *segment_numbers(segment_view *view);

typedef struct {
    guint line;
    int value;
    guint part; /* of a section's number, what stands before the last stop; 0: none */
    int label_bytes;
    char label[16];
    float weight;     /* in units of one well-placed candidate */
    gboolean heading; /* set like a heading: short, and bold, italic or larger than the text */
    gboolean act;     /* begins like an operative paragraph: with an italic word, or with a verb */
    float boundary;   /* cost of starting again right before it, from the previous candidate on */
    /* the best chain that ends here */
    float total;
    int previous;
    gboolean restart, back; /* numbers begin again; those before a draft go on */
    int outer;              /* the last number before the drafts in which it stands; -1: it stands in none */
    /* what was decided */
    int run; /* of numbers; -1: it is no number */
    gboolean item;
} numbers_candidate;

/* What it costs to start numbers again, in the units of the weights. */
#define NUMBERS_OPEN          7.0F /* without a reason */
#define NUMBERS_BELOW_HEADING 3.0F /* below a heading */
#define NUMBERS_IN_COMPONENT  0.6F /* below an annex's heading, or a part's */
#define NUMBERS_IN_DRAFT      1.2F /* below a chapeau, or in another article */

/* number_candidates.c */
/* The section whose number most lines of the form 21.1 begin with, where there are enough of them in order;
 * else NULL. */
char *numbers_find_section(const segment_view *view);
/* numbers_candidate, by line. */
GArray *numbers_find_candidates(segment_view *view, const char *section);
/* Whether a line stands apart from the text above. */
gboolean numbers_gap_above(const segment_view *view, guint index);

/* number_sequence.c */
/* What it costs to start numbers again between two lines: the strongest reason that stands between them. */
float numbers_boundary(const segment_view *view, guint from, guint to);
/* The best chain; returns the index of its last candidate, -1 where there is none. */
int numbers_find_chain(GArray *candidates, const segment_view *view);

/* nested_numbers.c */
/*
 * A list within a paragraph: candidates between two numbers that follow one another which count from 1 at one
 * place. Their weight speaks for the numbers around them: the outer sequence goes on afterwards. Adds the
 * indices of the list's candidates to `members`, unless that is NULL.
 */
float numbers_nested(const GArray *candidates, guint from, guint to, const segment_view *view,
                     GArray *members);

/* number_runs.c */
/* Whether the members `from` to `end` of a list are texts of several lines that end as sentences do, and no
 * short entries. `bound`: the line where the last of all members ends. */
gboolean numbers_are_texts(const segment_view *view, const GArray *candidates, const GArray *members,
                           guint from, guint end, guint bound);
/* Whether the text before a line ends in a colon. */
gboolean numbers_follow_colon(const segment_view *view, guint index);
/* Runs of numbers that stand within an item "(a)" are lists. */
void numbers_judge_runs(const segment_view *view, GArray *candidates);

/* missing_numbers.c */
/* Where just one number is missing and one candidate between its neighbours has it, that is the number,
 * wherever it stands in its line; and one that is printed twice is a number both times. */
void numbers_fill_gaps(const segment_view *view, GArray *candidates);
/* Where numbers are missing and as many lines begin with something damaged in their place, these are the
 * numbers. */
void numbers_infer_damaged(segment_view *view, GArray *numbers);

#endif
