// SPDX-License-Identifier: GPL-3.0-or-later
/* number_sequence.c: which of many numbers are a sequence. Each line that may begin a numbered paragraph is a
 * candidate with a weight; the best chain of candidates is the one whose weights, less what its steps cost,
 * sum up to most. PDFs and plain texts find and weigh their candidates in ways of their own, and each has a
 * table of what steps cost. */
#pragma once

#include "segment/line.h"

/* What is greater is a year or an amount. */
enum { NUMBERS_GREATEST = 2500 };

typedef struct {
    guint line;
    char label[16];
    int label_bytes;
    int value;
    gboolean bis; /* "12 bis": it follows 12 */
    guint part;   /* of a section's number, a hash of what stands before the last stop; 0: it has none */
    float place;  /* where it begins in its line; of plain texts 0 */
    float weight;
    float boundary;     /* what starting again right before it costs, from the previous candidate on */
    gboolean no_start;  /* no sequence begins with it, it only goes on with one */
    gboolean only_next; /* it counts only where it is the number that comes next */
    gboolean act;       /* begins like an operative paragraph: with an italic word, or with a verb */
    gboolean heading;   /* set like a heading: short, and bold, italic or larger than the text */
    gsize bytes;        /* of plain texts: from here to the next candidate or heading */
    /* the best chain that ends here, written by numbers_find_chain() */
    float total;
    int previous;           /* -1: it begins here */
    gboolean restart, back; /* numbers begin again; those before a draft go on */
    int outer;              /* the last number before the drafts in which it stands; -1: it stands in none */
    /* what was decided */
    int run; /* of numbers; -1: it is no number */
    gboolean item;
} numbers_candidate;

static inline numbers_candidate *numbers_at(const GArray *candidates, guint index)
{
    return &g_array_index(candidates, numbers_candidate, index);
}

/* What a number costs that is above one where a sequence begins: so much for each, and at most so much. */
typedef struct {
    float each, most;
} numbers_late_start;

/* What the steps of a chain cost, in the units of the weights. */
typedef struct {
    guint window; /* so many candidates are looked back at */
    numbers_late_start start, restart;
    float gap;                     /* each number that is missing */
    int longest_step;              /* from one number to the next; longer ones begin a sequence */
    float open;                    /* the cost of a boundary without any reason to start again */
    float gaps_below, gaps_within; /* all missing numbers cost at most this below a reason, and without one */
    gboolean always_on;            /* a number that can go on never begins again, though that may cost less */
    float part;                    /* another part of a section */
    float shift;                   /* going on at another place of the line */
    float same_place;              /* points within which numbers stand at one place */
    float draft;        /* a boundary that costs no more may open a draft; less than 0: none does */
    float behind_draft; /* outer numbers go on behind a draft with numbers of its own */
    float unlike;       /* within a draft: an operative paragraph and one that is none */
    guint nested;       /* among fewer candidates lists speak for the numbers around them; 0: never */
} numbers_costs;

/* Fills in what is known of the best chain that ends with each candidate. Returns the indices (guint) of
 * those of the best of all, in order; the caller owns the array. */
GArray *numbers_find_chain(GArray *candidates, const numbers_costs *costs);

/* nested_numbers.c */
/* A list within a paragraph: candidates between two numbers that follow one another which count from 1 at one
 * place. Their weight speaks for the numbers around them: the outer sequence goes on afterwards. `draft`: of
 * the costs. Adds the indices of the list's candidates to `members`, unless that is NULL. */
float numbers_nested(const GArray *candidates, guint from, guint to, float draft, GArray *members);
