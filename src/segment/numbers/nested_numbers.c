// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds lists of numbers within a numbered paragraph. */
#include "segment/numbers/number_sequence.h"

#include <math.h>

static const float LEAST_WEIGHT = 0.3F; /* that a member of a list has */
static const float NESTED = 0.9F;       /* of its weight speaks for the numbers around it */

#define SAME_PLACE 9 /* points between the numbers of one list, the wider of which may stand further left */
#define SET_IN     8 /* points from the outer numbers to those of a list */

enum { NEAR = 4 }; /* candidates among which a neighbour is looked for */

static gboolean is_neighbour(const numbers_candidate *a, const numbers_candidate *b)
{
    return b->value == a->value + 1 && fabsf(b->place - a->place) <= SAME_PLACE;
}

/* Whether a number that is not one begins the rest of a list: the next at its place follows it, and the one
 * before it stands in another paragraph. */
static gboolean begins_rest(const GArray *candidates, guint from, guint k, guint to)
{
    const numbers_candidate *c = numbers_at(candidates, k);
    for (guint i = k; i-- > from + 1 && i + NEAR > k;)
        if (is_neighbour(numbers_at(candidates, i), c))
            return FALSE;
    for (guint i = k + 1; i < to && i < k + NEAR; i++)
        if (is_neighbour(c, numbers_at(candidates, i)))
            return TRUE;
    return FALSE;
}

/* A list begins with one, set in from the outer numbers, or goes on from a list in another paragraph. */
static gboolean begins_list(const GArray *candidates, guint from, guint k, guint to, float margin,
                            float draft)
{
    const numbers_candidate *c = numbers_at(candidates, k);
    gboolean set_in = c->place >= margin;
    if (c->boundary <= draft)
        return FALSE; /* a draft: the chain itself goes through it and comes back */
    return set_in && (c->value == 1 || begins_rest(candidates, from, k, to));
}

float numbers_nested(const GArray *candidates, guint from, guint to, float draft, GArray *members)
{
    const float margin = numbers_at(candidates, from)->place + SET_IN;
    float total = 0, x = 0;
    int first = 0, expected = 0; /* the list's first number, and the next to come */
    gboolean any = FALSE;
    if (numbers_at(candidates, from)->weight < 1 || numbers_at(candidates, to)->weight < 1)
        return 0;
    for (guint k = from + 1; k < to; k++) {
        const numbers_candidate *c = numbers_at(candidates, k);
        if (c->heading)
            continue;
        gboolean next = expected && c->value == expected && fabsf(c->place - x) <= SAME_PLACE;
        gboolean free = !expected || (c->value == 1 && expected > first + 1);
        if (!next && !(free && begins_list(candidates, from, k, to, margin, draft)))
            continue;
        if (!next)
            first = c->value, x = c->place;
        expected = c->value + 1;
        any |= next;
        total += MAX(c->weight, LEAST_WEIGHT);
        if (members)
            g_array_append_val(members, k);
    }
    return any ? NESTED * total : 0;
}
