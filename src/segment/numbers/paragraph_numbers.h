// SPDX-License-Identifier: GPL-3.0-or-later
/* These declarations are shared by the files that find the numbers of a PDF's paragraphs: number_candidates.c
 * weighs the lines that may begin one, number_boundary.c what stands between them, number_sequence.c finds
 * the best chain of them, nested_numbers.c the lists within paragraphs, and missing_numbers.c the numbers
 * that stand elsewhere or are damaged; paragraph_numbers.c puts them together. */
#pragma once

#include "segment/numbers/number_sequence.h"

/* Which lines begin numbered paragraphs: segment_number, by line. */
GArray *segment_numbers(segment_view *view);

/* What it costs to start numbers again, in the units of the weights. */
#define NUMBERS_OPEN          7.0F /* without a reason */
#define NUMBERS_BELOW_HEADING 3.0F /* below a heading */
#define NUMBERS_ON_NEW_PAGE   4.5F /* at the head of a page */
#define NUMBERS_IN_COMPONENT  0.6F /* below an annex's heading, or a part's */
#define NUMBERS_IN_DRAFT      1.2F /* below a chapeau, or in another article */

/* number_candidates.c */
/* The section whose number most lines of the form 21.1 begin with, where enough are in order; else NULL. */
char *numbers_find_section(const segment_view *view);
/* numbers_candidate, by line. */
GArray *numbers_find_candidates(segment_view *view, const char *section);
/* Whether a line stands apart from the text above. */
gboolean numbers_gap_above(const segment_view *view, guint index);

/* number_boundary.c */
/* What it costs to start numbers again between two lines: the strongest reason that stands between them. */
float numbers_boundary(const segment_view *view, guint from, guint to);

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
/* Where numbers are missing and as many lines begin with something damaged, these are the numbers. */
void numbers_infer_damaged(segment_view *view, GArray *numbers);
